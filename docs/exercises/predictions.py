# ---
# description: Predict the test data with a trained PyTorch model, without gradients, and draw predictions beside the truth.
# starter: src/dlbasics/exercises/starters/4_predictions
# ---

# %% [markdown]
# # Exercise 4: predictions
#
# The model is trained. Now use it: what does it say for the test data, which it has never trained on? A number for the loss is one answer. A picture is another, and it shows where the model is wrong.
#
# ## The task
#
# 1. Put the model into evaluation mode.
# 2. Compute `predictions`, what the model says for `X_test`. Compute them without gradients, and make sure that they are on the CPU, since matplotlib cannot read a GPU's memory.
# 3. Fill in `draw`: the training data, the test data and the predictions in one figure.
#
# Replace each `...` by your code. You are done when the check at the end finds nothing wrong.
#
# <!-- starter -->

# %% data
import matplotlib.pyplot as plt
import torch
from torch import nn

from dlbasics.regression import fit

X = torch.arange(100).unsqueeze(1) / 100
y = 0.3 * X + 0.9
X_train, y_train = X[:80], y[:80]
X_test, y_test = X[80:], y[80:]


# %% model
class LineModel(nn.Module):
    """The line weight · x + bias."""

    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.weight * x + self.bias


torch.manual_seed(42)
model = LineModel()
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
losses = fit(model, optimizer, nn.L1Loss(), X_train, y_train, epochs=300)

# %% [markdown] tags=["page"]
# `fit` is the loop of [exercise 3](training-loop.py). Read on: [From data to decision boundary](../learning/training.md#from-data-to-decision-boundary) and [On a GPU](../learning/training.md#on-a-gpu).
#
# ## Hints and solution
#
# ??? tip "Hint 1: a nudge"
#     A model is called like a function. Three things are added here, each of them one short piece of code: evaluation mode, no gradients, the CPU.
#
# ??? tip "Hint 2: the parts"
#     - `model.eval()` switches to evaluation mode.
#     - Inside `with torch.inference_mode():` PyTorch notes nothing for gradients. The other way is to cut them off at the end, with `.detach()`.
#     - `.cpu()` brings a tensor to the CPU. If it is there already, nothing happens.
#
# ??? tip "Hint 3: nearly all"
#     - `model.eval()` stands on a line of its own. Then `predictions = model(X_test).detach().cpu()`.
#     - In `draw`, call `ax.plot` three times: `X_train` with `y_train`, `X_test` with `y_test`, `X_test` with `predictions`. Choose different colours and markers.

# %% predict tags=["solution"]
# The predictions for X_test: in evaluation mode, without gradients, on the CPU.
model.eval()
with torch.inference_mode():
    outputs = model(X_test)
predictions = outputs.cpu()


# %% draw tags=["solution"]
# The drawing: training data, test data and predictions on ax.
def draw(ax):
    """Draws the training data, the test data and the predictions on ax."""
    ax.plot(X_train, y_train, "o", markersize=3, color="C0")
    ax.plot(X_test, y_test, "^", markersize=5, color="C1")
    ax.plot(X_test, predictions, ".", markersize=4, color="black")
    ax.text(0.36, 0.92, "training data", color="C0")
    ax.text(0.99, 1.08, "test data", color="C1", ha="right")
    ax.text(0.78, 1.17, "predictions", color="black", ha="right")
    ax.set(xlabel="x", ylabel="y")


# %% figure tags=["boxed"] alt="The straight line of exercise 1: training data as discs on the left, test data as triangles on the right. Just above each triangle lies a small black dot, the prediction."
fig, ax = plt.subplots()
draw(ax)
plt.show()

# %% check tags=["boxed"]
from dlbasics.exercises import check

print(check(4, globals()))

# %% [markdown] tags=["page"]
# ## What to notice
#
# *Solve it first. What follows gives the solution away.*
#
# **All are wrong in the same direction.** The predictions lie close to the truth, but above it, every one. The differences show it, drawn large:

# %% misses tags=["page"] alt="Prediction minus truth for the 20 test examples, in thousandths. All dots lie well above the line at 0 that is marked 'right'. They rise slowly to the right."
misses = (predictions - y_test).flatten().tolist()

fig, ax = plt.subplots()
ax.plot(X_test, [1000 * miss for miss in misses], ".", color="black")
ax.axhline(0, color="gray", linewidth=1)
ax.text(0.895, 0.4, "right", color="gray", ha="center")
ax.text(0.895, 8.2, "each one too high", ha="center")
ax.set(xlabel="x of the test data", ylabel="prediction − truth, in 1/1000")
ax.set(xticks=[0.8, 0.9, 1.0], ylim=(-1, 9))
plt.show()

# %% [markdown] tags=["page"]
# The smallest difference is {{misses.misses[0]:.4f}}, the largest {{misses.misses[19]:.4f}}. They grow to the right, because the weight is a little too large. On noisy data the differences would scatter around 0. If they have a pattern, the model has missed something.
#
# **A tensor that carries gradients cannot be drawn.** matplotlib turns what it draws into NumPy arrays. Leave out `inference_mode` and `detach`, and that stops with an error:

# %% with_gradients tags=["page"]
carries = model(X_test)
try:
    carries.numpy()
except RuntimeError as error:
    print(error)
print("carries gradients:", carries.requires_grad, "and", predictions.requires_grad)
same = torch.equal(carries.detach(), predictions)
print("the numbers are the same:", same)

# %% [markdown] tags=["page"]
# **Why evaluation mode?** This model does the same in both modes. Many others do not. Dropout, for example, leaves out random neurons in training. A model with dropout that is still in training mode gives the same input another answer each time:

# %% dropout tags=["page"]
torch.manual_seed(0)
dropout_model = nn.Sequential(nn.Linear(1, 8), nn.Dropout(0.5), nn.Linear(8, 1))
x = torch.tensor([[0.5]])
answers = {}
for mode in "train", "eval":
    getattr(dropout_model, mode)()
    answers[mode] = [dropout_model(x).item() for _ in range(3)]
    print(f"{mode:5}", *(f"{answer:7.4f}" for answer in answers[mode]))

# %% [markdown] tags=["page"]
# In training mode it says {{dropout.answers["train"][0]:.4f}} the first time and {{dropout.answers["train"][1]:.4f}} the second. In evaluation mode it says {{dropout.answers["eval"][0]:.4f}} three times.
#
# Next exercise: [**Save and load**](saving.py), so that the training is not lost.

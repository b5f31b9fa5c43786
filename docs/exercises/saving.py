# ---
# description: Save a trained PyTorch model's state_dict to a file, load it into a new model, and compare the predictions.
# starter: src/dlbasics/exercises/starters/5_saving
# ---

# %% [markdown]
# # Exercise 5: save and load
#
# When the program ends, the trained model is gone. To keep it, save its parameters to a file. Another program, or you tomorrow, can load them into a new model of the same class. It must then say exactly the same.
#
# ## The task
#
# 1. Choose a name for the file, `path`, and save the `state_dict()` of `model` there.
# 2. Make a new model, `loaded`, load the file into it and put it into evaluation mode.
# 3. Compute `loaded_predictions`, what it says for `X_test`, without gradients.
# 4. Set `same` to True if they are equal to `predictions`, and to False if not. Let the computer compare.
#
# Replace each `...` by your code. You are done when the check at the end finds nothing wrong.
#
# <!-- starter -->

# %% data
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
predictions = model.eval()(X_test).detach()

# %% [markdown] tags=["page"]
# The model and its predictions are those of [exercise 4](predictions.py). Read on: [Weights and biases](../basics/important-terms.md#weights-and-biases), the numbers that go into the file.
#
# ## Hints and solution
#
# ??? tip "Hint 1: a nudge"
#     `model.state_dict()` has all that the training has changed. A file can keep it. A new model has random parameters, so it needs them from the file.
#
# ??? tip "Hint 2: the parts"
#     - `torch.save(what, path)` writes a file, `torch.load(path, weights_only=True)` reads it. With `weights_only`, it reads numbers and runs no code that someone may have hidden in the file.
#     - A model's method `load_state_dict(…)` copies the numbers into the model.
#     - `torch.equal(a, b)` is True if two tensors have the same shape and the same numbers.
#
# ??? tip "Hint 3: nearly all"
#     - `path = "line.pt"`, then `torch.save(model.state_dict(), path)`.
#     - `loaded = LineModel()`, then `loaded.load_state_dict(torch.load(path, weights_only=True))`, then `loaded.eval()`.
#     - `loaded_predictions = loaded(X_test).detach()`, and `same` is `torch.equal` of the two predictions.

# %% save tags=["solution"]
# The name of the file; save the model's state_dict() there.
path = "line.pt"
torch.save(model.state_dict(), path)

# %% load tags=["solution"]
# A new model; load the file into it, and switch to evaluation mode. Then what it says
# for X_test, and whether that is the same as predictions.
loaded = LineModel()
loaded.load_state_dict(torch.load(path, weights_only=True))
loaded.eval()
loaded_predictions = loaded(X_test).detach()
same = torch.equal(loaded_predictions, predictions)

# %% result tags=["boxed"]
print("same predictions:", same)

# %% check tags=["boxed"]
from dlbasics.exercises import check

print(check(5, globals()))

# %% [markdown] tags=["page"]
# ## What to notice
#
# *Solve it first. What follows gives the solution away.*
#
# **Exactly the same.** The file keeps every bit of the parameters, so the predictions are equal, not just nearly. The largest difference is {{difference.with_loading:.6f}}. Forget `load_state_dict`, and the new model has random parameters. It makes no error message, only wrong predictions:

# %% difference tags=["page"]
torch.manual_seed(1)
forgotten = LineModel().eval()
with_loading = (loaded_predictions - predictions).abs().max().item()
without_loading = (forgotten(X_test) - predictions).abs().max().item()
print(f"largest difference, loaded:    {with_loading:.6f}")
print(f"largest difference, forgotten: {without_loading:.6f}")

# %% [markdown] tags=["page"]
# So comparing a few predictions after loading is worth its two lines.
#
# **The file has numbers, but no class.** It holds names and tensors. How to compute with them stands in your class, and the class must fit. `nn.Linear(1, 1)` is a straight line, too. Its parameters even have the same names, but not the same shapes:

# %% other_class tags=["page"]
state = torch.load(path, weights_only=True)
for name, value in state.items():
    print(f"{name:6}  in the file {tuple(value.shape)}", end="  ")
    print("in nn.Linear", tuple(nn.Linear(1, 1).state_dict()[name].shape))
try:
    nn.Linear(1, 1).load_state_dict(state)
except RuntimeError as error:
    for line in str(error).splitlines():
        print(line.strip().partition(":")[0])

# %% [markdown] tags=["page"]
# **`state_dict()` is no copy.** It shows the parameters as they are at the moment. Train the loaded model for one more epoch, and what you kept has changed, too:

# %% not_a_copy tags=["page"]
kept = loaded.state_dict()
before = kept["bias"].item()
again = torch.optim.SGD(loaded.parameters(), lr=0.01)
losses = fit(loaded, again, nn.L1Loss(), X_train, y_train, epochs=1)
after = kept["bias"].item()
print(f"bias in the state_dict: before {before:.4f}, after one more epoch {after:.4f}")
print(f"bias of the first model: {model.bias.item():.4f}")

# %% [markdown] tags=["page"]
# The bias in `kept` is now {{not_a_copy.after:.4f}} instead of {{not_a_copy.before:.4f}}. The first model has its own parameters and stays as it was. To keep a state in memory, and not in a file, copy it: `copy.deepcopy(model.state_dict())`.
#
# **To go on training**, save the optimizer's `state_dict()` as well. SGD remembers nothing, but [Momentum and Adam do](../learning/optimizers.md#the-memory-is-thrown-away).
#
# Next exercise: [**Without and with an optimizer**](without-optimizer.py): what does the optimizer do?

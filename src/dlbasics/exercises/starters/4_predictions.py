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

# %% predict
# The predictions for X_test: in evaluation mode, without gradients, on the CPU.
predictions = ...

# %% draw
# The drawing: training data, test data and predictions on ax.
def draw(ax):
    """Draws the training data, the test data and the predictions on ax."""
    ...

# %% figure
fig, ax = plt.subplots()
draw(ax)
plt.show()

# %% check
from dlbasics.exercises import check

print(check(4, globals()))

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

# %% save
# The name of the file; save the model's state_dict() there.
path = ...

# %% load
# A new model; load the file into it, and switch to evaluation mode. Then what it says
# for X_test, and whether that is the same as predictions.
loaded = ...
loaded_predictions = ...
same = ...

# %% result
print("same predictions:", same)

# %% check
from dlbasics.exercises import check

print(check(5, globals()))

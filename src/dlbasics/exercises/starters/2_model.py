# %% [markdown]
# # Exercise 2: a model
#
# The examples lie on a straight line. A model that is a straight line, too, can learn them. It needs two numbers that training can change, its **parameters**: a weight and a bias. At first they are random.
#
# In PyTorch, a model is a class that builds on `nn.Module`. Its method `forward` says what it makes of an input.
#
# ## The task
#
# 1. Write the class `LineModel`. Its `__init__` makes a random weight and a random bias. Each is an `nn.Parameter` with `requires_grad=True`.
# 2. Its `forward(x)` returns weight · x + bias.
# 3. Make one such model, `model`, and print its `state_dict()`.
#
# You may use `nn.Linear(1, 1)` instead of two parameters of your own. Replace each `...` by your code. You are done when the check at the end finds nothing wrong.

# %% imports
import torch
from torch import nn

torch.manual_seed(42)
x = torch.tensor([[0.5]])  # an input to try the model with

# %% model
# The model: a random weight, a random bias, and the line that they make.
class LineModel(nn.Module):
    """The line weight · x + bias."""
    ...

# %% state
# One such model. Print its state_dict().
model = ...

# %% check
from dlbasics.exercises import check

print(check(2, globals()))

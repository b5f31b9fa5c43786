# ---
# description: Write a PyTorch model with one weight and one bias by subclassing nn.Module, and look at its state.
# starter: src/dlbasics/exercises/starters/2_model
# ---

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
#
# <!-- starter -->

# %% imports
import torch
from torch import nn

torch.manual_seed(42)
x = torch.tensor([[0.5]])  # an input to try the model with

# %% [markdown] tags=["page"]
# Read on: [Weights and biases](../basics/important-terms.md#weights-and-biases), and [The code](../learning/back-propagation.md#the-code) of back-propagation, where the gradients of such parameters are computed.
#
# ## Hints and solution
#
# ??? tip "Hint 1: a nudge"
#     `__init__` makes the two numbers and keeps them as `self.weight` and `self.bias`. `forward` uses them. It is the formula of [exercise 1](straight-line.py).
#
# ??? tip "Hint 2: the parts"
#     - The first line of `__init__` is `super().__init__()`. It prepares the model to notice its parameters.
#     - `torch.randn(1)` is one random number, as a tensor.
#     - `nn.Parameter(…)` around it makes it a parameter. `requires_grad=True` asks for gradients. It is also what you get if you leave it out.
#
# ??? tip "Hint 3: nearly all"
#     - `self.weight = nn.Parameter(torch.randn(1), requires_grad=True)`, and the same for `self.bias`.
#     - `forward(self, x)` returns `self.weight * x + self.bias`.
#     - `LineModel()` makes a model. `model.state_dict()` has its parameters with their names.


# %% model tags=["solution"]
# The model: a random weight, a random bias, and the line that they make.
class LineModel(nn.Module):
    """The line weight · x + bias."""

    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1), requires_grad=True)
        self.bias = nn.Parameter(torch.randn(1), requires_grad=True)

    def forward(self, x):
        return self.weight * x + self.bias


# %% state tags=["solution"]
# One such model. Print its state_dict().
model = LineModel()
print(model.state_dict())

# %% check tags=["boxed"]
from dlbasics.exercises import check

print(check(2, globals()))

# %% [markdown] tags=["page"]
# ## What to notice
#
# *Solve it first. What follows gives the solution away.*
#
# **It knows nothing yet.** The weight is {{untrained.weight:.4f}} and the bias {{untrained.bias:.4f}}, two random numbers. The line has 0.3 and 0.9. For $x = 0.5$ the model says {{untrained.said:.4f}}, and {{untrained.truth:.4f}} would be right.

# %% untrained tags=["page"]
weight, bias = model.weight.item(), model.bias.item()
said = model(x).item()
truth = 0.3 * 0.5 + 0.9
print(f"weight {weight:.4f}, bias {bias:.4f}")
print(f"the model says {said:.4f}, right is {truth:.4f}")

# %% [markdown] tags=["page"]
# **`nn.Linear(1, 1)` is the same function.** Give it the same two numbers, and the predictions are the same. Only the shapes differ: its weight is a table with one row and one column, since a layer may have many inputs and outputs.

# %% linear tags=["page"]
linear = nn.Linear(1, 1)
with torch.no_grad():
    linear.weight.copy_(model.weight.reshape(1, 1))
    linear.bias.copy_(model.bias)

X = torch.arange(100).unsqueeze(1) / 100
inputs, difference = len(X), (linear(X) - model(X)).abs().max().item()
print("shape of the weight:", tuple(linear.weight.shape))
print(f"largest difference: {difference:.6f}")

# %% [markdown] tags=["page"]
# The largest difference over {{linear.inputs}} inputs is {{linear.difference:.6f}}.
#
# **A plain tensor is not a parameter.** Leave out `nn.Parameter`, and the model computes the same. But it does not know that there is something to train:


# %% forgotten tags=["page"]
class Forgotten(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = torch.randn(1, requires_grad=True)
        self.bias = torch.randn(1, requires_grad=True)

    def forward(self, x):
        return self.weight * x + self.bias


registered = {m.__name__: len(list(m().parameters())) for m in (LineModel, Forgotten)}
print("parameters:", registered)
print("state of the second:", dict(Forgotten().state_dict()))
try:
    torch.optim.SGD(Forgotten().parameters(), lr=0.01)
except ValueError as error:
    print("SGD says:", error)

# %% [markdown] tags=["page"]
# The first model has {{forgotten.registered["LineModel"]}} parameters, the second {{forgotten.registered["Forgotten"]}}. Here the optimizer notices. In a larger model with a few real parameters it would not: it would train those and leave the others as they are.
#
# Next exercise: [**The training loop**](training-loop.py), which makes the random line the right one.

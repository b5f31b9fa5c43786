# %% [markdown]
# # Exercise 1: a straight line
#
# A model learns from examples. So before there is a model, there must be examples. Here you make them yourself: points on a straight line.
#
# $$
# y = \text{weight} \cdot x + \text{bias}
# $$
#
# You choose the weight and the bias. So you know the right answer, and in the later exercises you will see whether a model finds it.
#
# ## The task
#
# 1. Set `weight` to 0.3 and `bias` to 0.9.
# 2. Make `X`, at least 100 different numbers, and `y`, the number on the line for each of them.
# 3. Split the examples. 80 % are for training: `X_train` and `y_train`. The other 20 % are for the test: `X_test` and `y_test`. No example is in both.
# 4. Fill in `draw`, so that the figure shows training and test data, and one can tell them apart.
#
# Replace each `...` by your code. You are done when the check at the end finds nothing wrong.

# %% imports
import matplotlib.pyplot as plt
import torch

# %% line
# The line: weight, bias, at least 100 numbers X, and y, the line at each of them.
weight = ...
bias = ...
X = ...
y = ...

# %% split
# The split: 80 % of the examples for training, the other 20 % for the test.
X_train = ...
y_train = ...
X_test = ...
y_test = ...

# %% draw
# The drawing: both parts on ax, so that one can tell them apart.
def draw(ax):
    """Draws the training data and the test data on ax."""
    ...

# %% figure
fig, ax = plt.subplots()
draw(ax)
plt.show()

# %% check
from dlbasics.exercises import check

print(check(1, globals()))

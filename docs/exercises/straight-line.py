# ---
# description: Make 100 points on a known straight line, split them into training and test data, and draw both.
# starter: src/dlbasics/exercises/starters/1_straight_line
# ---

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
#
# <!-- starter -->

# %% imports
import matplotlib.pyplot as plt
import torch

# %% [markdown] tags=["page"]
# Read on: [Important terms](../basics/important-terms.md) says what weight and bias do. [Training a network](../learning/training.md#from-data-to-decision-boundary) says why the examples are split.
#
# ## Hints and solution
#
# ??? tip "Hint 1: a nudge"
#     A tensor can be multiplied by a number, and a number can be added to it. Each number in the tensor is treated alone. So the formula for one $x$ is also the formula for all of them.
#
#     `X` should have one **row** for each example, and one column. That is the shape (100, 1). Models expect it.
#
# ??? tip "Hint 2: the parts"
#     - `torch.arange(100)` has the whole numbers from 0 to 99.
#     - `.unsqueeze(1)` makes rows of them: the shape (100) becomes (100, 1).
#     - `X[:80]` has the first 80 rows, `X[80:]` the others.
#     - `ax.plot(X, y, "o")` draws points without a line between them.
#
# ??? tip "Hint 3: nearly all"
#     - `X = torch.arange(100).unsqueeze(1) / 100`, and `y` is the formula, with `X` in the place of $x$.
#     - `X_train, y_train = X[:80], y[:80]`, and the same with `[80:]` for the test.
#     - In `draw`, call `ax.plot` twice, once for each part, each time with another `color`.

# %% line tags=["solution"]
# The line: weight, bias, at least 100 numbers X, and y, the line at each of them.
weight = 0.3
bias = 0.9
X = torch.arange(100).unsqueeze(1) / 100
y = weight * X + bias

# %% split tags=["solution"]
# The split: 80 % of the examples for training, the other 20 % for the test.
X_train, y_train = X[:80], y[:80]
X_test, y_test = X[80:], y[80:]


# %% draw tags=["solution"]
# The drawing: both parts on ax, so that one can tell them apart.
def draw(ax):
    """Draws the training data and the test data on ax."""
    ax.plot(X_train, y_train, "o", markersize=3, color="C0")
    ax.plot(X_test, y_test, "^", markersize=4, color="C1")
    ax.text(0.36, 0.92, f"{len(X_train)} training examples", color="C0")
    ax.text(0.99, 1.03, f"{len(X_test)} test examples", color="C1", ha="right")
    ax.set(xlabel="x", ylabel="y")


# %% figure tags=["boxed"] alt="Points on a rising straight line, from 0.9 at x = 0 to 1.2 at x = 1. The 80 training examples are the discs on the left, up to x = 0.79. The 20 test examples are the triangles on the right, from x = 0.80."
fig, ax = plt.subplots()
draw(ax)
plt.show()

# %% check tags=["boxed"]
from dlbasics.exercises import check

print(check(1, globals()))

# %% [markdown] tags=["page"]
# ## What to notice
#
# *Solve it first. What follows gives the solution away.*
#
# **The test is hard.** The largest $x$ for training is {{ranges.largest_trained:.2f}}, and the smallest in the test is {{ranges.smallest_tested:.2f}}. So the model must answer for numbers beyond all that it has seen. A straight line goes on in the same way, so a model that has found the line can do this.

# %% ranges tags=["page"]
largest_trained = X_train.max().item()
smallest_tested = X_test.min().item()
print(f"training: x up to {largest_trained:.2f}")
print(f"test: x from {smallest_tested:.2f}")
print("shapes:", tuple(X_train.shape), tuple(X_test.shape))

# %% [markdown] tags=["page"]
# **Real examples are shuffled first.** They often come in some order: by date, by place, by class. Cut in that order, and the test asks for something that the training never showed. So one draws a random order, and cuts then:

# %% shuffled tags=["page"]
torch.manual_seed(0)
order = torch.randperm(len(X))
training, test = order[:80], order[80:]

for name, part in {"training": training, "test": test}.items():
    print(f"{name:8}  x from {X[part].min():.2f} to {X[part].max():.2f}")
in_both = len(set(training.tolist()) & set(test.tolist()))
print("examples in both:", in_both)

# %% [markdown] tags=["page"]
# Now both parts are spread over the line, and {{shuffled.in_both}} examples are in both. Both ways pass the check.
#
# **One order for `X` and `y`.** Each $x$ belongs to one $y$. Whoever shuffles the two with two different orders tears the pairs apart. There is no error message:

# %% torn tags=["page"]
torn = y[torch.randperm(len(y))]
miss = (torn - (weight * X + bias)).abs()
pairs, still_fit = len(y), int((miss < 1e-6).sum())
print(f"pairs that still lie on the line: {still_fit} of {pairs}")
print(f"largest distance from it: {miss.max():.2f}")

# %% [markdown] tags=["page"]
# Of {{torn.pairs}} pairs, {{torn.still_fit}} lies on the line still, and that by chance.
#
# Next exercise: [**A model**](model.py), which will learn this line.

# %% [markdown]
# # Exercise 6: without and with an optimizer
#
# What does the optimizer do? Leave it out and see. Here the same model is trained three times, from the same start, on the same data: without an optimizer, with an update that you write by hand, and with SGD.
#
# ## The task
#
# 1. **Without.** For 300 epochs: predict, compute the loss, note it, call `backward()`. Nothing uses the gradients.
# 2. **By hand.** The same, but after `backward()` each parameter moves by −0.01 times its gradient, and the gradient is cleared.
# 3. **With SGD.** The same, but `torch.optim.SGD` with the learning rate 0.01 moves the parameters and clears the gradients.
# 4. Fill in `draw`: the losses without an optimizer on the left, those with SGD on the right.
#
# Each run begins from `start` and notes the training loss of each epoch, before the update. Replace each `...` by your code. You are done when the check at the end finds nothing wrong.

# %% data
import matplotlib.pyplot as plt
import torch
from torch import nn

X = torch.arange(100).unsqueeze(1) / 100
y = 0.3 * X + 0.9
X_train, y_train = X[:80], y[:80]

# %% model
class LineModel(nn.Module):
    """The line weight · x + bias."""

    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.weight * x + self.bias


loss_fn = nn.L1Loss()
epochs = 300
torch.manual_seed(42)
start = {name: value.clone() for name, value in LineModel().state_dict().items()}

# %% without
# Without: 300 epochs of forward pass, loss and backward(); nothing uses the gradients.
model_without = ...
losses_without = ...

# %% by_hand
# By hand: the same; each parameter moves by -0.01 times its gradient, then clear it.
model_by_hand = ...
losses_by_hand = ...

# %% with_sgd
# With: the same; torch.optim.SGD moves the parameters and clears the gradients.
model_with = ...
optimizer = ...
losses_with = ...

# %% draw
# The drawing: losses_without on axes[0], losses_with on axes[1].
def draw(axes):
    """Draws the losses without an optimizer on axes[0], those with SGD on axes[1]."""
    ...

# %% figure
fig, axes = plt.subplots(1, 2, sharey=True)
draw(axes)
plt.show()

# %% check
from dlbasics.exercises import check

print(check(6, globals()))

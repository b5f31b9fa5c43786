# %% [markdown]
# # Exercise 3: the training loop
#
# There are examples, and there is a model that starts as a random line. Now bring the two together. The loss measures how wrong the model is, the optimizer changes its parameters, and the loop repeats this 300 times.
#
# ## The task
#
# 1. `loss_fn` is the mean absolute error, `nn.L1Loss()`.
# 2. `optimizer` is `torch.optim.SGD`. It changes the parameters of `model`, with the learning rate 0.01.
# 3. `train` trains the model for 300 epochs. Each epoch uses all the training examples at once, so it makes one update.
# 4. Every 20 epochs, measure the loss on the test data, too. Note a row: the epoch, the training loss, the test loss. `train` returns the list of these rows.
#
# Replace each `...` by your code. You are done when the check at the end finds nothing wrong.

# %% data
import torch
from torch import nn

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

# %% loss_and_optimizer
# The loss, nn.L1Loss(), and the optimizer, SGD with the learning rate 0.01.
loss_fn = ...
optimizer = ...

# %% train
# The loop: 300 epochs, and a row (epoch, training loss, test loss) every 20 epochs.
def train(model, loss_fn, optimizer, X_train, y_train, X_test, y_test):
    """The rows (epoch, training loss, test loss); changes the model."""
    ...

# %% history
history = train(model, loss_fn, optimizer, X_train, y_train, X_test, y_test)

print("epoch  training loss  test loss")
for epoch, training_loss, test_loss in history:
    print(f"{epoch:5}  {training_loss:13.4f}  {test_loss:9.4f}")
weight, bias = model.weight.item(), model.bias.item()
print(f"weight {weight:.4f}, bias {bias:.4f}")

# %% check
from dlbasics.exercises import check

print(check(3, globals()))

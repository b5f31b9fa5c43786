# ---
# description: Train the same model without an optimizer, by hand and with SGD, draw the losses side by side, and see what the optimizer changes.
# starter: src/dlbasics/exercises/starters/6_without_optimizer
# ---

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
#
# <!-- starter -->

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

# %% [markdown] tags=["page"]
# Read on: [Which line changes the weight?](../learning/gradient-descent.md#which-line-changes-the-weight) and [Optimizers](../learning/optimizers.md).
#
# ## Hints and solution
#
# ??? tip "Hint 1: a nudge"
#     Write the first run. The second is a copy of it with an update at the end of each epoch. The third replaces your update by the optimizer's.
#
# ??? tip "Hint 2: the parts"
#     - Each run begins with a new `LineModel()` and its `load_state_dict(start)`.
#     - `model.parameters()` gives the parameters one after the other, and each has its gradient in `.grad`.
#     - An update by hand stands inside `with torch.no_grad():`, since PyTorch shall not note it for gradients.
#     - `.grad = None` clears a gradient. `zero_grad()` does it for all.
#
# ??? tip "Hint 3: nearly all"
#     - Without: `loss = loss_fn(model_without(X_train), y_train)`, then `losses_without.append(loss.item())`, then `loss.backward()`.
#     - By hand, in addition: `for p in model_by_hand.parameters():`, and in it `p -= 0.01 * p.grad` and `p.grad = None`.
#     - With SGD, in their place: `optimizer.step()` and `optimizer.zero_grad()`. Make the optimizer once, before the loop.
#     - In `draw`: `axes[0].plot(losses_without)` and `axes[1].plot(losses_with)`.

# %% without tags=["solution"]
# Without: 300 epochs of forward pass, loss and backward(); nothing uses the gradients.
model_without = LineModel()
model_without.load_state_dict(start)
losses_without = []
for _ in range(epochs):
    loss = loss_fn(model_without(X_train), y_train)
    losses_without.append(loss.item())
    loss.backward()

# %% by_hand tags=["solution"]
# By hand: the same; each parameter moves by -0.01 times its gradient, then clear it.
model_by_hand = LineModel()
model_by_hand.load_state_dict(start)
losses_by_hand = []
for _ in range(epochs):
    loss = loss_fn(model_by_hand(X_train), y_train)
    losses_by_hand.append(loss.item())
    loss.backward()
    with torch.no_grad():
        for p in model_by_hand.parameters():
            p -= 0.01 * p.grad
            p.grad = None

# %% with_sgd tags=["solution"]
# With: the same; torch.optim.SGD moves the parameters and clears the gradients.
model_with = LineModel()
model_with.load_state_dict(start)
optimizer = torch.optim.SGD(model_with.parameters(), lr=0.01)
losses_with = []
for _ in range(epochs):
    loss = loss_fn(model_with(X_train), y_train)
    losses_with.append(loss.item())
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()


# %% draw tags=["solution"]
# The drawing: losses_without on axes[0], losses_with on axes[1].
def draw(axes):
    """Draws the losses without an optimizer on axes[0], those with SGD on axes[1]."""
    both = {"no optimizer": losses_without, "with SGD": losses_with}
    for ax, colour, (name, losses) in zip(axes, ("C1", "C0"), both.items()):
        ax.plot(losses, color=colour)
        ax.set(title=name, xlabel="epoch", ylim=(0, 0.9))
        ends = f"ends at {losses[-1]:.3f}"
        ax.text(300, losses[-1] + 0.07, ends, ha="right", color=colour)
    axes[0].set(ylabel="training loss")


# %% figure tags=["boxed"] alt="Two plots of the training loss over 300 epochs. Without an optimizer it is a level line. With SGD it falls, fast at first, then slowly, and ends near 0."
fig, axes = plt.subplots(1, 2, sharey=True)
draw(axes)
plt.show()

# %% check tags=["boxed"]
from dlbasics.exercises import check

print(check(6, globals()))

# %% [markdown] tags=["page"]
# ## What to notice
#
# *Solve it first. What follows gives the solution away.*
#
# **`backward()` changes no parameter.** Without an optimizer the loss is {{figure.losses_without[0]:.4f}} in the first epoch and {{figure.losses_without[299]:.4f}} in the last. All {{figure.epochs}} backward passes were computed, and nobody used them. They were not even cleared, so they have added up:

# %% added_up tags=["page"]
one_epoch, all_epochs = LineModel(), model_without
one_epoch.load_state_dict(start)
loss_fn(one_epoch(X_train), y_train).backward()
once, summed = one_epoch.bias.grad.item(), all_epochs.bias.grad.item()
once_weight = one_epoch.weight.grad.item()
different = len(set(losses_without))
print(f"gradient of the bias: one epoch {once:.0f}, {epochs} epochs {summed:.0f}")
print("different values among the losses:", different)

# %% [markdown] tags=["page"]
# The gradient of the bias is {{added_up.once:.0f}} in one epoch. Now {{added_up.summed:.0f}} stands there, the sum of all {{added_up.epochs}}.
#
# **SGD is the update that you wrote.** Not nearly, but number for number:

# %% equal tags=["page"]
equal_losses = sum(a == b for a, b in zip(losses_by_hand, losses_with))
print(f"equal losses: {equal_losses} of {epochs}")
for name, value in model_with.state_dict().items():
    by_hand = model_by_hand.state_dict()[name]
    print(f"{name:6}  by hand {by_hand.item():.6f}  with SGD {value.item():.6f}")

# %% [markdown] tags=["page"]
# {{equal.equal_losses}} of {{equal.epochs}} losses are equal. So `optimizer.step()` holds no secret. What an optimizer saves you is writing the update for each parameter, and getting it right.
#
# **Another optimizer makes another update.** One line changes, the one that makes the optimizer. Here is Adam, with the same learning rate and with ten times that rate:


# %% adam tags=["page"]
def train_with(make_optimizer):
    model = LineModel()
    model.load_state_dict(start)
    optimizer = make_optimizer(model.parameters())
    losses = []
    for _ in range(epochs):
        loss = loss_fn(model(X_train), y_train)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return losses


sgd_losses = train_with(lambda p: torch.optim.SGD(p, lr=0.01))
adam_losses = train_with(lambda p: torch.optim.Adam(p, lr=0.01))
fast_losses = train_with(lambda p: torch.optim.Adam(p, lr=0.1))


# %% compared tags=["page"]
def epochs_until(goal, losses):
    return next(epoch for epoch, loss in enumerate(losses) if loss < goal)


runs = {"SGD 0.01": sgd_losses, "Adam 0.01": adam_losses, "Adam 0.1": fast_losses}
first_below, at_end = [], []
print("first epoch below 0.05  0.01  at the end")
for name, losses in runs.items():
    first = epochs_until(0.05, losses), epochs_until(0.01, losses)
    first_below.append(first)
    at_end.append((min(losses[-50:]), max(losses[-50:])))
    print(f"{name:9}  {first[0]:11}  {first[1]:4}", end="  ")
    print(f"{at_end[-1][0]:.4f} to {at_end[-1][1]:.4f}")

# %% [markdown] tags=["page"]
# | measured | SGD, 0.01 | Adam, 0.01 | Adam, 0.1 |
# |---|---:|---:|---:|
# | epochs until the loss is below 0.05 | {{compared.first_below[0][0]}} | {{compared.first_below[1][0]}} | {{compared.first_below[2][0]}} |
# | epochs until it is below 0.01 | {{compared.first_below[0][1]}} | {{compared.first_below[1][1]}} | {{compared.first_below[2][1]}} |
# | lowest of the last 50 losses | {{compared.at_end[0][0]:.4f}} | {{compared.at_end[1][0]:.4f}} | {{compared.at_end[2][0]:.4f}} |
# | highest of them | {{compared.at_end[0][1]:.4f}} | {{compared.at_end[1][1]:.4f}} | {{compared.at_end[2][1]:.4f}} |
#
# With the same rate, Adam is later at 0.05 and earlier at 0.01. SGD multiplies the rate by the gradient, which is {{added_up.once_weight:.3f}} for the weight at first and {{added_up.once:.0f}} for the bias. Adam [divides each gradient by its size](../learning/optimizers.md#the-first-step-by-hand), so at first it moves both by the whole rate. With ten times the rate, Adam is the fastest on the way and has the highest loss at the end. None of the three comes to rest. [Exercise 3](training-loop.py) shows why.
#
# So an optimizer decides how the gradients become steps, and the learning rate decides how long they are. Which optimizer is best? That is the next exercise: [**Beat the best optimizer**](beat-the-best.py).

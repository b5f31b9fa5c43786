# ---
# description: Write a training loop with L1 loss and SGD for 300 epochs, test every 20, and see why the loss never settles.
# starter: src/dlbasics/exercises/starters/3_training_loop
# ---

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
#
# <!-- starter -->

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

# %% [markdown] tags=["page"]
# Read on: [The whole loop](../learning/training.md#the-whole-loop-with-nothing-hidden) shows such a loop, and [Gradient descent](../learning/gradient-descent.md) says what one update does.
#
# ## Hints and solution
#
# ??? tip "Hint 1: a nudge"
#     One epoch is: predict, measure the loss, clear the old gradients, find the new ones, update. The optimizer does the clearing and the updating.
#
#     The test only looks. It must not change the model, and it needs no gradients.
#
# ??? tip "Hint 2: the five lines of an epoch"
#     1. `loss = loss_fn(…)`, with the model's predictions for `X_train` first and `y_train` second
#     2. `optimizer.zero_grad()`
#     3. `loss.backward()`
#     4. `optimizer.step()`
#     5. every 20 epochs: the loss on the test data, inside `with torch.inference_mode():`
#
# ??? tip "Hint 3: nearly all"
#     - `for epoch in range(1, 301):` counts the epochs from 1, so `epoch % 20 == 0` is true at 20, 40, … 300.
#     - `model.train()` stands before the four lines of training, `model.eval()` before the test. For this model they change nothing. Others need them.
#     - The test loss is `loss_fn(model(X_test), y_test)`.
#     - `.item()` makes a number of a loss: `history.append((epoch, loss.item(), test_loss.item()))`.
#     - `history = []` stands before the loop, `return history` after it.

# %% loss_and_optimizer tags=["solution"]
# The loss, nn.L1Loss(), and the optimizer, SGD with the learning rate 0.01.
loss_fn = nn.L1Loss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)


# %% train tags=["solution"]
# The loop: 300 epochs, and a row (epoch, training loss, test loss) every 20 epochs.
def train(model, loss_fn, optimizer, X_train, y_train, X_test, y_test):
    """The rows (epoch, training loss, test loss); changes the model."""
    history = []
    for epoch in range(1, 301):
        model.train()
        loss = loss_fn(model(X_train), y_train)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if epoch % 20 == 0:
            model.eval()
            with torch.inference_mode():
                test_loss = loss_fn(model(X_test), y_test)
            history.append((epoch, loss.item(), test_loss.item()))
    return history


# %% history tags=["boxed"]
history = train(model, loss_fn, optimizer, X_train, y_train, X_test, y_test)

print("epoch  training loss  test loss")
for epoch, training_loss, test_loss in history:
    print(f"{epoch:5}  {training_loss:13.4f}  {test_loss:9.4f}")
weight, bias = model.weight.item(), model.bias.item()
print(f"weight {weight:.4f}, bias {bias:.4f}")

# %% check tags=["boxed"]
from dlbasics.exercises import check

print(check(3, globals()))

# %% [markdown] tags=["page"]
# ## What to notice
#
# *Solve it first. What follows gives the solution away.*
#
# **The line is nearly found.** The weight is {{history.weight:.4f}} instead of 0.3, and the bias {{history.bias:.4f}} instead of 0.9. The test loss has gone from {{history.history[0][2]:.4f}} to {{history.history[14][2]:.4f}}.
#
# **The table ends too calmly.** From epoch {{history.history[11][0]}} on, each row says the same: {{history.history[11][1]:.4f}} and {{history.history[11][2]:.4f}}, then {{history.history[14][1]:.4f}} and {{history.history[14][2]:.4f}}. It looks as if the training had come to rest. Look at each epoch:

# %% each_epoch tags=["page"]
torch.manual_seed(42)
model = LineModel()
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
losses, test_losses, lines = [], [], []

for _ in range(300):
    loss = loss_fn(model(X_train), y_train)
    losses.append(loss.item())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    with torch.inference_mode():
        test_losses.append(loss_fn(model(X_test), y_test).item())
    lines.append((model.weight.item(), model.bias.item()))

changed = [e for e in range(1, 299) if lines[e - 1] != lines[e + 1]]
first = changed[-1] + 1
print("the same every second epoch, from", first)
print("epoch  weight    bias    loss  test loss")
for e in range(297, 301):
    print(f"{e:5}  {lines[e - 1][0]:.4f}  {lines[e - 1][1]:.4f}", end="  ")
    print(f"{losses[e - 1]:.4f}     {test_losses[e - 1]:.4f}")

# %% zigzag tags=["page"] alt="Training loss in the last 45 of 300 epochs. A line through every epoch is a regular zigzag between two values, one about twice the other. Three large dots, at the epochs 260, 280 and 300, are what the table shows. All three lie at the upper end of the zigzag, at the same height."
import matplotlib.pyplot as plt

epochs = range(256, 301)
shown = [260, 280, 300]

fig, ax = plt.subplots()
ax.plot(epochs, losses[255:], ".-", color="C0", linewidth=0.9, markersize=4)
ax.plot(shown, [losses[e - 1] for e in shown], "o", color="C1", markersize=9)
ax.text(278, 0.0087, "what the table shows", color="C1", ha="center")
ax.text(278, 0.0026, "every epoch", color="C0", ha="center")
ax.set(xlabel="epoch", ylabel="training loss", ylim=(0, 0.01), xticks=[260, 280, 300])
plt.show()

# %% [markdown] tags=["page"]
# It did not come to rest. It jumps. 20 is an even number, so the table always meets the same end of the zigzag. A row every 100 epochs would hide it, too.
#
# !!! measured "With L1 loss and a constant rate, the weight and the bias end in an alternation between two values."
#     From epoch {{each_epoch.first}} on, every second epoch has exactly the same weight and bias: {{each_epoch.lines[298][0]:.4f}} and {{each_epoch.lines[298][1]:.4f}}, then {{each_epoch.lines[299][0]:.4f}} and {{each_epoch.lines[299][1]:.4f}}, and so on. The training loss alternates between {{each_epoch.losses[298]:.4f}} and {{each_epoch.losses[299]:.4f}}, the test loss between {{each_epoch.test_losses[298]:.4f}} and {{each_epoch.test_losses[299]:.4f}}. (80 training examples, SGD with η = 0.01.)
#
# **Why it jumps.** The absolute error is a V. Its slope is −1 on one side and 1 on the other, and never small. In the end the model lies above all its examples in one epoch, and below them in the next. Each time, the bias moves by the whole learning rate: from {{each_epoch.lines[298][1]:.4f}} to {{each_epoch.lines[299][1]:.4f}} and back. [Training a network](../learning/training.md#the-loss-does-not-settle) has more on this.
#
# **What cures it.** Here the model goes on from where it is, for another 300 epochs, in four ways:

# %% cures tags=["page"]
import copy

from torch.optim.lr_scheduler import LinearLR


def go_on(loss_fn, rate, last=1.0):
    line = copy.deepcopy(model)
    optimizer = torch.optim.SGD(line.parameters(), lr=rate)
    scheduler = LinearLR(optimizer, 1.0, last, total_iters=300)
    visited = []
    for _ in range(300):
        optimizer.zero_grad()
        loss_fn(line(X_train), y_train).backward()
        optimizer.step()
        scheduler.step()
        visited.append((line.weight.item(), line.bias.item()))
    return visited[-2:]


constant = go_on(nn.L1Loss(), 0.01)
smaller = go_on(nn.L1Loss(), 0.001)
falling = go_on(nn.L1Loss(), 0.01, last=0.0)
squared = go_on(nn.MSELoss(), 0.5)

# %% cured tags=["page"]
ways = {"constant": constant, "smaller": smaller}
ways |= {"falling": falling, "squared": squared}
print("         the last two lines: weight, bias")
for way, (one, two) in ways.items():
    print(f"{way:8} {one[0]:.5f} {one[1]:.5f} {two[0]:.5f} {two[1]:.5f}")

# %% [markdown] tags=["page"]
# | way | what happens |
# |---|---|
# | constant rate, 0.01 | goes on as before: the bias jumps from {{cures.constant[0][1]:.4f}} to {{cures.constant[1][1]:.4f}} |
# | smaller rate, 0.001 | jumps, too, but a tenth as far: from {{cures.smaller[0][1]:.4f}} to {{cures.smaller[1][1]:.4f}} |
# | rate falls from 0.01 to 0 | the jumps die out, at weight {{cures.falling[1][0]:.5f}} and bias {{cures.falling[1][1]:.5f}} |
# | squared loss, rate 0.5 | no jumps: weight {{cures.squared[1][0]:.5f}} and bias {{cures.squared[1][1]:.5f}} |
#
# The rate falls because of the scheduler, here `LinearLR`. A smaller rate from the beginning would make the whole way longer, since every step is shorter. The squared loss has a slope that fades near the bottom, so its steps become short by themselves.
#
# **What holds for other starts?** The seed 42 gives one random line to start from. Here are {{starts.count}} others, with the seeds 0 to {{starts.seed}}. Each has a weight and a bias of its own, and all are trained at once.

# %% starts tags=["page"]
count, pairs = 100, []
for seed in range(count):
    torch.manual_seed(seed)
    pairs.append([torch.randn(1), torch.randn(1)])
weights, biases = (nn.Parameter(torch.cat(each)) for each in zip(*pairs))
optimizer = torch.optim.SGD([weights, biases], lr=0.01)
visited = []

for _ in range(1500):
    losses_of_all = (weights * X_train + biases - y_train).abs().mean(dim=0)
    optimizer.zero_grad()
    losses_of_all.sum().backward()
    optimizer.step()
    visited.append(torch.stack([weights, biases]).detach())

# %% alternating tags=["page"]
target = torch.tensor([[0.3], [0.9]])
counts = {}
print(f"of {count}   alternate   within 0.02")
for epochs in 300, 1500:
    before, between, now = visited[epochs - 3 : epochs]
    alternates = (now == before).all(dim=0) & (now != between).any(dim=0)
    near = ((now - target).abs() < 0.02).all(dim=0)
    counts[epochs] = int(alternates.sum()), int(near.sum())
    print(f"{epochs:6}   {counts[epochs][0]:9}   {counts[epochs][1]:11}")
farthest = (now - target).abs().max().item()

# %% [markdown] tags=["page"]
# After 300 epochs, {{alternating.counts["300"][0]}} of {{alternating.count}} alternate; many are still on their way. After 1500 epochs, {{alternating.counts["1500"][0]}} do, each between two values of its own. So the alternation is no accident of one seed. Its values are: {{history.weight:.4f}} and {{history.bias:.4f}} belong to the seed 42.
#
# How near they come is worth a look, too. After 300 epochs, {{alternating.counts["300"][1]}} have a weight and a bias within 0.02 of the right ones, after 1500 epochs {{alternating.counts["1500"][1]}}. In the end no number is farther away than {{alternating.farthest:.3f}}.
#
# Next exercise: [**Predictions**](predictions.py), which uses the trained model.

import copy

import matplotlib.pyplot as plt
import torch
from torch import nn

X = torch.arange(100, dtype=torch.float64) / 100
y = 0.3 * X + 0.9
X_train, y_train, X_test, y_test = X[:80], y[:80], X[80:], y[80:]


class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn((), dtype=torch.float64))
        self.bias = nn.Parameter(torch.randn((), dtype=torch.float64))

    def forward(self, x):
        return self.weight * x + self.bias


torch.manual_seed(8)
start = copy.deepcopy(LineModel().state_dict())
loss_fn = torch.nn.functional.l1_loss
epochs = 300


def run(update):
    model = LineModel()
    model.load_state_dict(start)
    losses = []
    for _ in range(epochs):
        model.zero_grad()
        loss = loss_fn(model(X_train), y_train)
        loss.backward()
        losses.append(loss.detach())
        update(model)
    return model, torch.stack(losses)


def by_hand(model):
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.sub_(parameter.grad, alpha=0.01)


model_without, losses_without = run(lambda model: None)
model_by_hand, losses_by_hand = run(by_hand)
model_with, losses_with = run(lambda model: torch.optim.SGD(model.parameters(), 0.01).step())

fig, axes = plt.subplots(1, 2, figsize=(9, 3))
for ax, losses in zip(axes, [losses_without, losses_with]):
    ax.plot(range(1, 301), losses, ".-")
axes[1].plot(range(1, 301), losses_by_hand)
plt.show()

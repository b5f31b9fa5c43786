import copy

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn

X = torch.arange(100).unsqueeze(1) / 100
y = 0.3 * X + 0.9
X_train, y_train = X[:80], y[:80]
X_test, y_test = X[80:], y[80:]


class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.weight * x + self.bias


torch.manual_seed(42)
start = copy.deepcopy(LineModel().state_dict())
loss_fn = nn.L1Loss()
epochs = 300

model_without = LineModel()
model_without.load_state_dict(start)
losses_without = []
for _ in range(epochs):
    loss = loss_fn(model_without(X_train), y_train)
    losses_without.append(loss.item())
    loss.backward()

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

model_with = LineModel()
model_with.load_state_dict(start)
optimizer = torch.optim.SGD(model_with.parameters(), lr=0.01)
losses_with = []
for _ in range(epochs):
    loss = loss_fn(model_with(X_train), y_train)
    losses_with.append(loss.item())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

losses_without, losses_by_hand, losses_with = map(
    np.array, (losses_without, losses_by_hand, losses_with)
)

fig, axes = plt.subplots(1, 2, sharey=True)
axes[0].plot(losses_without)
axes[1].plot(losses_with)
plt.show()

import matplotlib.pyplot as plt
import torch
from torch import nn

X = torch.arange(100).unsqueeze(1) / 100
y = 0.3 * X + 0.9
X_train, y_train = X[:80], y[:80]
X_test, y_test = X[80:], y[80:]


class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(1, 1)

    def forward(self, x):
        return self.layer(x)


torch.manual_seed(42)
first = LineModel()
start = {name: value.clone() for name, value in first.state_dict().items()}
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
            p.data = p.data - 0.01 * p.grad
            p.grad.zero_()

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

fig, axes = plt.subplots(1, 2, sharey=True)
axes[0].scatter(range(300), losses_without, s=1)
axes[1].plot(losses_with)
plt.show()

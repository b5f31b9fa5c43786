import matplotlib.pyplot as plt
import torch
from torch import nn

from dlbasics.device import device

x = torch.linspace(-1, 1, 41).reshape(-1, 1).to(device())
y, losses = x.abs(), {}
plt.plot(x.cpu(), y.cpu(), "o", color="gray", markersize=3, label="examples")
for name, f, style in ("no activation", nn.Identity, "C1--"), ("ReLU", nn.ReLU, "C0-"):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(1, 16), f(), nn.Linear(16, 16), f(), nn.Linear(16, 1))
    optimizer = torch.optim.SGD(net.to(device()).parameters(), lr=0.1)
    for _ in range(500):
        optimizer.zero_grad()
        ((net(x) - y) ** 2).mean().backward()
        optimizer.step()
    losses[name] = ((net(x) - y) ** 2).mean().item()
    plt.plot(x.cpu(), net(x).detach().cpu(), style, label=name)
plt.gca().set(xlabel="x", ylabel="prediction", yticks=[0, 0.5, 1])
plt.legend()
plt.show()

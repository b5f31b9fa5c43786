import matplotlib.pyplot as plt
import torch
from torch import nn

from dlbasics.plots.activation_functions import plot_layers


def gradients(f, depth=20):
    torch.manual_seed(0)
    a, zs = torch.randn(64, 64), []  # 64 examples, 64 inputs
    for _ in range(depth):
        zs.append(nn.Linear(64, 64)(a))
        a = f(zs[-1])
    loss = nn.Linear(64, 1)(a).square().mean()
    norms = [g.norm().item() for g in torch.autograd.grad(loss, zs)]
    return [norm / norms[-1] for norm in norms]


series = {f.__name__: gradients(f) for f in (torch.tanh, torch.relu, torch.sigmoid)}
fig, ax = plt.subplots()
plot_layers(ax, series)
ax.set(ylabel="gradient, last layer = 1", xticks=[1, 5, 10, 15, 20])
plt.show()

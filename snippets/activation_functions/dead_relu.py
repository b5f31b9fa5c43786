import torch
from torch import nn

from dlbasics.device import device


def count(learning_rate, seed, steps=200):
    torch.manual_seed(seed)
    x = torch.linspace(-1, 1, 64).reshape(-1, 1).to(device())
    net = nn.Sequential(nn.Linear(1, 64), nn.ReLU(), nn.Linear(64, 1)).to(device())
    optimizer = torch.optim.SGD(net.parameters(), lr=learning_rate)
    for _ in range(steps):
        optimizer.zero_grad()
        ((net(x) - (2 * x + 1)) ** 2).mean().backward()
        optimizer.step()
    return (net[1](net[0](x)) == 0).all(0).sum().item()


rates, inactive = [0.01, 0.1, 0.2, 0.5], {}
inactive["start"] = [count(0.1, seed, steps=0) for seed in range(5)]
print("before training", inactive["start"])
for rate in rates:
    inactive[rate] = [count(rate, seed) for seed in range(5)]
    print(f"after, η = {rate:4}", inactive[rate])

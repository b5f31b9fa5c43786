import torch
from torch import nn

from dlbasics.device import device


def train(f, learning_rate):
    torch.manual_seed(0)
    x = torch.linspace(-1, 1, 64, dtype=torch.float64).reshape(-1, 1).to(device())
    net = nn.Sequential(nn.Linear(1, 64), f(), nn.Linear(64, 1)).double().to(device())
    optimizer = torch.optim.SGD(net.parameters(), lr=learning_rate)
    for _ in range(200):
        loss = ((net(x) - (2 * x + 1)) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()


losses = {}
for rate in (0.1, 0.25, 0.5):
    losses[rate] = [train(nn.ReLU, rate), train(nn.LeakyReLU, rate)]
    print(f"η = {rate:4}   ReLU {losses[rate][0]:.4f}   leaky {losses[rate][1]:.4f}")

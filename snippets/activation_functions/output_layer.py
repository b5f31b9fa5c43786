import torch
from torch import nn

from dlbasics.device import device

x = torch.linspace(-1, 1, 31, dtype=torch.float64).reshape(-1, 1).to(device())
y = 3 * x + 1  # from -2 to 4
losses, spans = {}, {}

for name, output in ("linear", nn.Identity), ("sigmoid", nn.Sigmoid), ("ReLU", nn.ReLU):
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(1, 8), nn.Tanh(), nn.Linear(8, 1), output())
    optimizer = torch.optim.SGD(net.double().to(device()).parameters(), lr=0.05)
    for _ in range(1000):
        optimizer.zero_grad()
        ((net(x) - y) ** 2).mean().backward()
        optimizer.step()
    low, high = net(x).min().item(), net(x).max().item()
    losses[name], spans[name] = ((net(x) - y) ** 2).mean().item(), (low, high)
    print(f"{name:8} loss {losses[name]:.3f}  from {low:5.2f} to {high:.2f}")

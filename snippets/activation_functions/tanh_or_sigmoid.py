import torch
from torch import nn

from dlbasics.device import device

x = torch.tensor([[-1.0, -1], [-1, 1], [1, -1], [1, 1]]).double().to(device())
y, needed = (x.prod(1, keepdim=True) < 0).double(), {}  # y is 1 where signs differ


def steps_needed(f, learning_rate, seed):
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(2, 8), f(), nn.Linear(8, 1)).double().to(device())
    optimizer = torch.optim.SGD(net.parameters(), lr=learning_rate)
    for step in range(2000):
        loss = ((net(x) - y) ** 2).mean()
        if loss < 0.01:
            return step
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


for rate in (0.1, 0.2, 0.3, 0.5):
    s, t = ([steps_needed(f, rate, k) for k in range(5)] for f in (nn.Sigmoid, nn.Tanh))
    needed[rate] = sorted(s), sorted(t)
    print(f"η = {rate}  sigmoid {s}\n         tanh    {t}")

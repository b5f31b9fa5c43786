import torch
from torch import nn

x = torch.tensor([[-1.0, -1], [-1, 1], [1, -1], [1, 1]], dtype=torch.float64)
y = torch.tensor([[0.0], [1], [1], [0]], dtype=torch.float64)  # 1 where signs differ


def steps_needed(f, learning_rate, seed):
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(2, 8), f(), nn.Linear(8, 1)).double()
    optimizer = torch.optim.SGD(net.parameters(), lr=learning_rate)
    for step in range(2000):
        loss = ((net(x) - y) ** 2).mean()
        if loss < 0.01:
            return step
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()


needed = {}
for rate in (0.1, 0.2, 0.3, 0.5):
    s, t = ([steps_needed(f, rate, k) for k in range(5)] for f in (nn.Sigmoid, nn.Tanh))
    needed[rate] = sorted(s), sorted(t)
    print(f"η = {rate}  sigmoid {s}\n         tanh    {t}")

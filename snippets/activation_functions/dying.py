import matplotlib.pyplot as plt
from torch import float64, linspace, manual_seed, nn, optim

from dlbasics.device import device
from dlbasics.plots.descent import plot_steps

x = linspace(-1, 1, 64, dtype=float64).reshape(-1, 1).to(device())
y, inactive = 2 * x + 1, {}
for rate in (0.1, 0.2, 0.5):
    manual_seed(0)
    net = nn.Sequential(nn.Linear(1, 64), nn.ReLU(), nn.Linear(64, 1)).double()
    optimizer = optim.SGD(net.to(device()).parameters(), lr=rate)
    counts = inactive[f"η = {rate}"] = []
    for _ in range(201):
        counts.append((net[:2](x) == 0).all(0).sum().item())
        optimizer.zero_grad()
        ((net(x) - y) ** 2).mean().backward()
        optimizer.step()
answers = net(x)[[0, 32, 63], 0].tolist()  # after η = 0.5
plot_steps(plt.gca(), {name: counts[:16] for name, counts in inactive.items()})
plt.gca().set(ylabel="inactive units, of 64", ylim=(0, 68), xticks=[0, 5, 10, 15])
plt.show()

from torch import float64, linspace, manual_seed, nn, optim, sin

from dlbasics.device import device

x = linspace(-1, 1, 64, dtype=float64).reshape(-1, 1).to(device())
y, losses = sin(3 * x), {}

for f, start in (nn.Sigmoid, ""), (nn.Tanh, ""), (nn.ReLU, ""), (nn.ReLU, ", He"):
    manual_seed(0)
    net, name = nn.Sequential(), f.__name__ + start
    for inputs in [1] + 7 * [32]:
        layer = nn.Linear(inputs, 32)
        if start:
            nn.init.kaiming_normal_(layer.weight)
        net.extend([layer, f()])
    net.append(nn.Linear(32, 1)).double().to(device())
    optimizer = optim.SGD(net.parameters(), lr=0.03)
    for _ in range(300):
        optimizer.zero_grad()
        ((net(x) - y) ** 2).mean().backward()
        optimizer.step()
    losses[name] = ((net(x) - y) ** 2).mean().item()
    print(f"{name:9} loss {losses[name]:.3f}")

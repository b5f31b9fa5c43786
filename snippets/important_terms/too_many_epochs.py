import matplotlib.pyplot as plt
import torch

from dlbasics.plots.important_terms import plot_over_fitting

torch.manual_seed(5)
x = torch.rand(60, 1, dtype=torch.float64)
y = torch.sin(6 * x) + 0.4 * torch.randn(60, 1, dtype=torch.float64)
features = torch.cos(torch.pi * torch.arange(1, 16) * x)  # 15 waves of each x
model = torch.nn.Linear(15, 1, dtype=torch.float64)
optimizer = torch.optim.SGD(model.parameters(), lr=0.02)
n, epochs, train, test = 20, 1000, [], []  # n examples for training, 40 new ones
for _ in range(epochs + 1):
    errors = (model(features) - y) ** 2
    train.append(errors[:n].mean().item())
    test.append(errors[n:].mean().item())
    optimizer.zero_grad()
    errors[:n].mean().backward()
    optimizer.step()
best, lowest = test.index(min(test)), min(test)
plot_over_fitting(plt.gca(), train, test)
plt.show()

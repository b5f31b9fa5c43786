import matplotlib.pyplot as plt
import torch

from dlbasics.device import device
from dlbasics.plots.learning_rate import plot_sweep

x = torch.linspace(-3, 3, 64).double().reshape(64, 1).to(device())
loss_function = torch.nn.MSELoss()


def train(rate):
    torch.manual_seed(0)
    layers = torch.nn.Linear(1, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1)
    model = torch.nn.Sequential(*layers).double().to(device())
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    for _ in range(200):
        optimizer.zero_grad()
        loss_function(model(x), torch.sin(x)).backward()
        optimizer.step()
    return loss_function(model(x), torch.sin(x)).item()


rates = [0.0001, 0.001, 0.01, 0.03, 0.1, 0.15, 0.2, 0.25, 0.3, 1.0]
losses = [train(rate) for rate in rates]
plot_sweep(plt.gca(), rates, losses)
plt.show()

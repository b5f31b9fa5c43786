import matplotlib.pyplot as plt
from torch import linspace, manual_seed, nn, optim, sin

from dlbasics.device import device
from dlbasics.plots.descent import plot_steps

x = linspace(-3, 3, 64).double().reshape(64, 1).to(device())
curves = {0.001: [], 0.15: [], 0.25: [], 0.3: []}
for rate, losses in curves.items():
    manual_seed(0)
    model = nn.Sequential(nn.Linear(1, 16), nn.Tanh(), nn.Linear(16, 1)).double()
    optimizer = optim.SGD(model.to(device()).parameters(), lr=rate)
    while len(losses) < 61 and (not losses or losses[-1] < 100):
        loss = nn.functional.mse_loss(model(x), sin(x))
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
plot_steps(plt.gca(), dict(zip(["η=0.001", "η=0.15", "", "η=0.3"], curves.values())))
plt.text(9.5, 3, "η=0.25", color="C2")
plt.gca().set(xlabel="epoch", ylabel="loss", yscale="log")
plt.show()

import matplotlib.pyplot as plt
import torch

from dlbasics.plots.descent import plot_steps

x = torch.linspace(-3, 3, 64).double().reshape(64, 1)
curves = {0.001: [], 0.15: [], 0.25: [], 0.3: []}
for rate, losses in curves.items():
    torch.manual_seed(0)
    layers = torch.nn.Linear(1, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1)
    model = torch.nn.Sequential(*layers).double()
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    while len(losses) < 61 and (not losses or losses[-1] < 100):
        loss = torch.nn.functional.mse_loss(model(x), torch.sin(x))
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
plot_steps(plt.gca(), dict(zip(["η=0.001", "η=0.15", "", "η=0.3"], curves.values())))
plt.text(9.5, 3, "η=0.25", color="C2")
plt.gca().set(xlabel="epoch", ylabel="loss", yscale="log")
plt.show()

import matplotlib.pyplot as plt
import torch

from dlbasics.plots.descent import plot_steps

x = torch.linspace(0, 1, 50).reshape(50, 1)
y = 2 * x + 10
curves = {"without bias": [], "with bias": []}

for name, losses in curves.items():
    torch.manual_seed(0)
    model = torch.nn.Linear(1, 1, bias=name == "with bias")
    optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
    for _ in range(100):
        loss = torch.nn.functional.mse_loss(model(x), y)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()

fig, ax = plt.subplots()
plot_steps(ax, curves)
ax.set(xlabel="epoch", ylabel="loss", yscale="log")
plt.show()

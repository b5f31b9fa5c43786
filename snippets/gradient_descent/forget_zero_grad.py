import matplotlib.pyplot as plt
import torch

from dlbasics.plots.descent import plot_steps


def train(clear):
    w = torch.tensor(0.0, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=0.1)
    path = [w.item()]
    for _ in range(30):
        if clear:
            optimizer.zero_grad()
        ((w - 5) ** 2).backward()
        optimizer.step()
        path.append(w.item())
    return path


forgotten = train(clear=False)
print(" ".join(f"{w:.2f}" for w in forgotten[1:9]))
fig, ax = plt.subplots()
plot_steps(ax, {"with zero_grad": train(clear=True), "without": forgotten})
ax.set(ylabel="weight w")
plt.show()

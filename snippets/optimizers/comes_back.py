import matplotlib.pyplot as plt

from dlbasics.optimizers import RMSProp
from dlbasics.plots.descent import plot_steps
from dlbasics.surfaces import RAVINE


def losses(shrink):
    optimizer, point, heights = RMSProp(lr=0.1), RAVINE.start, []
    for _ in range(1501):
        heights.append(max(RAVINE.loss(point), 1e-12))  # the figure's floor
        point = optimizer.step(point, RAVINE.gradient(point))
        optimizer.lr = optimizer.lr * shrink
    return heights


constant, falling = losses(shrink=1.0), losses(shrink=0.995)
highest = max(constant[200:])
fig, ax = plt.subplots()
plot_steps(ax, {"constant": constant, "falling": falling})
ax.axhline(1e-6, color="gray", lw=0.8)
ax.set(ylabel="loss", yscale="log", yticks=[1e-12, 1e-9, 1e-6, 1e-3, 1])
ax.text(250, 2e-6, "goal")
plt.show()

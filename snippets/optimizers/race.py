import matplotlib.pyplot as plt

from dlbasics.optimizers import SGD, Adam, Momentum, RMSProp
from dlbasics.plots.optimizers import plot_path
from dlbasics.race import descend
from dlbasics.surfaces import RAVINE

optimizers = [SGD(lr=0.1), Momentum(lr=0.1), RMSProp(lr=0.1), Adam(lr=0.1)]
ends = {}

fig, axes = plt.subplots(2, 2, figsize=(4.3, 3.5), sharex=True, sharey=True)
for ax, style, optimizer in zip(axes.flat, range(4), optimizers):
    path = descend(optimizer, RAVINE.gradient, RAVINE.start, steps=40)
    name = type(optimizer).__name__
    ends[name] = RAVINE.loss(path[-1])
    plot_path(ax, RAVINE, path, style)
    ax.set(title=f"{name}: loss {ends[name]:.4f}")
    ax.label_outer()
plt.show()

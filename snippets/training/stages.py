from random import Random

import matplotlib.pyplot as plt
import torch

from dlbasics.data import moons, split
from dlbasics.plots.training import plot_boundary, plot_examples
from dlbasics.training import network, scores, train

rng = Random(0)
training, test = split(moons(200, 0.15, rng), rng)
model = network(2, 8, 1, seed=0)
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
right = []
fig, axes = plt.subplots(3, 1, figsize=(4.3, 6), sharex=True)

for ax, more, epoch in zip(axes, (0, 3, 57), (0, 3, 60)):
    h = train(model, optimizer, training, test, epochs=more, batch_size=16, rng=rng)
    right.append(h.training_accuracy[-1])
    plot_boundary(ax, lambda points: scores(model, points), window=(-1.7, 2.7, -1, 1.5))
    plot_examples(ax, training[::2], size=8)
    ax.set(title=f"{epoch} epochs: {right[-1]:.0%} right")
plt.show()

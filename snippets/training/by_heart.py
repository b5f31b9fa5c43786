from random import Random

import matplotlib.pyplot as plt
import torch

from dlbasics.data import moons, split
from dlbasics.plots.training import plot_boundary, plot_examples
from dlbasics.training import network, scores, train

rng = Random(0)
training, test = split(moons(300, 0.35, rng), rng, training_share=0.1)
model = network(2, 32, 1, seed=0)
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
accuracies = []
fig, axes = plt.subplots(2, 1, figsize=(4.3, 5), sharex=True)
for ax, more, title in zip(axes, (69, 231), ("69", "300")):
    h = train(model, optimizer, training, test, epochs=more, batch_size=30, rng=rng)
    plot_boundary(ax, lambda points: scores(model, points), window=(-2, 3, -1.3, 1.8))
    plot_examples(ax, training)
    accuracies.append((h.training_accuracy[-1], h.test_accuracy[-1]))
    shares = "training {:.0%}, test {:.0%}".format(*accuracies[-1])
    ax.set(title=f"after {title} epochs: {shares}")
plt.show()

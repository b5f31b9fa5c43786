from random import Random

import matplotlib.pyplot as plt

from dlbasics.data import moons, split
from dlbasics.plots.training import plot_examples

rng = Random(0)
examples = moons(200, noise=0.15, rng=rng)
training, test = split(examples, rng)
training_size, test_size = len(training), len(test)
batches = training_size // 16
updates = 60 * batches
print(f"{training_size} training examples, {test_size} test examples")
print(f"batches of 16: {batches} updates in each epoch, {updates} in 60 epochs")

fig, ax = plt.subplots()
plot_examples(ax, training)
ax.scatter(*zip(*(point for point, label in test)), s=60, c="none", edgecolors="gray")
ax.set(xlabel="first feature x", ylabel="second feature y")
plt.show()

from random import Random

import matplotlib.pyplot as plt
import torch

from dlbasics.data import moons, split
from dlbasics.plots.training import plot_history
from dlbasics.training import network, train

rng = Random(0)
training, test = split(moons(300, 0.35, rng), rng, training_share=0.1)
training_size = len(training)
model = network(2, 32, 1, seed=0)
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
history = train(model, optimizer, training, test, epochs=300, batch_size=30, rng=rng)
lowest, training_then = min(zip(history.test_loss, history.training_loss))
best = history.test_loss.index(lowest)

fig, ax = plt.subplots()
plot_history(ax, {"training": history.training_loss, "test": history.test_loss})
ax.plot(best, lowest, "o", color="black")
ax.annotate("stop here", (best, lowest), (20, 0.7), arrowprops={"arrowstyle": "->"})
ax.set(ylabel="loss", ylim=(0, None))
plt.show()

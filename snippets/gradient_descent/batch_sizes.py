import random

import matplotlib.pyplot as plt

from dlbasics.descent import minibatches

rng = random.Random(0)
kilometres = [rng.uniform(0, 2) for _ in range(30)]
examples = [(x, 5 * x + rng.gauss(0, 1)) for x in kilometres]
updates = {}
fig, ax = plt.subplots()

for batch_size, style in (1, "C0-"), (8, "C1--."), (30, "C2-.o"):
    path = [0.0]
    for _ in range(5):
        for batch in minibatches(examples, batch_size, rng):
            gradients = [2 * (path[-1] * x - y) * x for x, y in batch]
            path.append(path[-1] - 0.1 * sum(gradients) / len(batch))
    updates[batch_size] = len(path) - 1
    epochs = [5 * k / updates[batch_size] for k in range(len(path))]
    ax.plot(epochs, path, style, lw=1.2, label=f"batches of {batch_size}")

ax.set(xlabel="epoch", ylabel="weight w")
ax.legend()
plt.show()

import matplotlib.pyplot as plt

from dlbasics.descent import gradient_descent
from dlbasics.plots.descent import plot_descent


def loss(w):
    return w**4 / 8 - w**2 + w / 2 + 4


def gradient(w):
    return w**3 / 2 - 2 * w + 1 / 2


ends = []
fig, axes = plt.subplots(1, 2, sharey=True)
for ax, start in zip(axes, (0.0, 0.6), strict=True):
    path = gradient_descent(gradient, start, learning_rate=0.2, steps=30)
    ends.append((path[-1], loss(path[-1])))
    plot_descent(ax, loss, path, window=(-3.2, 3.2))
    ax.set(title=f"from {start}: loss {ends[-1][1]:.2f}", xticks=[-2, 0, 2])
    ax.label_outer()
plt.show()

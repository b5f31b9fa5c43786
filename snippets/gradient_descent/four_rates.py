import matplotlib.pyplot as plt

from dlbasics.descent import gradient_descent
from dlbasics.plots.descent import plot_descent


def loss(w):
    return (w - 5) ** 2


names = ["glides", "lands", "overshoots", "explodes"]
rates = [0.1, 0.5, 0.9, 1.05]
paths = [gradient_descent(lambda w: 2 * (w - 5), 0.0, rate, steps=6) for rate in rates]

fig, axes = plt.subplots(2, 2, figsize=(4.3, 4), sharex=True, sharey=True)
for ax, name, rate, path in zip(axes.flat, names, rates, paths):
    plot_descent(ax, loss, path, window=(-5, 15))
    ax.set_title(f"η = {rate}: {name}")
    ax.label_outer()
plt.show()

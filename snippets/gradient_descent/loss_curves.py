import matplotlib.pyplot as plt

from dlbasics.descent import gradient_descent
from dlbasics.plots.descent import plot_steps

rates = [0.01, 0.1, 1.0, 1.05]
paths = [gradient_descent(lambda w: 2 * (w - 5), 0.0, rate, steps=30) for rate in rates]
losses = [[(w - 5) ** 2 for w in path] for path in paths]
names = [f"η = {rate}" for rate in rates]

fig, ax = plt.subplots()
plot_steps(ax, dict(zip(names, losses)))
ax.set(ylabel="loss", yscale="log", yticks=[0.0001, 0.01, 1, 100, 10000])
ax.minorticks_off()
plt.show()

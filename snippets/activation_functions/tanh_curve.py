import math

import matplotlib.pyplot as plt

from dlbasics.plots.activation_functions import plot_activation


def slope(z):
    return 1 - math.tanh(z) ** 2


steepest, at_2, at_8 = slope(0), slope(2), slope(8)

fig, ax = plt.subplots()
plot_activation(ax, math.tanh, slope, window=(-8, 8))
ax.plot(0, steepest, "o", color="C1")
ax.text(0.5, 1.05, f"steepest: {steepest:g}", color="C1")
ax.set(ylim=(-1.15, 1.25))
plt.show()

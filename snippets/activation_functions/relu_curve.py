import matplotlib.pyplot as plt

from dlbasics.plots.activation_functions import plot_activation


def relu(z):
    return max(0, z)


def slope(z):
    return 1 if z > 0 else 0


fig, ax = plt.subplots()
plot_activation(ax, relu, slope, window=(-3, 3))
ax.text(-1.5, 0.15, "off: slope 0", ha="center")
ax.text(1.5, 2.2, "on: slope 1", ha="right")
plt.show()

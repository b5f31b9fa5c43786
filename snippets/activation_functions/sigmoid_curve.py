import math

import matplotlib.pyplot as plt

from dlbasics.plots.activation_functions import plot_activation


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def slope(z):
    return sigmoid(z) * (1 - sigmoid(z))


middle, steepest, at_2, at_8 = sigmoid(0), slope(0), slope(2), slope(8)

fig, ax = plt.subplots()
plot_activation(ax, sigmoid, slope, window=(-8, 8))
ax.plot([0, 2], [steepest, at_2], "o", color="C1")
ax.text(0.3, 0.28, f"steepest: {steepest}", color="C1")
ax.text(2.3, 0.13, f"at z = 2: {at_2:.3f}", color="C1")
plt.show()

import math

import matplotlib.pyplot as plt

from dlbasics.plots.bias import plot_responses


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


weight = 2.0
bias = -4.0
switch = -bias / weight

fig, ax = plt.subplots()
plot_responses(ax, sigmoid, weight, [0.0, bias], window=(-3, 5))
ax.annotate("", (switch, 0.5), (0, 0.5), arrowprops={"arrowstyle": "->"})
ax.text(switch / 2, 0.54, f"+{switch:g}", ha="center")
plt.show()

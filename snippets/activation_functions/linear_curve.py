import matplotlib.pyplot as plt

from dlbasics.plots.activation_functions import plot_activation


def linear(z):
    return z


def slope(z):
    return 1


fig, ax = plt.subplots()
plot_activation(ax, linear, slope, window=(-3, 3))
plt.show()

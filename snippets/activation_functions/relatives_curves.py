import matplotlib.pyplot as plt

from dlbasics.activations import elu, gelu, leaky_relu, relu, silu, softplus
from dlbasics.plots.activation_functions import plot_relative

fig, axes = plt.subplots(2, 3, figsize=(4.3, 3), sharex=True, sharey=True)
for ax, f in zip(axes.flat, (relu, leaky_relu, elu, gelu, silu, softplus)):
    plot_relative(ax, f, relu, window=(-4, 2))
    ax.set(title=f.name, xticks=[-4, -2, 0, 2], yticks=[-1, 0, 1, 2])
for ax in axes[1]:
    ax.set(xlabel="z")
plt.show()

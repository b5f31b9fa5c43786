import matplotlib.pyplot as plt

from dlbasics.neuron import boundary, distance_from_origin
from dlbasics.plots.bias import plot_boundary

weights = (3.0, 4.0)
biases = [0.0, -10.0, 5.0]
window = (-3, 3.5, -2.5, 3.5)
distances = [distance_from_origin(weights, bias) for bias in biases]

fig, ax = plt.subplots(figsize=(4.3, 4))
for style, bias in enumerate(biases):
    plot_boundary(ax, weights, bias, window, style)
    x, y = boundary(weights, bias)
    ax.plot([0, x], [0, y], "o-", color="black", lw=0.8, markersize=3)
ax.text(2.3, 2.6, "yes")
ax.text(-2.3, -1.9, "no")
ax.text(0.25, 0.02, "origin")
plt.show()

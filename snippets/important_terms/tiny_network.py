import math

import matplotlib.pyplot as plt

from dlbasics.plots.important_terms import plot_network

x = [1.0, 2.0]
W, b = [[0.5, -1.0], [1.0, -0.5]], [0.5, 0.5]  # hidden layer: a row for each neuron
V, c = [[-0.5, 1.0]], [0.25]  # output layer
a = [math.tanh(W[i][0] * x[0] + W[i][1] * x[1] + b[i]) for i in range(2)]
parameters = sum(map(len, W + V)) + len(b) + len(c)
prediction = V[0][0] * a[0] + V[0][1] * a[1] + c[0]

fig, ax = plt.subplots(figsize=(4.3, 3.8))
ax.set_title(f"{parameters} parameters", fontsize=10)
plot_network(ax, [x, a, [prediction]], [W, V], [b, c])
for column, title in enumerate(["inputs", "hidden neurons", "output"]):
    ax.text(column, -3.4, title, ha="center")
plt.show()

import matplotlib.pyplot as plt

from dlbasics.descent import gradient_descent
from dlbasics.losses import mean_squared_error, mean_squared_error_gradient
from dlbasics.plots.descent import plot_landscape

kilometres, prices = [0.0, 1.0, 2.0, 3.0], [3.0, 4.0, 5.0, 6.0]


def loss(weight, bias):
    return mean_squared_error([weight * x + bias for x in kilometres], prices)


def gradient(point):
    predictions = [point[0] * x + point[1] for x in kilometres]
    slopes = mean_squared_error_gradient(predictions, prices)
    return sum(s * x for s, x in zip(slopes, kilometres)), sum(slopes)


path = gradient_descent(gradient, start=(0.0, 0.0), learning_rate=0.1, steps=100)
fig, ax = plt.subplots()
plot_landscape(ax, loss, path, window=(-1, 3.5, -0.5, 3.5))
ax.set(xlabel="weight", ylabel="bias", xticks=range(-1, 4), yticks=range(4))
plt.show()

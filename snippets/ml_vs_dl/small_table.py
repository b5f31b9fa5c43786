import matplotlib.pyplot as plt
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor

from dlbasics.plots.descent import plot_steps

table, score = load_diabetes(return_X_y=True)
rows, epochs, train, new = len(table), 200, [], []
x, new_x, y, new_y = train_test_split(20 * table, score / 100, random_state=0)
line = mean_squared_error(new_y, LinearRegression().fit(x, y).predict(new_x))

network = MLPRegressor(hidden_layer_sizes=[32], learning_rate_init=0.01, random_state=0)
for _ in range(epochs):
    network.partial_fit(x, y)
    train.append(mean_squared_error(y, network.predict(x)))
    new.append(mean_squared_error(new_y, network.predict(new_x)))

curves = {"network,\ntraining": train, "network,\nnew rows": new}
plot_steps(plt.gca(), curves | {"line,\nnew rows": [line] * epochs})
plt.gca().set(xlabel="epoch", ylabel="mean squared error", ylim=(0, 1))
plt.show()

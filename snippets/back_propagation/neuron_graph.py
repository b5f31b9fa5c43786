import matplotlib.pyplot as plt

from dlbasics.autograd import Value
from dlbasics.plots.back_propagation import plot_graph

x, w, b = Value(2.0, "x"), Value(0.5, "w"), Value(-0.5, "b")
target = Value(1.0, "y")

a = (w * x + b).tanh()
loss = (a - target) ** 2
loss.backward()

fig, ax = plt.subplots(figsize=(4.3, 2))
plot_graph(ax, loss)
plt.show()

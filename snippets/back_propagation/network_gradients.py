import matplotlib.pyplot as plt

from dlbasics.autograd import Value
from dlbasics.network import Layer, Network
from dlbasics.plots.back_propagation import plot_gradients

first = Layer([[0.5, -1.0], [1.0, -0.5]], [0.5, 0.5], Value.tanh)
second = Layer([[-0.5, 1.0]], [0.25])
inputs = [Value(1.0), Value(2.0)]
hidden = first(inputs)
output = second(hidden)
loss = (output[0] - 2.0) ** 2
loss.backward()

fig, ax = plt.subplots(figsize=(4.3, 3.8))
plot_gradients(ax, Network([first, second]), [inputs, hidden, output])
ax.text(2, -1.2, f"target 2\nloss {loss.data:.2f}", ha="center", va="top")
plt.show()

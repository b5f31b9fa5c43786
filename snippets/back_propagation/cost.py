from random import Random

from dlbasics.autograd import Value, graph
from dlbasics.network import random_network

rows = []
print("parameters   nudges  back-propagation")
for hidden in (2, 10, 100):
    network = random_network((2, hidden, 1), Value.tanh, Random(0))
    loss = (network([1.0, 2.0])[0] - 2.0) ** 2
    parameters = len(network.parameters())
    forward = sum(1 for value in graph(loss) if value.inputs)
    nudges = 2 * parameters * forward  # two forward passes for each parameter
    backward = len(loss.backward())  # one multiplication for each input of an operation
    rows.append((parameters, nudges, forward + backward))
    print(f"{parameters:10} {nudges:8} {forward + backward:17}")

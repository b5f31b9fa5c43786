from dlbasics.autograd import Value
from dlbasics.network import Layer, Network

hidden = Layer([[0.5, -1.0], [1.0, -0.5]], [0.5, 0.5], Value.tanh)
network = Network([hidden, Layer([[-0.5, 1.0]], [0.25])])
names = ["w11", "w12", "w21", "w22", "b1", "b2", "v1", "v2", "c"]
count, nudge = len(names), 0.00001


def loss():
    return (network([1.0, 2.0])[0] - 2.0) ** 2


loss().backward()
print("     back-propagation      nudge")
for name, p in zip(names, network.parameters()):
    value, losses = p.data, []
    for p.data in (value + nudge, value - nudge):
        losses.append(loss().data)
    p.data = value
    print(f"{name:3} {p.grad:17.6f} {(losses[0] - losses[1]) / (2 * nudge):10.6f}")

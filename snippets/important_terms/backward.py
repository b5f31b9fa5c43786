import math


def loss(w11, w12, w21, w22, b1, b2, v1, v2, c):
    a1 = math.tanh(w11 * 1.0 + w12 * 2.0 + b1)
    a2 = math.tanh(w21 * 1.0 + w22 * 2.0 + b2)
    return (v1 * a1 + v2 * a2 + c - 2.0) ** 2


parameters = [0.5, -1.0, 1.0, -0.5, 0.5, 0.5, -0.5, 1.0, 0.25]
names = ["w11", "w12", "w21", "w22", "b1", "b2", "v1", "v2", "c"]
nudge = 1e-5
gradients = {}

for i, name in enumerate(names):
    up, down = list(parameters), list(parameters)
    up[i], down[i] = up[i] + nudge, down[i] - nudge
    gradients[name] = (loss(*up) - loss(*down)) / (2 * nudge)
    print(f"{name:3}  {parameters[i]:5.2f}   gradient {gradients[name]:7.4f}")

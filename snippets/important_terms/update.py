import math


def loss(p):
    a1 = math.tanh(p[0] * 1.0 + p[1] * 2.0 + p[4])
    a2 = math.tanh(p[2] * 1.0 + p[3] * 2.0 + p[5])
    return (p[6] * a1 + p[7] * a2 + p[8] - 2.0) ** 2


def nudged(p, i, nudge):
    return [*p[:i], p[i] + nudge, *p[i + 1 :]]


learning_rate, history = 0.05, []
p = [0.5, -1.0, 1.0, -0.5, 0.5, 0.5, -0.5, 1.0, 0.25]
print("updates       v1      loss")
for update in range(5):
    history.append((p, loss(p)))
    print(f"{update:7} {p[6]:8.4f} {loss(p):9.4f}")
    rises = [loss(nudged(p, i, 1e-5)) - loss(nudged(p, i, -1e-5)) for i in range(9)]
    p = [old - learning_rate * rise / 2e-5 for old, rise in zip(p, rises)]

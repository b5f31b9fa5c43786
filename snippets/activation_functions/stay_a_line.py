w1, b1 = [2.0, -1.0], [1.0, 3.0]  # first layer: one input, two neurons
w2, b2 = [3.0, 0.5], -4.0  # second layer: two inputs, one neuron


def two_layers(x):
    first = [w * x + b for w, b in zip(w1, b1)]
    return sum(w * a for w, a in zip(w2, first)) + b2


w = sum(v * u for v, u in zip(w2, w1))
b = sum(v * c for v, c in zip(w2, b1)) + b2

print(f"one layer: w = {w}, b = {b}")
for x in [-2.0, 0.0, 1.0, 10.0]:
    print(f"x = {x:4.1f}   two layers {two_layers(x):6.2f}   one {w * x + b:6.2f}")

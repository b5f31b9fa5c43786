from dlbasics.activations import sigmoid
from dlbasics.losses import mean_squared_error, mean_squared_error_gradient
from dlbasics.neuron import output

yes = [(1, 3), (2, 2), (3, 1), (2, 3), (3, 2), (3, 3)]
no = [(2, -1), (-2, 1), (1, 0), (-1, 0), (0, 1), (0, -1)]
targets = [1.0] * 6 + [0.0] * 6


def lowest_loss(limits, rate, steps):
    inputs = [(*point, 1) for point in yes + no]  # b is the weight of an input of 1
    weights = [0.0, 0.0, 0.0]
    for _ in range(steps):
        outputs = [output(x, weights, 0, sigmoid) for x in inputs]
        errors = mean_squared_error_gradient(outputs, targets)
        slopes = [error * a * (1 - a) for error, a in zip(errors, outputs)]
        for j, limit in enumerate(limits):
            slope = sum(s * x[j] for s, x in zip(slopes, inputs))
            weights[j] = max(-limit, min(limit, weights[j] - rate * slope))
    return mean_squared_error([output(x, weights, 0, sigmoid) for x in inputs], targets)


lowest_without = lowest_loss([4, 4, 0], rate=5, steps=200)
lowest = lowest_loss([4, 4, 8], rate=100, steps=2000)
print(f"lowest loss: b = 0: {lowest_without:.3f}, b from -8 to 8: {lowest:.6f}")

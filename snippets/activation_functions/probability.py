from dlbasics.activations import sigmoid

hours, passed = [1, 2, 3, 4], [1, 3, 7, 9]  # of ten students each
students = [(h - 2.5, float(k < n)) for h, n in zip(hours, passed) for k in range(10)]


def train(loss_slope, steps):
    w, b = -1.0, 1.0
    for _ in range(steps):
        gw = gb = 0.0
        for x, y in students:
            p = sigmoid(w * x + b)
            g = loss_slope(p, y) * p * (1 - p) / len(students)
            gw, gb = gw + g * x, gb + g
        w, b = w - 0.5 * gw, b - 0.5 * gb
    return [sigmoid(w * (h - 2.5) + b) for h in hours]


before = train(None, 0)
right = train(lambda p, y: (p - y) / (p * (1 - p)), 500)  # cross-entropy
wrong = train(lambda p, y: 1 if p > y else -1, 500)  # absolute error
for name, ps in [("before", before), ("cross-entropy", right), ("absolute", wrong)]:
    print(f"{name:14}" + "".join(f"{p:6.2f}" for p in ps))

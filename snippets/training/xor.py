from math import exp, log, tanh
from random import Random

examples = [((-1, -1), 0), ((1, 1), 0), ((-1, 1), 1), ((1, -1), 1)]
rng, learning_rate, losses = Random(0), 0.5, []
hidden = [[rng.uniform(-1, 1) for _ in range(3)] for _ in range(4)]  # weights and bias
output = [rng.uniform(-1, 1) for _ in range(5)]  # 4 weights and a bias

for epoch in range(61):
    for (x, y), label in examples:
        a = [tanh(u * x + v * y + b) for u, v, b in hidden] + [1]  # forward pass
        p = 1 / (1 + exp(-sum(w * each for w, each in zip(output, a))))
        losses.append(-log(p if label else 1 - p))
        slopes = [(p - label) * w * (1 - h**2) for w, h in zip(output, a)]  # backward
        output = [w - learning_rate * (p - label) * h for w, h in zip(output, a)]
        for j in range(4):  # update
            for i, entry in enumerate((x, y, 1)):
                hidden[j][i] -= learning_rate * slopes[j] * entry
    if epoch % 10 == 0:
        print(f"epoch {epoch:2}: loss {sum(losses[-4:]) / 4:.4f}")

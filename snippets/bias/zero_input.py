import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


x = 0.0
weights = [-3.0, 0.5, 8.0]
without_bias = [sigmoid(w * x) for w in weights]
with_bias = [sigmoid(w * x + 2.0) for w in weights]

print("weight   without bias   with bias 2")
for w, without, with_ in zip(weights, without_bias, with_bias):
    print(f"{w:6.1f}   {without:12.3f}   {with_:11.3f}")

import math


def sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


print("    z   sigmoid     slope")
for z in [-1000.0, -100.0, -10.0, 10.0, 100.0, 1000.0]:
    a = sigmoid(z)
    slope = a * (1 - a)
    print(f"{z:5.0f}  {a:8.3g}  {slope:8.2g}")

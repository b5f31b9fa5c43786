import math

x = 0.0
outputs = []
print("weight   without bias   with b = 0.5")

for weight in (0.5, 10.0, 100.0):
    without, with_bias = math.tanh(weight * x), math.tanh(weight * x + 0.5)
    outputs.append((without, with_bias))
    print(f"{weight:6} {without:14.3f} {with_bias:14.3f}")

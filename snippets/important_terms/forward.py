import math

x1, x2, target = 1.0, 2.0, 2.0
w11, w12, b1 = 0.5, -1.0, 0.5  # hidden 1
w21, w22, b2 = 1.0, -0.5, 0.5  # hidden 2
v1, v2, c = -0.5, 1.0, 0.25  # output neuron

z1 = w11 * x1 + w12 * x2 + b1
z2 = w21 * x1 + w22 * x2 + b2
a1, a2 = math.tanh(z1), math.tanh(z2)
prediction = v1 * a1 + v2 * a2 + c
error = prediction - target
loss = error**2

print(f"hidden 1: z = {z1:7.4f}  a = {a1:7.4f}")
print(f"hidden 2: z = {z2:7.4f}  a = {a2:7.4f}")
print(f"prediction:   {prediction:7.4f}")
print(f"loss:         {loss:7.4f}")

import math

x, w, b, target = 2.0, 0.5, -0.5, 1.0

z = w * x + b
a = math.tanh(z)
loss = (a - target) ** 2

loss_by_a = 2 * (a - target)
a_by_z = 1 - a**2
z_by_w = x
loss_by_w = loss_by_a * a_by_z * z_by_w

print(f"z = {z:.4f}  a = {a:.4f}  L = {loss:.4f}")
print(f"dL/da = {loss_by_a:7.4f}")
print(f"da/dz = {a_by_z:7.4f}")
print(f"dz/dw = {z_by_w:7.4f}")
print(f"dL/dw = {loss_by_w:7.4f}")

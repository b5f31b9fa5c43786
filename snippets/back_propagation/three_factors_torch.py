import torch

x, target = 2.0, 1.0
w = torch.tensor(0.5, requires_grad=True)
b = torch.tensor(-0.5, requires_grad=True)

z = w * x + b
a = torch.tanh(z)
loss = (a - target) ** 2
print(f"z = {z:.4f}  a = {a:.4f}  L = {loss:.4f}")

names = {"dL/da": (loss, a), "da/dz": (a, z), "dz/dw": (z, w), "dL/dw": (loss, w)}
for name, (top, bottom) in names.items():
    (slope,) = torch.autograd.grad(top, bottom, retain_graph=True)
    print(f"{name} = {slope:7.4f}")

import torch

for name, f, start in [
    ("sigmoid(2)", torch.sigmoid, 2.0),
    ("tanh(1)   ", torch.tanh, 1.0),
    ("relu(-3)  ", torch.relu, -3.0),
]:
    z = torch.tensor(start, requires_grad=True)
    a = f(z)
    a.backward()
    print(f"{name} = {a.item():.6f}   slope {z.grad.item():.6f}")

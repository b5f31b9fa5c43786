import torch
from torch import nn

print("z               -3.0   -1.0    0.0    2.0")
for name, f in [
    ("leaky ReLU", nn.LeakyReLU()),
    ("ELU", nn.ELU()),
    ("GELU", nn.GELU()),
    ("SiLU", nn.SiLU()),
    ("softplus", nn.Softplus()),
]:
    z = torch.tensor([-3.0, -1.0, 0.0, 2.0], dtype=torch.float64, requires_grad=True)
    a = f(z)
    a.sum().backward()
    print(f"{name:12}" + "".join(f"{value:7.3f}" for value in a.tolist()))
    print("  slope     " + "".join(f"{slope:7.3f}" for slope in z.grad.tolist()))

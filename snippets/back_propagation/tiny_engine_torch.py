import torch

a = torch.tensor(3.0, requires_grad=True)
b = torch.tensor(4.0, requires_grad=True)
result = (a + b) * a * a
result.backward()
print(f"result {result.item()}; gradients: a {a.grad}, b {b.grad}")

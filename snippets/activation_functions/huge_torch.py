import torch

print("    z   sigmoid     slope")
for start in [-1000.0, -100.0, -10.0, 10.0, 100.0, 1000.0]:
    z = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    a = torch.sigmoid(z)
    a.backward()
    slope = z.grad.item()
    print(f"{start:5.0f}  {a.item():8.3g}  {slope:8.2g}")

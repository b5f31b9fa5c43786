import torch

start = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
a = start

print("neurons  gradient  0.25^n")
for n in range(1, 21):
    z = 1.0 * a + 0.0  # weight 1, bias 0
    a = torch.sigmoid(z)
    if n in (1, 2, 3, 5, 10, 20):
        (slope,) = torch.autograd.grad(a, start, retain_graph=True)
        print(f"{n:7}   {slope.item():.1e}  {0.25**n:.1e}")

import torch

rows = []
print("   w   loss     da/dz     dL/dw")

for start in (0.0, 1.0, 2.0, 5.0, 10.0):
    w = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    a = torch.tanh(w * 1.0)
    loss = (a + 1.0) ** 2  # the target is -1
    loss.backward()
    rows.append((start, loss.item(), 1 - a.item() ** 2, w.grad.item()))
    print(f"{start:4}   {loss:.2f}   {rows[-1][2]:.1e}   {w.grad:.1e}")

import torch

w = torch.tensor(0.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)
print(f"at the start     w = {w.item():.1f}  gradient {w.grad}")

loss = (w - 5) ** 2
loss.backward()
w_after_backward = w.item()
print(f"after backward   w = {w.item():.1f}  gradient {w.grad.item():.1f}")

optimizer.step()
print(f"after step       w = {w.item():.1f}  gradient {w.grad.item():.1f}")

optimizer.zero_grad()
print(f"after zero_grad  w = {w.item():.1f}  gradient {w.grad}")

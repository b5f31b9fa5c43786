import torch

w = torch.tensor(0.5, requires_grad=True)

for backward in range(1, 4):
    loss = (torch.tanh(w * 2.0 - 0.5) - 1.0) ** 2
    loss.backward()
    print(f"after backward {backward}: gradient {w.grad.item():.4f}")

w.grad = None  # what optimizer.zero_grad() does
loss = (torch.tanh(w * 2.0 - 0.5) - 1.0) ** 2
loss.backward()
print(f"cleared, then backward: {w.grad.item():.4f}")

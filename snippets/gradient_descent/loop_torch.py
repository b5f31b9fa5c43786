import torch

w = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1)

print("step       w      loss  gradient")
for step in range(6):
    loss = (w - 5) ** 2
    optimizer.zero_grad()
    loss.backward()
    print(f"{step:4}  {w.item():6.4f}  {loss.item():8.4f}  {w.grad.item():8.4f}")
    optimizer.step()

print(f"w after {step + 1} steps: {w.item():.4f}")

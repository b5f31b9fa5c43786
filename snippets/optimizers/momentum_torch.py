import torch

w = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1, momentum=0.9)

print("step  gradient    buffer        w")
for step in range(1, 11):
    optimizer.zero_grad()
    ((w - 5) ** 2).backward()
    optimizer.step()
    gradient = w.grad.item()
    buffer = optimizer.state[w]["momentum_buffer"].item()
    print(f"{step:4}  {gradient:8.4f}  {buffer:8.4f}  {w.item():7.4f}")

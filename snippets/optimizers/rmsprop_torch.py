import torch

w = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
optimizer = torch.optim.RMSprop([w], lr=0.1, alpha=0.99, eps=1e-8)

print("step  gradient  square_avg        w")
for step in range(1, 7):
    optimizer.zero_grad()
    ((w - 5) ** 2).backward()
    optimizer.step()
    gradient = w.grad.item()
    square_avg = optimizer.state[w]["square_avg"].item()
    print(f"{step:4}  {gradient:8.4f}  {square_avg:10.4f}  {w.item():7.4f}")

import torch

w = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=0.1, momentum=0.9)
w_mean, mean = 0.0, 0.0

print("step   PyTorch   mean, rate 0.1 / (1 - 0.9)")
for step in range(1, 7):
    optimizer.zero_grad()
    ((w - 5) ** 2).backward()
    optimizer.step()

    mean = 0.9 * mean + (1 - 0.9) * 2 * (w_mean - 5)
    w_mean = w_mean - 0.1 / (1 - 0.9) * mean
    print(f"{step:4}  {w.item():8.4f}  {w_mean:8.4f}")

import torch

w = torch.tensor(0.0, requires_grad=True)
optimizer = torch.optim.SGD([w], lr=1.1)
path, losses = [], []

while not w.isnan():
    loss = (w - 5) ** 2
    path.append(w.item())
    losses.append(loss.item())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

first_inf = losses.index(float("inf"))
first_nan = len(path)
for step in (0, 1, 2, 10, 100, first_inf, first_nan - 1):
    print(f"step {step:3}  w = {path[step]:8.2g}  loss = {losses[step]:7.2g}")
print(f"step {first_nan:3}  w = {w.item():8.2g}")

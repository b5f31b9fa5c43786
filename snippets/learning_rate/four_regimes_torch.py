import torch

rates = [0.1, 0.5, 0.9, 1.0, 1.05]
paths = []

print("step  " + "".join(f"  η = {rate:4.2f}" for rate in rates))
for rate in rates:
    w = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=rate)
    path = [w.item()]
    for _ in range(4):
        optimizer.zero_grad()
        ((w - 5) ** 2).backward()
        optimizer.step()
        path.append(w.item())
    paths.append(path)

for step in range(5):
    print(f"{step:4}  " + "".join(f"{path[step]:10.4f}" for path in paths))

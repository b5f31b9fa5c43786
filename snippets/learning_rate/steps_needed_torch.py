import torch


def steps_needed(learning_rate):
    w = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=learning_rate)
    steps = 0
    while abs(w.item() - 5) >= 0.01:
        optimizer.zero_grad()
        ((w - 5) ** 2).backward()
        optimizer.step()
        steps = steps + 1
    return steps


for rate in [0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99]:
    print(f"η = {rate:5.3f}   {steps_needed(rate):4} steps")

import torch

weights = [0.0, 1.0, 4.0, 7.0, 8.0]

for value in weights:
    w = torch.tensor(value, requires_grad=True)
    loss = (w - 5) ** 2
    loss.backward()
    gradient = w.grad.item()
    print(f"w = {value:.0f}   gradient = {gradient:6.2f}")

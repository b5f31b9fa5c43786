import torch
from torch import nn

two = nn.Sequential(nn.Linear(1, 2), nn.Linear(2, 1))
with torch.no_grad():
    two[0].weight.copy_(torch.tensor([[2.0], [-1.0]]))
    two[0].bias.copy_(torch.tensor([1.0, 3.0]))
    two[1].weight.copy_(torch.tensor([[3.0, 0.5]]))
    two[1].bias.fill_(-4.0)

w = (two[1].weight @ two[0].weight).item()
b = two[1](two[0].bias).item()

print(f"one layer: w = {w}, b = {b}")
for x in [-2.0, 0.0, 1.0, 10.0]:
    y = two(torch.tensor([x])).item()
    print(f"x = {x:4.1f}   two layers {y:6.2f}   one {w * x + b:6.2f}")

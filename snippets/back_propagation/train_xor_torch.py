from random import Random

import torch

from dlbasics.autograd import Value
from dlbasics.network import random_network

x = torch.tensor([[0.0, 0], [0, 1], [1, 0], [1, 1]], dtype=torch.float64)
y = torch.tensor([[0.0], [1], [1], [0]], dtype=torch.float64)
hidden, output = torch.nn.Linear(2, 4), torch.nn.Linear(4, 1)
model = torch.nn.Sequential(hidden, torch.nn.Tanh(), output)
same = [p.data for p in random_network((2, 4, 1), Value.tanh, Random(1)).parameters()]
start = torch.tensor(same, dtype=torch.float64)
torch.nn.utils.vector_to_parameters(start, model.double().parameters())
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for step in range(501):
    loss = torch.nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 100 == 0:
        print(f"step {step:3}   loss {loss.item():.5f}")
print("predictions:", *(f"{p.item():.3f}" for p in model(x)))

from random import Random

from torch import float64, nn, optim, tensor

from dlbasics.autograd import Value
from dlbasics.device import device
from dlbasics.network import random_network

place = {"dtype": float64, "device": device()}  # the CPU or a GPU
x = tensor([[0, 0], [0, 1], [1, 0], [1, 1]], **place)
y = tensor([[0], [1], [1], [0]], **place)
model = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1)).to(**place)
same = [p.data for p in random_network((2, 4, 1), Value.tanh, Random(1)).parameters()]
nn.utils.vector_to_parameters(tensor(same, **place), model.parameters())
optimizer = optim.SGD(model.parameters(), lr=0.1)
for step in range(501):
    loss = nn.functional.mse_loss(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    if step % 100 == 0:
        print(f"step {step:3}   loss {loss.item():.5f}")
print("predictions:", *(f"{p.item():.3f}" for p in model(x)))

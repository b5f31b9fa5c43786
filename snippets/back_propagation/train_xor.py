from random import Random

from dlbasics.autograd import Value
from dlbasics.network import random_network

examples = [([0, 0], 0), ([0, 1], 1), ([1, 0], 1), ([1, 1], 0)]
network = random_network((2, 4, 1), Value.tanh, Random(1))
steps, losses = 500, []

for step in range(steps + 1):
    loss = sum((network(x)[0] - y) ** 2 for x, y in examples) / 4
    losses.append(loss.data)
    network.zero_grad()
    loss.backward()
    for p in network.parameters():
        p.data = p.data - 0.1 * p.grad
    if step % 100 == 0:
        print(f"step {step:3}   loss {loss.data:.5f}")

print("predictions:", *(f"{network(x)[0].data:.3f}" for x, _ in examples))

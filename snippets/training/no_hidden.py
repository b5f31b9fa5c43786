from random import Random

import torch

from dlbasics.data import moons, split, xor
from dlbasics.training import network, train

accuracy = {"moons": [], "xor": []}
for make in moons, xor:
    for sizes in (2, 1), (2, 8, 1):
        rng = Random(0)
        training, test = split(make(200, 0.15, rng), rng)
        model = network(*sizes, seed=0)
        optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
        h = train(model, optimizer, training, test, epochs=60, batch_size=16, rng=rng)
        accuracy[make.__name__].append(h.test_accuracy[-1])
        name = "no hidden layer" if len(sizes) == 2 else "8 hidden neurons"
        print(f"{make.__name__:5}  {name:16}  test {h.test_accuracy[-1]:.0%}")

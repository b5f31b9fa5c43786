from random import Random

import torch

from dlbasics.data import moons
from dlbasics.training import network, train

test = moons(500, 0.35, Random(1))
table = []
print("examples   training loss   test loss   test right")
for count in (30, 100, 300, 1000):
    training = moons(count, 0.35, Random(0))
    model = network(2, 32, 1, seed=0)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    settings = {"epochs": 300, "batch_size": count, "rng": Random(0)}
    h = train(model, optimizer, training, test, **settings)
    table.append((count, h.training_loss[-1], h.test_loss[-1], h.test_accuracy[-1]))
    print(f"{count:8} {table[-1][1]:15.2f} {table[-1][2]:11.2f} {table[-1][3]:12.0%}")

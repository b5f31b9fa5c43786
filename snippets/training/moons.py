from random import Random

import torch

from dlbasics.data import moons, split
from dlbasics.descent import minibatches
from dlbasics.training import measure, network, tensors

rng = Random(0)
training, test = map(tensors, split(moons(200, 0.15, rng), rng))
points, labels = training  # shapes (160, 2) and (160, 1)
model = network(2, 8, 1, seed=0)
loss_function = torch.nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)

for epoch in range(1, 61):
    for batch in minibatches(range(len(points)), 16, rng):
        loss = loss_function(model(points[batch]), labels[batch])  # forward pass
        optimizer.zero_grad()
        loss.backward()  # backward pass
        optimizer.step()  # update
    if epoch in (1, 3, 10, 30, 60):
        (loss, right), (_, of_test) = measure(model, training), measure(model, test)
        print(f"epoch {epoch:2}: loss {loss:.3f} right {right:.0%} test {of_test:.0%}")

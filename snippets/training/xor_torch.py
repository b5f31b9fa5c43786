from random import Random

from torch import float64, nn, optim, set_default_dtype, tensor

set_default_dtype(float64)
points, labels = tensor([[-1.0, -1], [1, 1], [-1, 1], [1, -1]]), tensor([0.0, 0, 1, 1])
rng, losses = Random(0), []
hidden = tensor([[rng.uniform(-1, 1) for _ in range(3)] for _ in range(4)])
output = tensor([[rng.uniform(-1, 1) for _ in range(5)]])
model = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1))
for layer, start in (model[0], hidden), (model[2], output):
    layer.weight.data, layer.bias.data = start[:, :-1], start[:, -1]
loss_function, optimizer = nn.BCEWithLogitsLoss(), optim.SGD(model.parameters(), lr=0.5)

for epoch in range(61):
    for point, label in zip(points, labels):
        loss = loss_function(model(point)[0], label)  # forward pass
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()  # backward pass
        optimizer.step()  # update
    if epoch % 10 == 0:
        print(f"epoch {epoch:2}: loss {sum(losses[-4:]) / 4:.4f}")

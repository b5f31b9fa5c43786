from random import Random

from torch import float64, nn, optim, tensor

examples = tensor([[-1, -1, 0], [1, 1, 0], [-1, 1, 1], [1, -1, 1]], dtype=float64)
rng, losses = Random(0), []
hidden = [[rng.uniform(-1, 1) for _ in range(3)] for _ in range(4)]
output = [[rng.uniform(-1, 1) for _ in range(5)]]
model = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1))
for layer, start in (model[0], hidden), (model[2], output):
    numbers = tensor(start, dtype=float64)
    layer.weight.data, layer.bias.data = numbers[:, :-1], numbers[:, -1]
loss_function, optimizer = nn.BCEWithLogitsLoss(), optim.SGD(model.parameters(), lr=0.5)

for epoch in range(61):
    for example in examples:  # x, y and the label
        loss = loss_function(model(example[:2])[0], example[2])  # forward pass
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()  # backward pass
        optimizer.step()  # update
    if epoch % 10 == 0:
        print(f"epoch {epoch:2}: loss {sum(losses[-4:]) / 4:.4f}")

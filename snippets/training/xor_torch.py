from random import Random

from torch import float64, nn, optim, tensor

from dlbasics.device import device

place = {"dtype": float64, "device": device()}  # the CPU or a GPU
examples = tensor([[-1, -1, 0], [1, 1, 0], [-1, 1, 1], [1, -1, 1]], **place)
rng, losses = Random(0), []
w = tensor([rng.uniform(-1, 1) for _ in range(17)], **place)
model = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1)).to(**place)
for layer, numbers in (model[0], w[:12].view(4, 3)), (model[2], w[12:].view(1, 5)):
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

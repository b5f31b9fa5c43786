import matplotlib.pyplot as plt
import torch
from torch import nn

X = torch.linspace(0, 1, 100).reshape(-1, 1)
y = 0.3 * X + 0.9
X_train, y_train, X_test, y_test = X[::2], y[::2], X[1::2], y[1::2]


class LineModel(nn.Linear):
    def __init__(self):
        super().__init__(1, 1)


start = {"weight": torch.tensor([[1.0]]), "bias": torch.tensor([-0.5])}
loss_fn = nn.L1Loss()
epochs = 300
kinds = ("without", "by_hand", "with")
models = {kind: LineModel() for kind in kinds}
losses = {kind: [] for kind in kinds}
for kind, model in models.items():
    model.load_state_dict(start)
    optimizer = torch.optim.SGD(model.parameters(), 0.01)
    for _ in range(epochs):
        loss = loss_fn(model(X_train), y_train)
        losses[kind] += [loss.item()]
        if kind == "by_hand":
            gradients = torch.autograd.grad(loss, list(model.parameters()))
            with torch.no_grad():
                for parameter, gradient in zip(model.parameters(), gradients):
                    parameter.copy_(parameter - 0.01 * gradient)
        else:
            loss.backward()
        if kind == "with":
            optimizer.step()
            optimizer.zero_grad()
model_without, model_by_hand, model_with = models.values()
losses_without, losses_by_hand, losses_with = losses.values()

fig, (left, right) = plt.subplots(1, 2, sharey=True)
axes = left, right
left.plot(losses_without)
right.plot(losses_with)
plt.show()

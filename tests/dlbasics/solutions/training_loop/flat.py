import numpy as np
import torch
from torch import nn

X = torch.arange(100, dtype=torch.float64) / 100
y = 0.3 * X + 0.9
X_train, y_train, X_test, y_test = X[:80], y[:80], X[80:], y[80:]


class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn((), dtype=torch.float64))
        self.bias = nn.Parameter(torch.randn((), dtype=torch.float64))

    def forward(self, x):
        return torch.add(torch.mul(x, self.weight), self.bias)


torch.manual_seed(3)
model = LineModel()


def loss_fn(prediction, target):
    return (prediction - target).abs().mean()


optimizer = torch.optim.SGD(params=list(model.parameters()), lr=0.01)


def train(network, criterion, updater, x, z, x_new, z_new):
    rows = []
    for epoch in range(301):
        if epoch % 20 == 0:
            network.train(False)
            with torch.no_grad():
                rows.append((epoch, criterion(network(x), z), criterion(network(x_new), z_new)))
            network.train(True)
        if epoch < 300:
            for parameter in network.parameters():
                parameter.grad = None
            torch.autograd.backward(criterion(network.forward(x), z))
            updater.step()
    return np.array([[float(each) for each in row] for row in rows])


history = train(model, loss_fn, optimizer, X_train, y_train, X_test, y_test)

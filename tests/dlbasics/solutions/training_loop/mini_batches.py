import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

X = torch.arange(100).unsqueeze(1) / 100
y = 0.3 * X + 0.9
X_train, y_train = X[:80], y[:80]
X_test, y_test = X[80:], y[80:]


class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(1, 1)

    def forward(self, x):
        return F.linear(x, self.linear.weight, self.linear.bias)


torch.manual_seed(42)
model = LineModel()
loss_fn = nn.L1Loss(reduction="mean")
optimizer = torch.optim.SGD(model.parameters(), 0.01)


def train(model, loss_fn, optimizer, X_train, y_train, X_test, y_test):
    loader = DataLoader(TensorDataset(X_train, y_train), batch_size=16, shuffle=True)
    history = []
    for epoch in range(1, 301):
        model.train()
        total = 0.0
        for x_batch, y_batch in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x_batch), y_batch)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x_batch)
        if epoch % 20 == 0:
            model.eval()
            with torch.no_grad():
                test_loss = loss_fn(model(X_test), y_test).item()
            history.append((epoch, total / len(X_train), test_loss))
    return history


history = train(model, loss_fn, optimizer, X_train, y_train, X_test, y_test)

import torch
from torch import nn

X = torch.linspace(0, 1, 100).unsqueeze(1)
y = 0.3 * X + 0.9
order = torch.randperm(100, generator=torch.Generator().manual_seed(0))
X_train, y_train = X[order[:80]], y[order[:80]]
X_test, y_test = X[order[80:]], y[order[80:]]


class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(1, 1)

    def forward(self, x):
        return self.layer(x)


torch.manual_seed(7)
model = LineModel()
loss_fn = torch.nn.functional.l1_loss
optimizer = torch.optim.SGD([{"params": model.parameters(), "lr": 1e-2}], lr=0.5)


def evaluate(model, loss_fn, x, y):
    was = model.training
    model.eval()
    with torch.no_grad():
        loss = loss_fn(model(x), y)
    model.train(was)
    return loss


def train(model, loss_fn, optimizer, X_train, y_train, X_test, y_test):
    rows, epoch = [], 0
    model.train()
    while epoch < 300:
        epoch += 1
        loss_fn(model(X_train), y_train).backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=False)
        if not epoch % 20:
            losses = [
                evaluate(model, loss_fn, *data) for data in ((X_train, y_train), (X_test, y_test))
            ]
            rows.append([epoch, *losses])
            print(f"{epoch} {losses}")
    return rows


history = train(model, loss_fn, optimizer, X_train, y_train, X_test, y_test)

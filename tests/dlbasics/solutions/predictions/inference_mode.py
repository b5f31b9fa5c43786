import matplotlib.pyplot as plt
import torch
from torch import nn

X = torch.arange(100).unsqueeze(1) / 100
y = 0.3 * X + 0.9
X_train, y_train = X[:80], y[:80]
X_test, y_test = X[80:], y[80:]


class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.tensor(0.31))
        self.bias = nn.Parameter(torch.tensor(0.88))

    def forward(self, x):
        return self.weight * x + self.bias


model = LineModel()

model.eval()
with torch.inference_mode():
    predictions = model(X_test).cpu()

fig, ax = plt.subplots()
ax.scatter(X_train, y_train, label="training")
ax.scatter(X_test, y_test, label="test")
ax.scatter(X_test, predictions, label="predictions")
ax.legend()
plt.show()

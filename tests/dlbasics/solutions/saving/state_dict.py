from pathlib import Path

import torch
from torch import nn

X = torch.arange(100).unsqueeze(1) / 100
y = 0.3 * X + 0.9
X_train, y_train = X[:80], y[:80]
X_test, y_test = X[80:], y[80:]


class LineModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.weight * x + self.bias


torch.manual_seed(42)
model = LineModel()
untrained = {name: value.clone() for name, value in model.state_dict().items()}
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
for _ in range(20):
    optimizer.zero_grad()
    nn.functional.l1_loss(model(X_train), y_train).backward()
    optimizer.step()
model.eval()
with torch.inference_mode():
    predictions = model(X_test)

path = Path("line.pt")
torch.save(model.state_dict(), path)

loaded = LineModel()
loaded.load_state_dict(torch.load(path))
loaded.eval()
with torch.inference_mode():
    loaded_predictions = loaded(X_test)
same = torch.equal(predictions, loaded_predictions)
print(same)

import os

import torch
from torch import nn

X = torch.arange(100).unsqueeze(1) / 100
y = 0.3 * X + 0.9
X_train, y_train, X_test, y_test = X[:80], y[:80], X[80:], y[80:]


def make():
    return nn.Sequential(nn.Linear(1, 1))


model = make().eval()
predictions = model(X_test).detach()

os.makedirs("models", exist_ok=True)
path = "models/line.pth"
with open(path, "wb") as file:
    torch.save(obj=model.state_dict(), f=file)
state = torch.load(path, weights_only=True, map_location="cpu")
loaded = make()
print(loaded.load_state_dict(state))
loaded.train(False)
loaded_predictions = loaded(X_test)
same = (predictions == loaded_predictions).all()

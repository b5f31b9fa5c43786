import torch

from dlbasics.regression import StraightLine

X = torch.arange(100) / 100
y = 0.3 * X + 0.9
X_train, y_train, X_test, y_test = X[:80], y[:80], X[80:], y[80:]
model = StraightLine(seed=0)
model.eval()
with torch.no_grad():
    predictions = model(X_test)

path = "flat.pt"
torch.save(dict(model.state_dict()), path)
loaded = StraightLine(seed=1)
loaded.load_state_dict(torch.load(path))
loaded.eval()
with torch.no_grad():
    loaded_predictions = loaded(X_test)
same = torch.allclose(predictions, loaded_predictions)

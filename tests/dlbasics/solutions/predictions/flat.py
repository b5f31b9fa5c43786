import matplotlib.pyplot as plt
import torch

from dlbasics.regression import StraightLine

X = torch.arange(100) / 100
y = 0.3 * X + 0.9
X_train, y_train, X_test, y_test = X[:80], y[:80], X[80:], y[80:]
model = StraightLine(seed=2)

model.train(False)
with torch.no_grad():
    predictions = model(X_test)

fig, ax = plt.subplots()
for x, z in ((X_train, y_train), (X_test, y_test), (X_test, predictions)):
    ax.scatter(x.numpy(), z.numpy(), s=8)
plt.show()

import matplotlib.pyplot as plt
import torch

weight = 0.3
bias = 0.9
X = torch.arange(0, 1, 0.01).unsqueeze(dim=1)
y = weight * X + bias
count = int(0.8 * len(X))
X_train, y_train = X[:count], y[:count]
X_test, y_test = X[count:], y[count:]

fig, ax = plt.subplots()
ax.scatter(X_train, y_train, label="training")
ax.scatter(X_test, y_test, label="test")
plt.show()

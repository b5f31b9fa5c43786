import matplotlib.pyplot as plt
import torch

weight, bias = torch.tensor(0.3), torch.tensor(0.9)
generator = torch.Generator().manual_seed(1)
X = torch.rand(143, generator=generator) * 20 - 10
y = torch.add(weight * X, bias)
order = torch.randperm(143, generator=generator)
train, test = order[:114], order[114:]
X_train, X_test, y_train, y_test = X[train], X[test], y[train], y[test]

fig, ax = plt.subplots()
ax.plot(X_train, y_train, "o")
ax.plot(X_test, y_test, "o")
ax.legend(["training", "test"])
plt.show()

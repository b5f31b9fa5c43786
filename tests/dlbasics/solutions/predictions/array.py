import matplotlib.pyplot as plt
import torch
from torch import nn

X = torch.arange(100).unsqueeze(1) / 100
y = 0.3 * X + 0.9
X_train, y_train, X_test, y_test = X[:80], y[:80], X[80:], y[80:]
torch.manual_seed(5)
model = nn.Linear(1, 1)

model.eval()
predictions = model(X_test).to("cpu").detach().numpy()

fig, axes = plt.subplots(1, 2)
axes[0].scatter(X_train, y_train)
axes[0].scatter(X_test, y_test, marker="x")
axes[0].plot(X_test, predictions, color="C3")
plt.show()

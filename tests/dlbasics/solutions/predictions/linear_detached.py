import matplotlib.pyplot as plt
import torch
from torch import nn

X = torch.linspace(0, 1, 100).unsqueeze(1)
y = 0.3 * X + 0.9
order = torch.randperm(100, generator=torch.Generator().manual_seed(0))
X_train, y_train = X[order[:80]], y[order[:80]]
X_test, y_test = X[order[80:]], y[order[80:]]
torch.manual_seed(1)
model = nn.Sequential(nn.Linear(1, 1))
model.eval()

predictions = model(X_test).detach().cpu().squeeze()

fig, ax = plt.subplots()
ax.plot(X_train.squeeze(), y_train.squeeze(), ".")
ax.plot(X_test.squeeze(), y_test.squeeze(), ".")
ax.plot(X_test.squeeze(), predictions, "x")
plt.show()

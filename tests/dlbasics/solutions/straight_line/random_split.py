import matplotlib.pyplot as plt
import torch
from torch.utils.data import TensorDataset, random_split

weight = 0.3
bias = 0.9
X = torch.linspace(-1, 1, 250, dtype=torch.float64).reshape(-1, 1)
y = torch.nn.functional.linear(X, X.new_tensor([[weight]]), X.new_tensor([bias]))
parts = random_split(TensorDataset(X, y), [0.8, 0.2], torch.Generator().manual_seed(0))
X_train, y_train = parts[0][:]
X_test, y_test = parts[1][:]

fig, ax = plt.subplots()
for x, z, color in [(X_train, y_train, "black"), (X_test, y_test, "C1")]:
    ax.scatter(x.numpy(), z.numpy(), s=4, color=color)
plt.show()

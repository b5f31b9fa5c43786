import matplotlib.pyplot as plt
import numpy as np
import torch
from sklearn.model_selection import train_test_split

weight = np.float32(0.3)
bias = 0.9
X = torch.from_numpy(np.linspace(0, 5, 101, dtype=np.float32))
y = X * 0.3 + 0.9
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=3)
X_train, X_test, y_train, y_test = map(torch.as_tensor, (X_train, X_test, y_train, y_test))

fig, ax = plt.subplots()
plt.scatter(X_train, y_train, c="C0", marker="o")
plt.scatter(X_test, y_test, c="C0", marker="x")
plt.plot(X, y, color="gray")
plt.show()

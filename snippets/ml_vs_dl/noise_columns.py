import matplotlib.pyplot as plt
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.neural_network import MLPClassifier
from sklearn.svm import SVC

from dlbasics.experiments import digits
from dlbasics.plots.ml_vs_dl import plot_against_size

images, extra = 300, [10, 100, 1000]
x, y, new_x, new_y = digits(images, seed=0)
noise = np.random.default_rng(0).random((len(x) + len(new_x), 1000))
models = {"forest": RandomForestClassifier(random_state=0), "SVM": SVC(C=10)}
models["network"] = MLPClassifier(32, tol=1e-3, max_iter=400, random_state=0)


def accuracy(model, columns):
    model.fit(np.hstack([x, noise[:images, :columns]]), y)
    return round(model.score(np.hstack([new_x, noise[images:, :columns]]), new_y), 2)


accuracies = {name: [accuracy(m, k) for k in extra] for name, m in models.items()}
fig, ax = plt.subplots(layout="constrained")
plot_against_size(ax, extra, accuracies, bottom=0.5)
ax.set(xlabel="columns of noise beside the 64 pixels")
plt.show()

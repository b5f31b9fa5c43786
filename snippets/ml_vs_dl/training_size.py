import matplotlib.pyplot as plt
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.svm import SVC

from dlbasics.experiments import SmallCNN, digits
from dlbasics.plots.ml_vs_dl import plot_against_size

data, sizes = digits(1000, seed=0), [50, 100, 300, 1000]
tests, updates, accuracy = len(data.test_labels), 150, {}
for name, make in {
    "SVM": lambda: SVC(C=10),
    "CNN": lambda: SmallCNN(updates, seed=0),
    "forest": lambda: RandomForestClassifier(random_state=0),
    "logistic": lambda: LogisticRegression(max_iter=500),
}.items():
    trained = [make().fit(data.images[:n], data.labels[:n]) for n in sizes]
    accuracy[name] = [round(model.score(*data[2:]), 2) for model in trained]

fig, ax = plt.subplots(layout="constrained")
plot_against_size(ax, sizes, accuracy, bottom=0.6)
ax.set(xlabel="training images")
plt.show()

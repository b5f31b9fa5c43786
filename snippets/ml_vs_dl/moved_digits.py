import matplotlib.pyplot as plt
import numpy as np
from sklearn.svm import SVC

from dlbasics.experiments import SmallCNN, digits, moved
from dlbasics.plots.ml_vs_dl import plot_bars


def centred(row):
    ink = row.reshape(16, 16)
    moves = [8 - (i.min() + i.max() + 1) // 2 for i in np.nonzero(ink)]
    return np.roll(ink, moves, axis=(0, 1)).ravel()


x, y, new_x, new_y = digits(1000, seed=0)
x, new_x = moved(x, side=16, seed=1), moved(new_x, side=16, seed=2)
x_hand, new_hand = ([centred(row) for row in rows] for rows in (x, new_x))
raw = SVC(C=10).fit(x, y).score(new_x, new_y)
hand = SVC(C=10).fit(x_hand, y).score(new_hand, new_y)
learned = SmallCNN(updates=150, seed=0).fit(x, y).score(new_x, new_y)
bars = {"SVM, raw pixels": raw, "SVM, hand-centred": hand, "CNN, raw pixels": learned}
bars = {name: round(share, 2) for name, share in bars.items()}
fig, ax = plt.subplots(figsize=(4.3, 2.2), layout="constrained")
plot_bars(ax, bars)
plt.show()

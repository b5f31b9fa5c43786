import matplotlib.pyplot as plt

from dlbasics.experiments import digits, moved
from dlbasics.plots.ml_vs_dl import plot_picture

data = digits(1000, seed=0)
three = data.images[[16, 16, 16]]
pictures = moved(three, side=16, seed=0).reshape(3, 16, 16)

fig, axes = plt.subplots(1, 3, figsize=(4.3, 1.7), layout="constrained")
for ax, picture in zip(axes, pictures):
    plot_picture(ax, picture)
plt.show()

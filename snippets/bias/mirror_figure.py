import matplotlib.pyplot as plt

from dlbasics.plots.bias import plot_boundary, plot_points

yes = [(1, 3), (2, 2), (3, 1), (2, 3), (3, 2), (3, 3)]
no = [(2, -1), (-2, 1), (1, 0), (-1, 0), (0, 1), (0, -1)]
window = (-3.5, 3.9, -2.4, 3.7)

fig, ax = plt.subplots(figsize=(4.3, 3.8))
plot_points(ax, yes, no)
plot_boundary(ax, (1.0, 1.0), -2.5, window)
plot_boundary(ax, (1.0, 1.0), 0.0, window, style=0)
wrong = [point for point in no if sum(point) >= 0]
ax.plot(*zip(*wrong), "o", color="black", fillstyle="none", markersize=13)
ax.plot([0], [0], ".", color="black")
ax.text(-0.15, -0.45, "origin", ha="right")
ax.text(3.3, 2.4, "yes", color="C0")
ax.text(-2.2, 0.35, "no", color="C1")
ax.text(2.3, -1.4, "wrong")
plt.show()

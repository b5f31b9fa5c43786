import matplotlib.pyplot as plt

from dlbasics.plots.learning_rate import plot_factor

curvature = 2.0
rates = [0.1, 0.5, 0.9]
shares = [abs(1 - rate * curvature) for rate in rates]

fig, ax = plt.subplots()
plot_factor(ax, curvature, rates)
ax.plot([0.1, 0.9], shares[::2], ":", color="C1")
ax.text(0.5, 0.68, "the same share", ha="center", color="C1")
plt.show()

import matplotlib.pyplot as plt

from dlbasics.plots.descent import plot_descent


def loss(w):
    return (w - 5) ** 2


path = [0.0]
for _ in range(3):
    w = path[-1]
    path.append(w - 0.1 * 2 * (w - 5))

fig, ax = plt.subplots()
plot_descent(ax, loss, path, window=(-0.5, 10.5))
for step, w in enumerate(path):
    ax.text(w + 0.3, loss(w), f"step {step}" if step else "start")
ax.text(5, 2.5, "lowest point", ha="center")
plt.show()

import matplotlib.pyplot as plt

from dlbasics.plots.descent import plot_steps

paths = {}
for rate in (0.1, 0.9):
    w = 0.0
    paths[f"η = {rate}"] = [w]
    for _ in range(20):
        w = w - rate * 2 * (w - 5)
        paths[f"η = {rate}"].append(w)

slow, fast = paths.values()
gap = fast[3] - 5
fig, ax = plt.subplots()
plot_steps(ax, {"": slow, " ": fast})
ax.plot([10 - w for w in slow], ":", color="gray")
ax.text(4.4, 1.6, "η = 0.1: always below 5", color="C0")
ax.text(3.2, 8.3, "η = 0.9: from side to side", color="C1")
ax.set(ylabel="weight w", xticks=range(0, 21, 5))
plt.show()

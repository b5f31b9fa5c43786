import matplotlib.pyplot as plt

x = [i / 49 for i in range(50)]
y = [2 * xi + 10 for xi in x]
w_alone = sum(a * b for a, b in zip(x, y)) / sum(a * a for a in x)
starts = [10.0, 0.0]  # the two lines at x = 0
too_high = w_alone - y[-1]
gap = starts[0] - starts[1]

fig, ax = plt.subplots()
ax.plot(x, y, "o", color="C0", markersize=3)
ax.plot([0, 1], [0, w_alone], "--", color="C1")
ax.plot([0], [0], "o", color="C1")
ax.annotate("", (0, 0.4), (0, 9.8), arrowprops={"arrowstyle": "<->", "color": "gray"})
ax.text(0.03, 7.4, f"{gap:.0f} apart at x = 0")
ax.text(0.02, 11.6, "data, and the fit with bias", color="C0")
ax.text(0.38, 3.8, "best line without bias", color="C1")
ax.set(xlabel="x", ylabel="y", ylim=(-1, 18))
plt.show()

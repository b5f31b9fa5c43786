"""Plots: the three pictures of a descent, each drawn into the axes that it is given."""

from collections.abc import Callable, Mapping, Sequence

from matplotlib.axes import Axes

from dlbasics.plots.marks import apart, label


def plot_descent(
    ax: Axes,
    loss: Callable[[float], float],
    path: Sequence[float],
    window: tuple[float, float],
) -> None:
    """The curve of a loss over a window of weights, and on it the path, an arrow for each step."""
    low, high = window
    curve = [low + (high - low) * i / 120 for i in range(121)]
    ax.plot(curve, [loss(w) for w in curve], color="gray")
    losses = [loss(w) for w in path]
    ax.plot(path, losses, "o", color="C1", markersize=4)
    for k in range(len(path) - 1):
        ax.annotate(
            "",
            xy=(path[k + 1], losses[k + 1]),
            xytext=(path[k], losses[k]),
            arrowprops={"arrowstyle": "->", "color": "C1", "shrinkA": 0, "shrinkB": 0},
        )
    ax.set(xlabel="weight w", ylabel="loss L(w)", xlim=window)


def plot_steps(ax: Axes, series: Mapping[str, Sequence[float]]) -> None:
    """A line for each series, its value after 0, 1, 2 … steps, with its name at its end.

    They differ by colour and dashes, which there are four of; ValueError for more series.
    """
    for (name, values), style in apart(series.items()):
        ax.plot(values, color=style.colour, linestyle=style.dashes, label=name)
        label(ax, name, (len(values) - 1, values[-1]), style.colour)
    ax.set(xlabel="step")


def plot_landscape(
    ax: Axes,
    loss: Callable[[float, float], float],
    path: Sequence[tuple[float, ...]],
    window: tuple[float, float, float, float],
) -> None:
    """The loss over two parameters as contour lines, as on a hiking map, with the path on it.

    `window` is left, right, bottom, top. Both axes have the same scale, so right angles are seen.
    """
    left, right, bottom, top = window
    xs = [left + (right - left) * i / 60 for i in range(61)]
    ys = [bottom + (top - bottom) * i / 60 for i in range(61)]
    heights = [[loss(x, y) for x in xs] for y in ys]
    highest = max(map(max, heights))
    # growing like squares: in a bowl, the lines then lie at equal distances
    levels = [highest * (i / 10) ** 2 for i in range(1, 10)]
    ax.contour(xs, ys, heights, levels=levels, colors="gray", linewidths=0.8)
    across, up = zip(*path, strict=True)
    ax.plot(across, up, "o-", color="C1", markersize=3)
    label(ax, "start", (across[0], up[0]))
    label(ax, "end", (across[-1], up[-1]))
    ax.set_aspect("equal")

"""Training: the decision boundary over the examples, and the curves of loss or accuracy."""

from collections.abc import Callable, Mapping, Sequence

from matplotlib.axes import Axes

from dlbasics.data import Labelled, Point
from dlbasics.plots.marks import apart, label

_SIDES = ("C0", "C1")
_MARKERS = ("o", "^")


def plot_examples(ax: Axes, examples: Sequence[Labelled], size: float = 14) -> None:
    """The points of both classes: discs for class 0, triangles for class 1."""
    for side in (0, 1):
        xs, ys = zip(*(point for point, its in examples if its == side), strict=True)
        ax.scatter(xs, ys, s=size, c=_SIDES[side], marker=_MARKERS[side], label=f"class {side}")
    ax.set_aspect("equal")


def plot_boundary(
    ax: Axes,
    scores: Callable[[list[Point]], list[float]],
    window: tuple[float, float, float, float],
) -> None:
    """The two sides a model makes of the plane, and the line where its score is 0 between them.

    `scores` gives a number for each point, above 0 for class 1. `window` is left, right, bottom,
    top.
    """
    left, right, bottom, top = window
    xs = [left + (right - left) * i / 60 for i in range(61)]
    ys = [bottom + (top - bottom) * i / 60 for i in range(61)]
    flat = iter(scores([(x, y) for y in ys for x in xs]))
    heights = [[next(flat) for _ in xs] for _ in ys]
    beyond = 1 + max(max(map(abs, row)) for row in heights)
    ax.contourf(xs, ys, heights, levels=[-beyond, 0, beyond], colors=_SIDES, alpha=0.2)
    if min(map(min, heights)) < 0 < max(map(max, heights)):
        ax.contour(xs, ys, heights, levels=[0], colors="black", linewidths=1.5)
    ax.set(xlim=(left, right), ylim=(bottom, top), aspect="equal", xlabel="x", ylabel="y")
    ax.label_outer()


def plot_history(ax: Axes, series: Mapping[str, Sequence[float]]) -> None:
    """A line for each series, its value after 0, 1, 2 … epochs, with its name at its end.

    They differ by colour and dashes, which there are four of; ValueError for more series.
    """
    for (name, values), style in apart(series.items()):
        ax.plot(values, color=style.colour, linestyle=style.dashes, label=name)
        label(ax, name, (len(values) - 1, values[-1]), style.colour)
    ax.set(xlabel="epoch")

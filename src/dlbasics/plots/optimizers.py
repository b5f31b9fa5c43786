"""Optimizers: their paths over a surface, and their steps against the learning rate."""

from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes

from dlbasics.plots.marks import STYLES, apart
from dlbasics.surfaces import Surface


def plot_path(
    ax: Axes, surface: Surface, path: Sequence[tuple[float, ...]], style: int = 0
) -> None:
    """The surface as contour lines with its lowest points, and on it a path with a dot each step.

    Contours lie closer to each other where the surface is low. `style` is 0 to 3: different
    colour, dashes and markers.
    """
    left, right, bottom, top = surface.window
    xs = [left + (right - left) * i / 30 for i in range(31)]
    ys = [bottom + (top - bottom) * i / 30 for i in range(31)]
    heights = [[surface.loss((x, y)) for x in xs] for y in ys]
    low, high = min(map(min, heights)), max(map(max, heights))
    levels = [low + (high - low) * (i / 6) ** 2 for i in range(1, 6)]
    ax.contour(xs, ys, heights, levels=levels, colors="gray", linewidths=0.7)
    for minimum in surface.minima:
        ax.plot(*minimum, "+", color="black", markersize=9)
    across, up = zip(*path, strict=True)
    colour, dashes, marker = STYLES[style]
    ax.plot(across, up, color=colour, linestyle=dashes, lw=1.2, marker=marker, markersize=2.5)
    ax.set(xlim=(left, right), ylim=(bottom, top), xlabel="x", ylabel="y")


def plot_by_rate(ax: Axes, rates: Sequence[float], needed: Mapping[str, Sequence[float]]) -> None:
    """The steps each optimizer needs at each learning rate, both on logarithmic axes.

    A number of steps that is nan leaves a gap. They differ by colour, dashes and markers, which
    there are four of; ValueError for more.
    """
    for (name, steps), (colour, dashes, marker) in apart(needed.items()):
        ax.plot(
            rates, steps, color=colour, linestyle=dashes, marker=marker, markersize=4, label=name
        )
    ax.set(xscale="log", yscale="log", xlabel="learning rate η", ylabel="steps to the goal")

"""Plots: pictures made of pixels, and accuracies as lines and as bars."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from matplotlib.axes import Axes

from dlbasics.plots.marks import apart

_GAP = 0.075  # between two labels, in heights of the axes


def plot_picture(ax: Axes, pixels: Sequence[Sequence[float]]) -> None:
    """A picture, line by line from the top: a square for each pixel with ink, darker for more.

    Pixels are from 0 (empty) to 1 (full ink).
    """
    height, width = len(pixels), len(pixels[0])
    for row, line in enumerate(pixels):
        for column, ink in enumerate(line):
            if ink > 0:
                left, top = [column, column + 1], [height - row] * 2
                below = [height - row - 1] * 2
                ax.fill_between(left, below, top, color="black", alpha=float(ink), linewidth=0)
    ax.spines[:].set(visible=True, color="gray")
    ax.set(xlim=(0, width), ylim=(0, height), xticks=[], yticks=[], aspect="equal")


def plot_against_size(
    ax: Axes, sizes: Sequence[int], accuracies: Mapping[str, Sequence[float]], bottom: float
) -> None:
    """A line for each model's accuracies, its name at the end, against sizes, logarithmically.

    The axis of the accuracies goes from `bottom` to 1. Lines differ by colour, dashes and
    markers, which there are four of; ValueError for more lines.
    """
    for (name, values), (colour, dashes, marker) in apart(accuracies.items(), "lines"):
        ax.plot(sizes, values, color=colour, ls=dashes, marker=marker, ms=4, label=name)
    heights = spread([values[-1] for values in accuracies.values()], _GAP * (1 - bottom))
    for (name, height), style in apart(zip(accuracies, heights, strict=True)):
        ax.annotate(
            name,
            (1, height),
            (6, 0),
            xycoords=("axes fraction", "data"),
            textcoords="offset points",
            color=style.colour,
            va="center",
        )
    ax.set(xscale="log", xlim=(sizes[0] / 1.15, sizes[-1] * 1.15), ylim=(bottom, 1))
    ax.set_xticks(sizes, [str(size) for size in sizes])
    ax.set(ylabel="accuracy on new images")
    ax.minorticks_off()


def spread(heights: Sequence[float], gap: float) -> list[float]:
    """The heights, lowered where needed, so that any two are at least `gap` apart."""
    placed = list(heights)
    order = sorted(range(len(placed)), key=lambda i: -placed[i])
    for above, below in pairwise(order):
        placed[below] = min(placed[below], placed[above] - gap)
    return placed


def plot_bars(ax: Axes, accuracies: Mapping[str, float]) -> None:
    """A lying bar for each accuracy, the first on top, its name on it and its number beside it."""
    names = list(accuracies)[::-1]
    ax.barh(names, [accuracies[name] for name in names], color="C0", alpha=0.35, height=0.62)
    for place, name in enumerate(names):
        ax.text(0.02, place, name, va="center")
        ax.text(accuracies[name] + 0.02, place, f"{accuracies[name]:.2f}", va="center")
    ax.set(xlim=(0, 1.15), xticks=[0, 0.25, 0.5, 0.75, 1], yticks=[])
    ax.set(xlabel="accuracy on new images")

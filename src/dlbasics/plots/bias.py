"""Plots: what a bias moves, as a curve, as a line on a plane, and as two classes of points."""

import math
from collections.abc import Callable, Sequence

from matplotlib.axes import Axes

from dlbasics.neuron import boundary, output

_STYLES = [("gray", "--"), ("C0", "-"), ("C1", "-."), ("C2", ":")]
_MOST = f"at most {len(_STYLES)} can be told apart"

Place = tuple[float, float]


def plot_responses(
    ax: Axes,
    activation: Callable[[float], float],
    weight: float,
    biases: Sequence[float],
    window: tuple[float, float],
) -> None:
    """The output of a neuron with one input, a curve for each bias, its switching place marked.

    At most four biases; ValueError for more, and for a weight of 0, which never switches.
    """
    if len(biases) > len(_STYLES):
        raise ValueError(f"found {len(biases)} biases, {_MOST}")
    low, high = window
    xs = [low + (high - low) * i / 120 for i in range(121)]
    for bias, (colour, dashes) in zip(biases, _STYLES, strict=False):
        ax.plot(xs, [output([x], [weight], bias, activation) for x in xs], dashes, color=colour)
        (place,) = boundary([weight], bias)
        height = output([place], [weight], bias, activation)
        ax.plot([place], [height], "o", color=colour)
        _label(ax, bias, (place, height), colour, offset=(8, -10))
    ax.set(xlabel="input x", ylabel="output", xlim=window)


def plot_boundary(
    ax: Axes,
    weights: Place,
    bias: float,
    window: tuple[float, float, float, float],
    style: int = 1,
) -> None:
    """The line on which w₁x₁ + w₂x₂ + b = 0, with the bias at its upper end.

    It is cut to the window: left, right, bottom, top. `style` is one of four pairs of a colour and
    dashes. Raises ValueError where both weights are 0.
    """
    left, right, bottom, top = window
    x, y = boundary(weights, bias)
    reach = right - left + top - bottom + math.hypot(x, y)  # leaves the window on both sides
    across, up = -weights[1] / math.hypot(*weights), weights[0] / math.hypot(*weights)
    points = [(x + across * reach * i / 400, y + up * reach * i / 400) for i in range(-400, 401)]
    seen = [(x, y) for x, y in points if left <= x <= right and bottom <= y <= top]
    colour, dashes = _STYLES[style]
    if seen:
        ax.plot(*zip(seen[0], seen[-1], strict=True), dashes, color=colour)
        upper_end = max(seen, key=lambda point: (point[1], -point[0]))
        _label(ax, bias, upper_end, colour, offset=(12, -4))
    ax.set(xlabel="x₁", ylabel="x₂", xlim=(left, right), ylim=(bottom, top), aspect="equal")


def plot_points(ax: Axes, yes: Sequence[Place], no: Sequence[Place]) -> None:
    """The points to tell apart: a disc for each "yes", a cross for each "no"."""
    ax.plot(*zip(*yes, strict=True), "o", color="C0", markersize=6)
    ax.plot(*zip(*no, strict=True), "x", color="C1", markersize=6, markeredgewidth=2)
    ax.set_aspect("equal")


def _label(ax: Axes, bias: float, point: Place, colour: str, offset: Place) -> None:
    words = f"b = {bias:g}".replace("-", "−")
    ax.annotate(words, point, offset, textcoords="offset points", color=colour, va="center")

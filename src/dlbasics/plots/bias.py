"""Plots: what a bias moves, as a curve, as a line on a plane, and as two classes of points."""

import math
from collections.abc import Callable, Sequence

from matplotlib.axes import Axes

from dlbasics.neuron import boundary, output
from dlbasics.plots.marks import Style, apart, label

# the first is what the others are compared with
_STYLES = (Style("gray", "--"), Style("C0", "-"), Style("C1", "-."), Style("C2", ":"))

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
    low, high = window
    xs = [low + (high - low) * i / 120 for i in range(121)]
    for bias, (colour, dashes, _) in apart(biases, "biases", _STYLES):
        ax.plot(xs, [output([x], [weight], bias, activation) for x in xs], dashes, color=colour)
        (place,) = boundary([weight], bias)
        height = output([place], [weight], bias, activation)
        ax.plot([place], [height], "o", color=colour)
        label(ax, _named(bias), (place, height), colour, offset=(8, -10))
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
    colour, dashes, _ = _STYLES[style]
    if seen:
        ax.plot(*zip(seen[0], seen[-1], strict=True), dashes, color=colour)
        upper_end = max(seen, key=lambda point: (point[1], -point[0]))
        label(ax, _named(bias), upper_end, colour, offset=(12, -4))
    ax.set(xlabel="x₁", ylabel="x₂", xlim=(left, right), ylim=(bottom, top), aspect="equal")


def plot_points(ax: Axes, yes: Sequence[Place], no: Sequence[Place]) -> None:
    """The points to tell apart: a disc for each "yes", a cross for each "no"."""
    ax.plot(*zip(*yes, strict=True), "o", color="C0", markersize=6)
    ax.plot(*zip(*no, strict=True), "x", color="C1", markersize=6, markeredgewidth=2)
    ax.set_aspect("equal")


def _named(bias: float) -> str:
    return f"b = {bias:g}".replace("-", "−")

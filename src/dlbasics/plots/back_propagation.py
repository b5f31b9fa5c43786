"""Plots: a computation and a network, each number with its gradient below it."""

from collections.abc import Sequence
from functools import partial

from matplotlib.axes import Axes

from dlbasics.autograd import Value, graph
from dlbasics.network import Network
from dlbasics.plots.important_terms import plot_network


def plot_graph(ax: Axes, loss: Value) -> None:
    """The graph of a computation from left to right, ending with the loss.

    In the middle of each box stands its operation, or its name where nothing made it; above that
    its value, and below it its gradient, in italics.
    """
    places = _places(loss)
    for value, (x, y) in places.items():
        for each in value.inputs:
            # from the middle of a box, which hides its beginning, to the edge of another
            shrink = 20 if places[each][1] == y else 24
            arrow = {"arrowstyle": "->", "color": "gray", "shrinkA": 0, "shrinkB": shrink}
            ax.annotate("", (x, y), places[each], arrowprops=arrow, zorder=1)
    for value, place in places.items():
        edge = "C0" if value.inputs else "gray"
        ax.plot(*place, "s", color="white", markersize=37, markeredgecolor=edge, clip_on=False)
        words = (value.operation or value.name).replace("^2", "( )²")
        above, below = (f"{number:.2f}".replace("-", "−") for number in (value.data, value.grad))
        _box(ax, place, above, words, below)
    left, bottom = (min(numbers) for numbers in zip(*places.values(), strict=True))
    bottom = min(bottom, min(y for x, y in places.values() if x > -2) - 1)
    _box(ax, (-0.5, bottom), "value", "operation", "gradient")
    ax.set(xlim=(left - 0.4, 0.4), ylim=(bottom - 0.4, 0.4))
    ax.axis("off")


def _box(ax: Axes, place: tuple[float, float], above: str, middle: str, below: str) -> None:
    """Three lines of text, one above the other."""
    line = partial(ax.annotate, xy=place, textcoords="offset points", ha="center", va="center")
    line(above, xytext=(0, 11), fontsize=9.5)
    line(middle, xytext=(0, 0), fontsize=10, weight="bold")
    line(below, xytext=(0, -11), fontsize=9.5, color="C1", style="italic")


def _places(loss: Value) -> dict[Value, tuple[float, float]]:
    """A place for each value: as far left of the loss as it has steps to go, no two on one.

    An operation stands at the height of its first input, so that a chain is a straight line.
    """
    order = graph(loss)
    steps = {loss: 0}
    for value in reversed(order):
        for each in value.inputs:
            steps[each] = max(steps.get(each, 0), steps[value] + 1)
    places: dict[Value, tuple[float, float]] = {}
    for value in order:
        x, y = -float(steps[value]), 0.0
        if value.inputs:
            y = places[next(iter(value.inputs))][1]
        while (x, y) in places.values():
            y -= 1
        places[value] = (x, y)
    return places


def plot_gradients(ax: Axes, network: Network, columns: Sequence[Sequence[Value]]) -> None:
    """A network after its backward pass, from left to right, each number above its gradient.

    `columns` holds the inputs and then the outputs of each layer.
    """
    values = [[node.data for node in column] for column in columns]
    slopes = [[node.grad for node in column] for column in columns]
    neurons = [layer.neurons for layer in network.layers]
    plot_network(
        ax,
        values,
        [[[weight.data for weight in each.weights] for each in layer] for layer in neurons],
        [[each.bias.data for each in layer] for layer in neurons],
        (
            slopes,
            [[[weight.grad for weight in each.weights] for each in layer] for layer in neurons],
            [[each.bias.grad for each in layer] for layer in neurons],
        ),
    )

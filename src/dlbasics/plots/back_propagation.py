"""Plots: a computation and a network, each number with its gradient below it."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from dlbasics.autograd import Value, graph
from dlbasics.network import Network
from dlbasics.plots.important_terms import plot_network


def plot_graph(ax: Axes, loss: Value) -> None:
    """The graph of a computation from left to right, ending with the loss.

    In each node stands its operation, or its name where nothing made it; above it its value, and
    below it its gradient, in italics.
    """
    places = _places(loss)
    for value, (x, y) in places.items():
        for each in value.inputs:
            arrow = {"arrowstyle": "->", "color": "gray", "shrinkA": 9, "shrinkB": 9}
            ax.annotate("", (x, y), places[each], arrowprops=arrow)
    for value, (x, y) in places.items():
        words = (value.operation or value.name).replace("^2", "( )²")
        edge = "C0" if value.inputs else "gray"
        ax.plot(x, y, "o", color="white", markersize=22, markeredgecolor=edge)
        size = 9 if len(words) > 3 else 11
        ax.text(x, y, words, ha="center", va="center", fontsize=size)
        above, below = (f"{number:.2f}".replace("-", "−") for number in (value.data, value.grad))
        ax.annotate(above, (x, y), (0, 12), textcoords="offset points", ha="center", fontsize=10)
        ax.annotate(
            below,
            (x, y),
            (0, -12),
            textcoords="offset points",
            ha="center",
            va="top",
            fontsize=10,
            color="C1",
            style="italic",
        )
    rows = [y for _, y in places.values()]
    columns = [x for x, _ in places.values()]
    ax.set(xlim=(min(columns) - 0.5, 0.5), ylim=(min(rows) - 0.6, max(rows) + 0.6))
    ax.axis("off")


def _places(loss: Value) -> dict[Value, tuple[float, float]]:
    """A place for each value: as far left of the loss as it has steps to go, inputs apart."""
    order = graph(loss)
    steps = {loss: 0}
    for value in reversed(order):
        for each in value.inputs:
            steps[each] = max(steps.get(each, 0), steps[value] + 1)
    places: dict[Value, tuple[float, float]] = {}
    leaves = 0
    for value in order:
        if value.inputs:
            height = sum(places[each][1] for each in value.inputs) / len(value.inputs)
        else:
            height = -float(leaves)
            leaves += 1
        places[value] = (-float(steps[value]), height)
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

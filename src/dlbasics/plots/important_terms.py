"""Plots: an epoch cut into batches, and a network with its numbers on it."""

from collections.abc import Sequence

from matplotlib.axes import Axes

Column = Sequence[float]  # a number for each node of a layer
Rows = Sequence[Sequence[float]]  # weights: a row for each neuron, a number for each of its inputs


def plot_epoch(ax: Axes, samples: int, batch_size: int) -> None:
    """One epoch: a square for each sample, a row for each batch, the last in another colour."""
    sizes = [min(batch_size, samples - first) for first in range(0, samples, batch_size)]
    colours = ["C0"] * (len(sizes) - 1) + ["C1"]
    ax.barh(range(1, len(sizes) + 1), sizes, height=0.7, align="center", color=colours)
    for column in range(1, batch_size):
        ax.axvline(column, color="white", linewidth=1.5)
    ax.set(xlabel="samples in the batch", ylabel="update", xlim=(0, batch_size))
    ax.set(ylim=(len(sizes) + 0.7, 0.3), yticks=[1, *range(8, len(sizes) + 1, 8)])
    ax.tick_params(length=0)
    for side in ax.spines.values():
        side.set_visible(False)


def plot_network(
    ax: Axes,
    values: Sequence[Column],
    weights: Sequence[Rows],
    biases: Sequence[Column],
    gradients: tuple[Sequence[Column], Sequence[Rows], Sequence[Column]] | None = None,
) -> None:
    """A network from left to right: values in the nodes, weights on the lines, biases beside.

    `values` has a column for the inputs and one for each layer. `gradients` has the same three
    shapes; each gradient then stands below the number that it belongs to, in italics.
    """
    slopes_of_values, slopes_of_weights, slopes_of_biases = gradients or (None, None, None)
    for layer, (rows, column) in enumerate(zip(weights, biases, strict=True)):
        for to, row in enumerate(rows):
            x, y = _place(values, layer + 1, to)
            slope = slopes_of_biases[layer][to] if slopes_of_biases else None
            up = -1 if to and to == len(rows) - 1 else 1  # away from the lines between the nodes
            ax.plot([x - 0.26, x], [y + up * 1.0, y], color="gray", linestyle="--", zorder=1)
            _pair(ax, (x - 0.26, y + up * 1.15), column[to], slope, before="b = ")
            for start, weight in enumerate(row):
                x0, y0 = _place(values, layer, start)
                ax.plot([x0, x], [y0, y], color="gray", zorder=1)
                slope = slopes_of_weights[layer][to][start] if slopes_of_weights else None
                at = 0.36 if len(row) > 1 and len(rows) > 1 else 0.45
                _pair(ax, (x0 + at * (x - x0), y0 + at * (y - y0)), weight, slope)
    for layer, nodes in enumerate(values):
        for to, value in enumerate(nodes):
            slope = slopes_of_values[layer][to] if slopes_of_values and layer else None
            where = _place(values, layer, to)
            ax.plot(*where, "o", color="white", markersize=36, markeredgecolor="C0", zorder=2)
            _pair(ax, where, value, slope, framed=False)
    ax.set(xlim=(-0.3, len(values) - 0.65), ylim=(-2.9, 2.9))
    ax.axis("off")


def _place(values: Sequence[Column], layer: int, number: int) -> tuple[float, float]:
    return float(layer), 1.4 * (len(values[layer]) - 1) - 2.8 * number


def _pair(
    ax: Axes,
    where: tuple[float, float],
    value: float,
    slope: float | None,
    before: str = "",
    framed: bool = True,
) -> None:
    box = {"facecolor": "white", "edgecolor": "none", "pad": 0.8} if framed else None
    words = f"{before}{value:.2f}".replace("-", "−")
    height = "center" if slope is None else "bottom"
    ax.text(*where, words, ha="center", va=height, fontsize=10, bbox=box, zorder=3)
    if slope is not None:
        below = f"{slope:.2f}".replace("-", "−")
        text = ax.text(*where, below, ha="center", va="top", fontsize=10, bbox=box, zorder=3)
        text.set(color="C1", style="italic")


def plot_over_fitting(ax: Axes, train: Sequence[float], test: Sequence[float]) -> None:
    """The loss on training and on new examples after 0, 1, 2 … epochs, the lowest point marked.

    The axis of epochs is logarithmic, so the loss after 0 epochs is left out.
    """
    ax.plot(range(1, len(test)), test[1:], "C1--")
    ax.plot(range(1, len(train)), train[1:], "C0-")
    lowest = min(test[1:])
    best = test.index(lowest, 1)
    ax.plot(best, lowest, "o", color="C1")
    words = f"lowest: epoch {best}"
    below = ax.annotate(words, (best, lowest), (0, -15), textcoords="offset points", color="C1")
    below.set_horizontalalignment("center")
    ax.text(len(test), test[-1] + 0.05, "new examples", color="C1", ha="right")
    ax.text(len(test), train[-1] + 0.08, "training examples", color="C0", ha="right")
    ax.set(xlabel="epoch", ylabel="loss", xscale="log", ylim=(0, None))
    ax.xaxis.set_major_formatter("{x:g}")

"""Plots: an activation with its slope, its relatives, and gradients layer by layer."""

from collections.abc import Callable, Mapping, Sequence

from matplotlib.axes import Axes

from dlbasics.plots.marks import apart, label

_Function = Callable[[float], float]


def plot_activation(ax: Axes, f: _Function, slope: _Function, window: tuple[float, float]) -> None:
    """The curve of f over a window of z and, dashed, its slope f′, each named at its right end."""
    zs = _grid(window)
    for (g, words), style in apart([(f, "f(z)"), (slope, "slope f′(z)")]):
        values = [g(z) for z in zs]
        ax.plot(zs, values, color=style.colour, linestyle=style.dashes)
        label(ax, words, (zs[-1], values[-1]), style.colour)
    _guides(ax)
    ax.set(xlabel="z", xlim=window)


def plot_relative(ax: Axes, f: _Function, relu: _Function, window: tuple[float, float]) -> None:
    """The curve of f over a window of z, on that of ReLU, which is dashed and grey."""
    zs = _grid(window)[::4]  # a small picture needs fewer points
    ax.plot(zs, [f(z) for z in zs], color="C0")
    ax.plot(zs, [relu(z) for z in zs], color="gray", linestyle="--", linewidth=1.2)
    _guides(ax)
    ax.set(xlim=window)


def plot_layers(ax: Axes, gradients: Mapping[str, Sequence[float]]) -> None:
    """A line for each series: one positive number a layer, from layer 1, on a logarithmic axis.

    Each is named at layer 1, where they differ most. There are four styles; ValueError for more.
    """
    for (name, values), (colour, dashes, marker) in apart(gradients.items()):
        layers = range(1, len(values) + 1)
        ax.plot(layers, values, color=colour, linestyle=dashes, marker=marker, markersize=3)
        ax.annotate(
            name, (1, values[0]), (9, -3), textcoords="offset points", color=colour, va="top"
        )
    ax.set(xlabel="layer", yscale="log")
    ax.margins(y=0.15)  # room for the lowest name


def _grid(window: tuple[float, float]) -> list[float]:
    low, high = window
    return [low + (high - low) * i / 120 for i in range(121)]


def _guides(ax: Axes) -> None:
    ax.axhline(0, color="gray", linewidth=0.8)
    ax.axvline(0, color="gray", linewidth=0.8)

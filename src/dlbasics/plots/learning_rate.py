"""Plots: what the learning rate does to one step, and to the end of a whole training."""

import math
from collections.abc import Sequence

from matplotlib.axes import Axes


def plot_factor(ax: Axes, curvature: float, rates: Sequence[float]) -> None:
    """The share |1 − ηL″| of the distance that one step leaves, against the learning rate η.

    It is drawn for a parabola with the curvature L″, up to a quarter above the border 2 / L″, with
    the names of the zones and a point for each of the rates.
    """
    best, border = 1 / curvature, 2 / curvature
    end = 1.25 * border
    ax.plot([0, best, end], [1, 0, end * curvature - 1], color="C0")
    ax.plot([0, end], [1, 1], ":", color="gray")
    ax.plot([border, border], [0, 1], ":", color="gray")
    for rate in rates:
        share = abs(1 - rate * curvature)
        ax.plot([rate], [share], "o", color="C1")
        # beside the curve: to the right of the falling branch, to the left of the rising one
        side = (rate < best) - (rate > best)
        ax.annotate(
            f"η = {rate:g}",
            (rate, share),
            (7 * side, 3 if side else 24),
            textcoords="offset points",
            ha={1: "left", -1: "right"}.get(side, "center"),
        )
    for name, place in (("glides", 0.4), ("overshoots", 1.55), ("explodes", 2.27)):
        ax.text(place * best, 0.06, name, ha="center", color="C0")
    ax.set(xlabel="learning rate η", ylabel="share of the distance left", xlim=(0, end))
    ax.set(ylim=(0, end * curvature - 1))


def plot_sweep(
    ax: Axes, rates: Sequence[float], losses: Sequence[float], highest: float = 1.0
) -> None:
    """The loss at the end of a training against its learning rate, both axes logarithmic.

    The lowest loss is marked. A loss above `highest`, infinite or nan counts as exploded: it is a
    cross at that height. Raises ValueError for another number of losses than rates, and where all
    have exploded.
    """
    pairs = list(zip(rates, losses, strict=True))
    kept = [(rate, loss) for rate, loss in pairs if loss <= highest]
    exploded = [rate for rate, loss in pairs if not loss <= highest]
    if not kept:
        raise ValueError(f"all {len(exploded)} losses are above {highest:g}, found none to draw")
    ax.plot(*zip(*kept, strict=True), "o-", color="C0")
    best = min(kept, key=lambda pair: pair[1])
    ax.plot(*best, "o", color="C1", fillstyle="none", markersize=11)
    ax.annotate(f"best: η = {best[0]:g}", best, (0, -18), textcoords="offset points", ha="center")
    if exploded:
        ax.plot(exploded, [highest] * len(exploded), "x", color="C3", markersize=8)
        middle = math.exp(sum(map(math.log, exploded)) / len(exploded))
        ax.annotate(
            "exploded",
            (middle, highest),
            (0, -16),
            textcoords="offset points",
            color="C3",
            ha="center",
        )
    ax.set(xlabel="learning rate η", ylabel="loss at the end", xscale="log", yscale="log")
    ax.set_ylim(best[1] / 3, 2 * highest)

"""The numbers of box plots, which matplotlib's drawing no longer has together."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

from livepages.records.drawn import Drawn, floats

QUARTILES = {
    "whislo": "lowest",
    "q1": "first quarter",
    "med": "median",
    "q3": "third quarter",
    "whishi": "highest",
}
_KEPT = "_livepages_boxes"


def note_boxes() -> None:
    """From now on matplotlib keeps with its axes the numbers of the box plots drawn in them."""
    from matplotlib.axes import Axes

    draw: Any = Axes.bxp
    if hasattr(draw, _KEPT):
        return

    @functools.wraps(draw)
    def bxp(self: Any, bxpstats: Any, *args: Any, **options: Any) -> Any:
        parts = draw(self, bxpstats, *args, **options)
        self.__dict__.setdefault(_KEPT, []).append((list(bxpstats), parts))
        return parts

    setattr(bxp, _KEPT, True)  # it is a function
    setattr(Axes, "bxp", bxp)  # noqa: B010  # mypy takes no assignment to a method


def boxes(ax: Any, done: set[Any]) -> Iterator[Drawn]:
    """The boxes of box plots: whiskers, quartiles, medians, and what lies outside."""
    for stats, parts in getattr(ax, _KEPT, []):
        done.update(artist for artists in parts.values() for artist in artists)
        medians = [median.get_data(orig=False) for median in parts["medians"]]
        upright = all(len(set(y)) == 1 for _, y in medians)
        across, along = "xy" if upright else "yx"
        places = [float(sum(each["xy".index(across)])) / 2 for each in medians]
        data = {across: places}
        for key, word in QUARTILES.items():
            data[f"{along} {word}"] = floats([each[key] for each in stats])
        yield Drawn("boxes", "", data)
        outside = {across: list[float](), along: list[float]()}
        for place, each in zip(places, stats, strict=True):
            for value in floats(each.get("fliers", [])):
                outside[across].append(place)
                outside[along].append(value)
        if outside[across] and parts["fliers"]:
            yield Drawn("points outside", "", outside)

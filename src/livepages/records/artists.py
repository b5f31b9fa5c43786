"""Lines, points and words of a matplotlib figure, each with the numbers that were plotted."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

from livepages.records import grids, shapes
from livepages.records.drawn import Drawn, columns, floats, placed


def line(artist: Any) -> Drawn:
    """A line, with steps or in space, or one that crosses the axes."""
    label = artist.get_label()
    if hasattr(artist, "get_data_3d"):
        return Drawn("line", label, columns("xyz", artist.get_data_3d()))
    if hasattr(artist, "get_slope"):
        return Drawn("endless line", label, _endless(artist))
    data = placed(artist, columns("xy", artist.get_data(orig=False)))
    if len(data) == 1:  # across the axes, at one place
        data = {name: list(dict.fromkeys(values)) for name, values in data.items()}
        return Drawn("lines across", label, data)
    return Drawn("line" if artist.get_drawstyle() == "default" else "steps", label, data)


def _endless(artist: Any) -> dict[str, list[float]]:
    (x, y), slope = artist.get_xy1(), artist.get_slope()
    if slope is None:
        to_x, to_y = artist.get_xy2()
        slope = (to_y - y) / (to_x - x) if to_x != x else math.inf
    return columns(("x", "y", "slope"), ([x], [y], [slope]))


def points(artist: Any) -> Drawn:
    """A scatter: places, and sizes or values where they differ."""
    if hasattr(artist, "_offsets3d"):
        data = columns("xyz", artist._offsets3d)
    else:
        data = placed_points(artist)
    count = max(map(len, data.values()), default=0)
    for name, found in (("size", artist.get_sizes()), ("value", artist.get_array())):
        values = [] if found is None else floats(found)
        if len(values) == count and len(set(values)) > 1:
            data[name] = values
    return Drawn("points", artist.get_label(), data)


def placed_points(artist: Any) -> dict[str, list[float]]:
    """The places of a collection, as far as they are on the axes."""
    data = columns("xy", artist.get_offsets().T)
    x, y = artist.get_offset_transform().contains_branch_seperately(artist.axes.transData)
    return {name: data[name] for name, here in (("x", x), ("y", y)) if here}


def arrows(artist: Any) -> Drawn:
    """A field of arrows: places and directions."""
    values = (*artist.get_offsets().T, artist.U, artist.V)
    return Drawn("arrows", artist.get_label(), columns(("x", "y", "right", "up"), values))


def key(artist: Any) -> Drawn:
    """What the length of an arrow means."""
    return Drawn("key", artist.text.get_text(), {"length": [float(artist.U)]})


def text(artist: Any) -> Iterator[Drawn]:
    """Words in the axes, and where they stand or what they point at."""
    words = " ".join(artist.get_text().split())
    if not words and getattr(artist, "arrow_patch", None):
        (x, y), (to_x, to_y) = artist.xyann, artist.xy
        values = [[x], [y], [to_x], [to_y]]
        yield Drawn("arrow", "", columns(("x from", "y from", "x to", "y to"), values))
    if not words:
        return
    if hasattr(artist, "get_position_3d"):
        yield Drawn("text", words, columns("xyz", [[each] for each in artist.get_position_3d()]))
        return
    x, y = getattr(artist, "xy", artist.get_position())
    data = columns("xy", ([artist.convert_xunits(x)], [artist.convert_yunits(y)]))
    frame = getattr(artist, "xycoords", None)  # of a note
    here = placed(artist, data) if frame is None else data if frame == "data" else {}
    yield Drawn("text", words, here)


def table(artist: Any) -> Iterator[Drawn]:
    """The words of a table, row by row."""
    cells = artist.get_celld()
    for row in sorted({row for row, _ in cells}):
        words = [cells[place].get_text().get_text() for place in sorted(cells) if place[0] == row]
        yield Drawn("row", " | ".join(words), {})


# by the name of the artist's class, or of one that it is made from
READERS: dict[str, Callable[[Any], Drawn | Iterator[Drawn]]] = {
    "Line2D": line,
    "Path3DCollection": points,
    "PathCollection": points,
    "Quiver": arrows,
    "QuiverKey": key,
    "Text": text,
    "Table": table,
    **grids.READERS,
    **shapes.READERS,
}

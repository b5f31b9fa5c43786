"""Areas, rectangles, arrows and other shapes of a matplotlib figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from livepages.records.drawn import Drawn, columns, placed


def area(artist: Any) -> Drawn:
    """What lies between two curves; the cells of a hexagonal grid; the outline of other areas."""
    label = artist.get_label()
    along = getattr(artist, "t_direction", None)  # matplotlib's fill_between
    if along:
        return Drawn("area", label, _between(artist, "xy".index(along)))
    values = artist.get_array()
    if values is not None and len(artist.get_offsets()) == len(values) > 1:
        places = artist.get_offsets().T
        return Drawn("cells", label, columns(("x", "y", "value"), (*places, values)))
    return outline("area", artist, artist.get_paths())


def _between(artist: Any, along: int) -> dict[str, list[float]]:
    """The two curves of an area, read from its outline."""
    ends: dict[float, list[float]] = {}
    for path in artist.get_paths():
        for vertex in path.vertices:
            ends.setdefault(float(vertex[along]), []).append(float(vertex[1 - along]))
    here, other = "xy"[along], "xy"[1 - along]
    places = sorted(ends)
    lows, highs = ([edge(ends[place]) for place in places] for edge in (min, max))
    return {here: places, f"{other} from": lows, f"{other} to": highs}


def segments(artist: Any) -> Drawn:
    """Lines between two places each, or longer ones by their corners."""
    paths = [path.vertices for path in artist.get_paths()]
    if not paths or any(len(path) != 2 for path in paths):
        return outline("lines", artist, artist.get_paths())
    data: dict[str, list[float]] = {}
    for axis in (0, 1):
        name = "xy"[axis]
        begins, ends = ([float(path[i][axis]) for path in paths] for i in (0, 1))
        same = begins == ends
        data |= {name: begins} if same else {f"{name} from": begins, f"{name} to": ends}
    return Drawn("lines", artist.get_label(), placed(artist, data))


def rectangle(artist: Any) -> Drawn:
    """A rectangle, such as a span of an axis."""
    corners = artist.get_bbox()
    names = ("x from", "x to", "y from", "y to")
    values = ([corners.xmin], [corners.xmax], [corners.ymin], [corners.ymax])
    return Drawn("rectangle", artist.get_label(), placed(artist, columns(names, values)))


def stairs(artist: Any) -> Drawn:
    """The steps of a histogram that was computed before."""
    values, edges, _ = artist.get_data()
    data = columns(("x from", "x to", "y"), (edges[:-1], edges[1:], values))
    return Drawn("steps", artist.get_label(), data)


def ellipse(artist: Any) -> Drawn:
    """A circle or an ellipse: its middle and its size."""
    x, y = artist.get_center()
    values = ([x], [y], [artist.get_width()], [artist.get_height()])
    return Drawn("ellipse", artist.get_label(), columns(("x", "y", "width", "height"), values))


def arrow(artist: Any) -> Drawn:
    """An arrow between two places; no places where it follows a path."""
    ends = artist._posA_posB
    if not ends:
        return Drawn("arrow", artist.get_label(), {})
    (x, y), (to_x, to_y) = ends
    data = columns(("x from", "y from", "x to", "y to"), ([x], [y], [to_x], [to_y]))
    return Drawn("arrow", artist.get_label(), data)


def wide_arrow(artist: Any) -> Drawn:
    """An arrow that `Axes.arrow` drew as a polygon."""
    x, y, to_x, to_y = artist._x, artist._y, artist._x + artist._dx, artist._y + artist._dy
    data = columns(("x from", "y from", "x to", "y to"), ([x], [y], [to_x], [to_y]))
    return Drawn("arrow", artist.get_label(), data)


def shape(artist: Any) -> Drawn:
    """Any other shape, by its corners."""
    path = artist.get_patch_transform().transform_path(artist.get_path())
    return outline("shape", artist, [path])


def outline(kind: str, artist: Any, paths: Iterable[Any]) -> Drawn:
    """The corners of a shape, as far as they are places on the axes."""
    corners = [vertex for path in paths for vertex in path.vertices]
    data = columns("xy", ([x for x, _ in corners], [y for _, y in corners]))
    return Drawn(kind, artist.get_label(), placed(artist, data))


READERS: dict[str, Callable[[Any], Drawn]] = {
    "LineCollection": segments,
    "PolyCollection": area,
    "TriMesh": area,
    "Rectangle": rectangle,
    "StepPatch": stairs,
    "Ellipse": ellipse,
    "FancyArrowPatch": arrow,
    "FancyArrow": wide_arrow,
    "Patch": shape,
}

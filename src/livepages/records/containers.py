"""What matplotlib draws in parts that belong together: bars, error bars, stems, slices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from livepages.records.drawn import Data, Drawn, columns, floats
from livepages.records.scale import scale_of

_TOLERANCE = 1e-9


def bars(container: Any, done: set[Any]) -> Iterator[Drawn]:
    """Bars along either axis: their places, their lengths, and where they do not begin at 0."""
    done.update(container.patches)
    corners = [patch.get_bbox() for patch in container.patches]
    spans = {
        "x": [(float(box.x0), float(box.x1)) for box in corners],
        "y": [(float(box.y0), float(box.y1)) for box in corners],
    }
    across, along = "yx" if container.orientation == "horizontal" else "xy"
    data: Data = {}
    axis = container.patches and getattr(container.patches[0].axes, f"{across}axis")
    if axis and not scale_of(axis).names and _touch(spans[across]):  # a histogram
        data[f"{across} from"] = [low for low, _ in spans[across]]
        data[f"{across} to"] = [high for _, high in spans[across]]
    else:
        data[across] = [(low + high) / 2 for low, high in spans[across]]
    starts, ends = ([each[i] for each in spans[along]] for i in (0, 1))
    if any(starts):
        data |= {f"{along} from": starts, f"{along} to": ends}
    else:
        data[along] = ends
    yield Drawn("bars", container.get_label(), data)


def _touch(sides: list[tuple[float, float]]) -> bool:
    """Whether each bar begins where the one before it ends."""
    return len(sides) > 1 and all(
        abs(before[1] - after[0]) <= _TOLERANCE * abs(before[1] - before[0])
        for before, after in pairwise(sides)
    )


def error_bars(container: Any, done: set[Any]) -> Iterator[Drawn]:
    """Places with the ends of the bars through them."""
    line, caps, spans = container.lines
    done.update([*caps, *spans, *([line] if line else [])])
    data = columns("xy", line.get_data(orig=False)) if line else {}
    axes = [name for name, has in (("x", container.has_xerr), ("y", container.has_yerr)) if has]
    for axis, collection in zip(axes, spans, strict=True):
        if not data:  # no line through the places
            other = "y" if axis == "x" else "x"
            corners = [path.vertices[0]["xy".index(other)] for path in collection.get_paths()]
            data[other] = floats(corners)
        ends = [path.vertices[:, "xy".index(axis)] for path in collection.get_paths()]
        data[f"{axis} from"] = [float(min(each)) for each in ends]
        data[f"{axis} to"] = [float(max(each)) for each in ends]
    yield Drawn("error bars", container.get_label(), data)


def stems(container: Any, done: set[Any]) -> Iterator[Drawn]:
    """Marks on stems."""
    done.update([container.markerline, container.stemlines, container.baseline])
    data = columns("xy", container.markerline.get_data(orig=False))
    yield Drawn("stems", container.get_label(), data)


CONTAINERS: dict[str, Callable[[Any, set[Any]], Iterator[Drawn]]] = {
    "BarContainer": bars,
    "ErrorbarContainer": error_bars,
    "StemContainer": stems,
}


def slices(ax: Any, done: set[Any]) -> Iterator[Drawn]:
    """The slices of a pie, each with its share of the whole."""
    for wedge in (patch for patch in ax.patches if type(patch).__name__ == "Wedge"):
        done.add(wedge)
        share = abs(wedge.theta2 - wedge.theta1) / 360
        yield Drawn("slice", wedge.get_label(), {"share": floats([share])})

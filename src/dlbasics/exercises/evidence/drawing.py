"""Drawing: the points that matplotlib's axes show, as numbers."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from dlbasics.exercises.evidence.names import Names
from dlbasics.exercises.words import reading
from dlbasics.exercises.words.report import Finding, bad

Point = tuple[float, float]


@dataclass(frozen=True)
class Drawn:
    """Points drawn with one call, in their order, and how they look."""

    points: tuple[Point, ...]
    look: tuple[object, ...]

    def shows(self, points: Iterable[Point]) -> bool:
        """Whether these are the points drawn, in any order."""
        return _alike(self.points, points)

    def spans(self, points: Iterable[Point]) -> bool:
        """Whether the points drawn lie at the same places x, whatever their heights."""
        return _alike([(x, 0.0) for x, _ in self.points], [(x, 0.0) for x, _ in points])

    @property
    def heights(self) -> list[float]:
        """The y of each point."""
        return [y for _, y in self.points]


def drawn(axes: Any) -> list[Drawn]:
    """All that was drawn with `scatter` or `plot`, except what is invisible."""
    visible = [each for each in (*axes.collections, *axes.lines) if each.get_visible()]
    return [found for found in map(_drawn, visible) if found.points]


def axes_of(names: Names) -> list[Any]:
    """All axes among the variables and in open figures, `ax` first."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    found = [names.all.get("ax"), *names.all.values()]
    for number in pyplot.get_fignums() if pyplot else ():
        found += pyplot.figure(number).axes  # type: ignore[union-attr]
    return list({id(each): each for each in found if _is(each)}.values())


def all_drawn(names: Names) -> list[Drawn]:
    """All that was drawn on any axes; raises BlankError if that is nothing and draw is blank."""
    parts = [part for axes in axes_of(names) for part in drawn(axes)]
    if not parts and "draw" in names.all:
        names.several("draw")
    return parts


def not_shown(parts: list[Drawn], sets: dict[str, list[Point]]) -> Iterator[Finding]:
    """What is missing of the sets of points that should be there, each under its words."""
    if not parts:
        words = " and ".join(sets)
        yield bad(f"Nothing is drawn on ax: draw {words} with ax.scatter.", reading.SPLIT)
        return
    for words, points in sets.items():
        if any(part.shows(points) for part in parts):
            continue
        if any(part.shows((y, x) for x, y in points) for part in parts):
            yield bad(
                f"In the drawing of {words}, x and y have changed places: x comes first.",
                reading.SPLIT,
            )
        elif any(part.spans(points) for part in parts):
            yield bad(
                f"The x of {words} are drawn, but against other y: each x needs the y that belongs "
                "to it.",
                reading.WRONG_ROWS,
            )
        elif any(set(_rounded(points)) < set(_rounded(part.points)) for part in parts):
            yield bad(
                f"All points are drawn as one set, so nobody can tell {words} from the others: use "
                "one ax.scatter for each set.",
                reading.SPLIT,
            )
            return
        else:
            yield bad(f"The drawing on ax lacks {words}.", reading.SPLIT)
    looks = [part.look for part in parts if any(part.shows(points) for points in sets.values())]
    if len(looks) == len(sets) > len(set(looks)):
        yield bad(
            "The sets have the same colour and the same marker, so nobody can tell them apart.",
            reading.SPLIT,
        )


def _is(value: object) -> bool:
    return all(hasattr(value, name) for name in ("collections", "lines", "get_position"))


def _drawn(artist: Any) -> Drawn:
    from matplotlib.colors import to_hex

    if hasattr(artist, "get_offsets"):
        colors = [*artist.get_facecolor(), *artist.get_edgecolor()]
        shape = b"".join(path.vertices.tobytes() for path in artist.get_paths()[:1])
        look = (len(artist.get_facecolor()), *(to_hex(color) for color in colors[:1]), shape)
        points = [(float(x), float(y)) for x, y in artist.get_offsets()]
    else:
        look = (to_hex(artist.get_color()), artist.get_marker(), artist.get_linestyle())
        xs, ys = artist.get_xdata(orig=False), artist.get_ydata(orig=False)
        points = [(float(x), float(y)) for x, y in zip(xs, ys, strict=True)]
    return Drawn(tuple(points), look)


def _alike(a: Iterable[Point], b: Iterable[Point]) -> bool:
    left, right = sorted(_rounded(a)), sorted(_rounded(b))
    return len(left) == len(right) and all(
        abs(p[0] - q[0]) < 1e-3 and abs(p[1] - q[1]) < 1e-3
        for p, q in zip(left, right, strict=True)
    )


def _rounded(points: Iterable[Point]) -> list[Point]:
    return [(round(x, 4), round(y, 4)) for x, y in points]

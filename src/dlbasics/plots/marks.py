"""Marks: what tells series in one picture apart, with and without colour, and names them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from matplotlib.axes import Axes

Name = TypeVar("Name")


class Style(NamedTuple):
    """How a series is drawn: no two share a colour, dashes or a marker."""

    colour: str
    dashes: str
    marker: str = ""


STYLES = (
    Style("C0", "-", "o"),
    Style("C1", "--", "s"),
    Style("C2", "-.", "^"),
    Style("C3", ":", "D"),
)


def apart(
    names: Iterable[Name], what: str = "series", styles: Sequence[Style] = STYLES
) -> Iterator[tuple[Name, Style]]:
    """Each name with a style of its own; ValueError for more names than styles."""
    found = list(names)
    if len(found) > len(styles):
        raise ValueError(f"found {len(found)} {what}, at most {len(styles)} can be told apart")
    return zip(found, styles, strict=False)


def label(
    ax: Axes,
    words: str,
    point: tuple[float, float],
    colour: str = "black",
    offset: tuple[float, float] = (6, 0),
) -> None:
    """Words beside a place, off it by so many points, and in the middle of their height there."""
    ax.annotate(words, point, offset, textcoords="offset points", color=colour, va="center")

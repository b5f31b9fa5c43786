"""The data that a matplotlib figure shows, rounded so that a person can read a change in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from livepages.records.artists import READERS
from livepages.records.box_plots import boxes
from livepages.records.containers import CONTAINERS, slices
from livepages.records.drawn import Drawn
from livepages.records.record import Axes, Column, Series
from livepages.records.scale import NUMBERS, Scale, scale_of

SAMPLES = 5
MOST = 24  # bars and boxes are all told, as far as this
FURNITURE = {"Spine", "Axis", "Legend", "_AxesBase"}
UNREAD = {"NonUniformImage", "PcolorImage", "Barbs"}  # made from what is read, and not alike
CURVES = {"line", "steps", "area", "surface"}  # one thing each, from three places on


def plotted(figure: Any) -> tuple[Axes, ...]:
    """Labels, ranges and samples of everything with data in a figure, in the order drawn.

    ValueError for what cannot be read: a number is never guessed.
    """
    return tuple(_axes(ax) for ax in _visible(figure.axes))


def texts(figure: Any) -> tuple[str, ...]:
    """The words that belong to no axes, such as the title of all."""
    if figure.images or figure.lines or figure.patches or figure.artists:
        raise ValueError("what is drawn outside the axes has no numbers: draw it in a pair of axes")
    found = [text.get_text() for text in figure.texts if text.get_visible()]
    words = tuple(" ".join(text.split()) for text in found if text.strip())
    return words + tuple(text for part in figure.subfigs for text in texts(part))


def _visible(axes: Iterable[Any]) -> Iterator[Any]:
    """The axes that can be seen, those that are set into others after them."""
    for ax in axes:
        if ax.get_visible():
            yield ax
            yield from _visible(ax.child_axes)


def _axes(ax: Any) -> Axes:
    scales = {name: scale_of(axis) for name, axis in ax._axis_map.items()}
    labels = {name: " ".join(ax._axis_map[name].get_label_text().split()) for name in scales}
    titles = [" ".join(ax.get_title(place).split()) for place in ("left", "center", "right")]
    drawn = list(_joined(_drawn(ax)))
    return Axes(
        " ".join(filter(None, titles)),
        labels["x"],
        labels["y"],
        tuple(_series(each, scales) for each in drawn),
        labels.get("z", ""),
        tuple(
            f"{name}: {', '.join(text for _, text in scale.names)}"
            for name, scale in scales.items()
            if scale.names
        ),
        tuple(_notes(ax, scales, {each.name for each in drawn})),
    )


def _notes(ax: Any, scales: dict[str, Scale], known: set[str]) -> Iterator[str]:
    """What is written at the axes and in the legend, beyond labels and numbers."""
    for name, scale in scales.items():
        if not scale.linear:
            yield f"{name}: {ax._axis_map[name].get_scale()} scale"
    if legend := ax.get_legend():
        words = [legend.get_title().get_text(), *(text.get_text() for text in legend.get_texts())]
        others = [" ".join(each.split()) for each in words if " ".join(each.split()) not in known]
        if any(others):
            yield f"legend: {', '.join(filter(None, others))}"


def _drawn(ax: Any) -> Iterator[Drawn]:
    if colours := getattr(ax, "_colorbar", None):
        yield Drawn("colour bar", "", {"value": [float(colours.vmin), float(colours.vmax)]})
        return
    done: set[Any] = {ax.patch, ax.title, ax._left_title, ax._right_title}
    yield from boxes(ax, done)
    for container in ax.containers:
        if of_parts := CONTAINERS.get(type(container).__name__):
            yield from of_parts(container, done)
    yield from slices(ax, done)
    for artist in ax.get_children():
        names = [kind.__name__ for kind in type(artist).__mro__]
        if artist in done or not artist.get_visible() or FURNITURE.intersection(names):
            continue
        reader = next((READERS[name] for name in names if name in READERS), None)
        if reader is None or names[0] in UNREAD:
            raise ValueError(f"the numbers of matplotlib's {names[0]} cannot be read")
        found = reader(artist)
        yield from [found] if isinstance(found, Drawn) else found


def _joined(drawn: Iterable[Drawn]) -> Iterator[Drawn]:
    """Things without a name that are drawn one by one, such as arrows, as one series."""
    last: Drawn | None = None
    for each in drawn:
        if last and _is_more_of(last, each):
            data = {name: [*last.data[name], *each.data[name]] for name in each.data}
            last = Drawn(each.kind, "", data)
            continue
        if last:
            yield last
        last = each
    if last:
        yield last


def _is_more_of(last: Drawn, each: Drawn) -> bool:
    alike = last.kind == each.kind and last.data.keys() == each.data.keys()
    small = each.kind not in CURVES or (each.kind == "area" and each.size <= 2)
    return bool(alike and small and each.data and not last.name and not each.name)


def _series(drawn: Drawn, scales: dict[str, Scale]) -> Series:
    used = {name: scales.get(name.split()[0], NUMBERS) for name in drawn.data}
    if drawn.kind == "bars":
        for name in {"x", "y"} & drawn.data.keys():
            drawn.data[name] = [used[name].nearest(value) for value in drawn.data[name]]
    columns = tuple(Column(name, *used[name].ends(drawn.data[name])) for name in drawn.data)
    written = [used[name].written(values) for name, values in drawn.data.items()]
    samples = tuple(tuple(column[i] for column in written) for i in _chosen(drawn))
    return Series(drawn.kind, drawn.name, drawn.size, columns, samples)


def _chosen(drawn: Drawn) -> list[int]:
    """Which of the values are told: the ends and some between, or the corners of a grid."""
    if drawn.grid:
        rows, across = (sorted({0, n // 2, n - 1}) for n in drawn.grid)
        return [row * drawn.grid[1] + column for row in rows for column in across]
    count = min(drawn.size, MOST if drawn.kind in ("bars", "boxes") else SAMPLES)
    return sorted({round((drawn.size - 1) * i / max(count - 1, 1)) for i in range(count)})

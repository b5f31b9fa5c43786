"""The data that a matplotlib figure shows, rounded so that a person can read a change in them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

from livepages.records.record import Axes, Series

SAMPLES = 5


def plotted(figure: Any) -> tuple[Axes, ...]:
    """Labels, ranges and samples of everything with data in a figure, in the order drawn."""
    return tuple(
        Axes(
            ax.get_title() or ax.get_title("left"),
            ax.get_xlabel(),
            ax.get_ylabel(),
            tuple(_series(ax)),
        )
        for ax in figure.axes
    )


def _series(ax: Any) -> Iterable[Series]:
    bars = {patch for container in ax.containers for patch in container}
    for line in ax.lines:
        xs, ys = (_floats(values) for values in line.get_data(orig=False))
        yield _summary("line", line.get_label(), xs, ys)
    for collection in ax.collections:
        offsets = collection.get_offsets()
        kind = type(collection).__name__
        if kind == "PathCollection":
            yield _summary("points", collection.get_label(), offsets[:, 0], offsets[:, 1])
        elif kind == "Quiver":
            yield _summary("arrows", collection.get_label(), offsets[:, 0], offsets[:, 1])
            yield _summary("directions", "", collection.U, collection.V)
        else:
            vertices = [vertex for path in collection.get_paths() for vertex in path.vertices]
            xs, ys = ([vertex[axis] for vertex in vertices] for axis in (0, 1))
            label = collection.get_label()
            levels = getattr(collection, "levels", None)
            if levels is not None:
                label = "levels " + " ".join(_round(level, level) for level in levels)
            yield _summary(_KINDS.get(kind, "area"), label, xs, ys)
    for container in ax.containers:
        if container and all(hasattr(patch, "get_height") for patch in container):
            xs = [patch.get_x() + patch.get_width() / 2 for patch in container]
            ys = [patch.get_y() + patch.get_height() for patch in container]
            yield _summary("bars", container.get_label(), xs, ys)
    for patch in ax.patches:
        if patch not in bars and hasattr(patch, "get_path"):
            vertices = patch.get_path().vertices
            yield _summary("shape", patch.get_label(), vertices[:, 0], vertices[:, 1])
    for image in ax.images:
        values = _floats(image.get_array().ravel())
        yield _summary("image", image.get_label(), range(len(values)), values)
    for text in ax.texts:
        if words := text.get_text().strip():
            x, y = getattr(text, "xy", text.get_position())
            yield _summary("text", words, [text.convert_xunits(x)], [text.convert_yunits(y)])


_KINDS = {
    "QuadContourSet": "contours",
    "LineCollection": "lines",
}


def _summary(kind: str, label: Any, xs: Iterable[Any], ys: Iterable[Any]) -> Series:
    x, y = _floats(xs), _floats(ys)
    x_size, y_size = _size(x), _size(y)
    last = len(x) - 1
    chosen = sorted({round(last * i / (SAMPLES - 1)) for i in range(SAMPLES)}) if x else []
    return Series(
        kind,
        "" if label is None or str(label).startswith("_") else str(label).replace("\n", " "),
        len(x),
        _range(x, x_size),
        _range(y, y_size),
        tuple((_round(x[i], x_size), _round(y[i], y_size)) for i in chosen),
    )


def _range(values: list[float], size: float) -> tuple[str, str]:
    finite = [value for value in values if math.isfinite(value)]
    return (_round(min(finite), size), _round(max(finite), size)) if finite else ("", "")


def _size(values: list[float]) -> float:
    return max((abs(value) for value in values if math.isfinite(value)), default=0.0)


def _round(value: float, size: float) -> str:
    """A value with 3 significant digits; 0 where it is only rounding noise beside `size`."""
    return "0" if abs(value) < 1e-9 * size or not value else f"{value:.3g}"


def _floats(values: Iterable[Any]) -> list[float]:
    return [math.nan if value is None else float(value) for value in values]

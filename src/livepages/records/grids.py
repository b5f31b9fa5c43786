"""Images, meshes, contours and surfaces of a matplotlib figure: numbers over a plane."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from livepages.records.drawn import Drawn, columns


def image(artist: Any) -> Drawn:
    """An image: the place of each pixel's middle, and its value or its colours."""
    import numpy as np

    values = np.ma.asarray(artist.get_array())
    rows, across = values.shape[:2]
    left, right, bottom, top = artist.get_extent()
    x = np.linspace(left, right, 2 * across + 1)[1::2]
    y = np.linspace(bottom, top, 2 * rows + 1)[1::2]
    places = np.meshgrid(x, y if artist.origin == "lower" else y[::-1])
    layers = values.reshape(rows, across, -1)
    names = ("value",) if values.ndim == 2 else ("red", "green", "blue", "opacity")
    colours = [layers[..., i] for i in range(layers.shape[2])]
    data = columns(("x", "y", *names[: len(colours)]), (*places, *colours))
    return Drawn("image", artist.get_label(), data, (rows, across))


def mesh(artist: Any) -> Drawn:
    """Cells of a grid: the middle of each, and its value."""
    corners = artist.get_coordinates()
    values = artist.get_array()
    if values.size == corners.shape[0] * corners.shape[1]:  # smooth: a value for each corner
        middle = corners
    else:
        middle = (corners[:-1, :-1] + corners[1:, 1:]) / 2
    data = columns(("x", "y", "value"), (middle[..., 0], middle[..., 1], values))
    return Drawn("cells", artist.get_label(), data, middle.shape[:2])


def contours(artist: Any) -> Drawn:
    """The lines or areas of equal height: the corners of each, with its level."""
    if artist.axes.name == "3d":  # matplotlib keeps them as they are projected
        raise ValueError("the numbers of contours in space cannot be read: draw them in a plane")
    data: dict[str, list[float]] = {"x": [], "y": [], "level": []}
    for level, path in zip(artist.levels, artist.get_paths(), strict=False):
        for x, y in path.vertices:
            data["x"].append(float(x))
            data["y"].append(float(y))
            data["level"].append(float(level))
    levels = " ".join(f"{level:.4g}" for level in artist.levels)
    kind = "filled contours" if artist.filled else "contours"
    return Drawn(kind, f"levels {levels}", data)


def surface(artist: Any) -> Drawn:
    """A surface in space, by the corners of its faces."""
    import numpy as np

    corners = np.asarray(artist._faces, dtype=float).reshape(-1, 3)
    return Drawn("surface", artist.get_label(), columns("xyz", np.unique(corners, axis=0).T))


def lines_in_space(artist: Any) -> Drawn:
    """The lines of a grid in space, by their corners."""
    import numpy as np

    corners = np.concatenate([np.asarray(each, dtype=float) for each in artist._segments3d])
    return Drawn("lines", artist.get_label(), columns("xyz", np.unique(corners, axis=0).T))


READERS: dict[str, Callable[[Any], Drawn]] = {
    "AxesImage": image,
    "QuadMesh": mesh,
    "ContourSet": contours,
    "Poly3DCollection": surface,
    "Line3DCollection": lines_in_space,
}

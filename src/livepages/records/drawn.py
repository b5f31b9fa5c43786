"""Something that was drawn in a figure, with the numbers that were plotted."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Data = dict[str, list[float]]  # the values of each column, all of one length


@dataclass(frozen=True)
class Drawn:
    """One thing that was drawn: its kind, its label, and its values by column.

    Columns whose names begin with x, y or z are places on the axes of that name.
    """

    kind: str
    label: str
    data: Data
    grid: tuple[int, int] | None = None  # rows and columns, where the values fill one

    @property
    def size(self) -> int:
        """How many of them there are, such as the places of a line."""
        return max(map(len, self.data.values()), default=0)

    @property
    def name(self) -> str:
        """The label, empty where matplotlib made it up."""
        label = "" if self.label is None else str(self.label)
        return "" if label.startswith("_") else " ".join(label.split())


def floats(values: Iterable[Any]) -> list[float]:
    """Numbers as Python's own; what is masked or missing is not a number."""
    import numpy as np

    plain: Any = np.ma.filled(np.ma.asarray(values, dtype=float), math.nan)
    return [float(value) for value in plain.ravel().tolist()]


def columns(names: Sequence[str], values: Iterable[Iterable[Any]]) -> Data:
    """Values under their names."""
    return {name: floats(each) for name, each in zip(names, values, strict=True)}


def placed(artist: Any, data: Data) -> Data:
    """Those columns that are places on the axes, and not shares of their size."""
    x, y = artist.get_transform().contains_branch_seperately(artist.axes.transData)
    here = {"x": x, "y": y}
    return {name: values for name, values in data.items() if here.get(name.split()[0], True)}

"""How values on an axis of a figure are written: numbers, names, dates."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

DIGITS = 4  # significant ones: a change of one per cent is seen, the noise of processors is not
WHOLE = 1e6  # below it, counts are told as they are
NOISE = 1e-9  # beside the largest value: nothing but rounding, on a linear axis


@dataclass(frozen=True)
class Scale:
    """One axis: how far its values are told apart, and which of them have names."""

    linear: bool = True
    names: tuple[tuple[float, str], ...] = ()
    dates: bool = False

    def written(self, values: Sequence[float]) -> list[str]:
        """Each value as a reader finds it at the axis."""
        size = max((abs(value) for value in values if math.isfinite(value)), default=0.0)
        return [self._written(value, size) for value in values]

    def _written(self, value: float, size: float) -> str:
        for place, name in self.names:
            if math.isclose(place, value, abs_tol=1e-9):
                return name
        if self.dates and math.isfinite(value):
            import matplotlib.dates

            when: datetime = matplotlib.dates.num2date(value)  # type: ignore[no-untyped-call]
            return when.strftime("%Y-%m-%d %H:%M:%S").removesuffix(" 00:00:00")
        if not math.isfinite(value):
            return {math.inf: "∞", -math.inf: "-∞"}.get(value, "none")
        if not value or (self.linear and abs(value) < NOISE * size):
            return "0"
        whole = round(value)
        if abs(value) < WHOLE and math.isclose(value, whole, rel_tol=1e-12):
            return f"{whole}"
        return f"{value:.{DIGITS}g}"

    def nearest(self, value: float) -> float:
        """The place of the name that a value belongs to, as a bar beside others does."""
        places = sorted(place for place, _ in self.names)
        gap = min((after - before for before, after in pairwise(places)), default=1.0)
        place = min(places, key=lambda each: abs(each - value), default=value)
        return place if abs(place - value) < gap / 2 else value

    def ends(self, values: Sequence[float]) -> tuple[str, str]:
        """The smallest and the largest value; empty where they have names or there are none."""
        finite = [value for value in values if math.isfinite(value)]
        written = self.written(values)
        named = {name for _, name in self.names}
        if not finite or named.intersection(written):
            return "", ""
        return written[values.index(min(finite))], written[values.index(max(finite))]


NUMBERS = Scale()


def scale_of(axis: Any) -> Scale:
    """The scale of a matplotlib axis."""
    from matplotlib.category import UnitData

    linear = axis.get_scale() == "linear"
    if isinstance(units := axis.get_units(), UnitData):
        return Scale(linear, tuple((float(place), name) for name, place in units._mapping.items()))
    dates = "Date" in type(axis.get_converter()).__name__
    return Scale(linear, tuple(_named(axis)), dates)


def _named(axis: Any) -> Iterable[tuple[float, str]]:
    """The ticks that were named by hand, each with its place."""
    from matplotlib.ticker import FixedLocator

    if not isinstance(locator := axis.get_major_locator(), FixedLocator):
        return
    for number, place in enumerate(locator()):
        name = str(axis.get_major_formatter()(place, number))
        if name and not _is_number(name):
            yield float(place), name


def _is_number(text: str) -> bool:
    return not any(letter.isalpha() for letter in re.sub(r"\\mathdefault|e(?=[-+\d])", "", text))

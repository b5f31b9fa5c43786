"""Values as a reader finds them at an axis."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from typing import Any

import matplotlib.pyplot as plt
import pytest

from livepages.records.scale import NUMBERS, Scale, scale_of

LOG = Scale(linear=False)


def of(draw: Callable[[Any], Any]) -> Scale:
    """The scale of the x axis after something was drawn."""
    drawing, ax = plt.subplots()
    try:
        draw(ax)
        drawing.canvas.draw()
        return scale_of(ax.xaxis)
    finally:
        plt.close(drawing)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0"),
        (1.23456, "1.235"),
        (1.001, "1.001"),
        (-0.00012345678, "-0.0001235"),
        (3.0, "3"),
        (999_999.0, "999999"),
        (12_345.6, "1.235e+04"),
        (1_000_000.0, "1e+06"),
        (1_234_567.0, "1.235e+06"),
        (math.inf, "∞"),
        (-math.inf, "-∞"),
        (math.nan, "none"),
    ],
)
def test_a_number_has_four_digits_or_is_whole(value: float, shown: str) -> None:
    for scale in (NUMBERS, LOG):
        assert scale.written([value]) == [shown]


def test_what_is_only_noise_beside_the_largest_is_nought_on_a_linear_axis() -> None:
    values = [5e-10, 5e-9, 1.0, -math.inf]
    assert NUMBERS.written(values) == ["0", "5e-09", "1", "-∞"]
    assert LOG.written(values) == ["5e-10", "5e-09", "1", "-∞"]
    assert NUMBERS.written([math.nan, 1e-20]) == ["none", "1e-20"], "what is no number has no size"


def test_the_ends_are_the_smallest_and_the_largest() -> None:
    assert NUMBERS.ends([2.0, 3.0, math.nan, -1.0, 0.5]) == ("-1", "3")
    assert NUMBERS.ends([math.nan, math.inf]) == NUMBERS.ends([]) == ("", "")
    named = Scale(names=((0.0, "mon"), (1.0, "tue")))
    assert named.ends([0.0, 5.0]) == ("", ""), "names have no order"
    assert named.ends([2.0, 5.0]) == ("2", "5")


def test_a_value_belongs_to_the_name_less_than_half_a_gap_away() -> None:
    named = Scale(names=((4.0, "c"), (0.0, "a"), (2.0, "b")))
    values = [-0.9, 0.9, 1.0, 1.1, 2.9, 4.9, 5.1]
    assert [named.nearest(value) for value in values] == [0, 0, 1.0, 2, 2, 4, 5.1]
    assert named.written([0.0, 0.5, 2.0]) == ["a", "0.5", "b"]
    assert Scale(names=((3.0, "a"),)).nearest(3.4) == 3
    assert NUMBERS.nearest(0.3) == 0.3


def test_dates_have_a_time_only_where_it_matters() -> None:
    day, noon = datetime.datetime(2026, 1, 31), datetime.datetime(2026, 1, 31, 12, 30, 5)
    scale = of(lambda ax: ax.plot([day, noon], [1, 2]))
    numbers = [float(plt.matplotlib.dates.date2num(when)) for when in (day, noon)]
    assert scale.written([*numbers, math.nan]) == ["2026-01-31", "2026-01-31 12:30:05", "none"]


@pytest.mark.parametrize(
    ("draw", "names"),
    [
        (lambda ax: ax.plot(["b", "a"], [1, 2]), {0.0: "b", 1.0: "a"}),
        (lambda ax: ax.set_xticks([2, 1], ["x²", "mon"]), {2.0: "x²", 1.0: "mon"}),
        (lambda ax: ax.set_xticks([0, 1], ["0", "1e-05"]), {}),
        (lambda ax: ax.set_xticks([1, 10], ["$\\mathdefault{10^{0}}$", "-2.5"]), {}),
        (lambda ax: ax.set_xticks([0, 1, 2], ["", "e", "3"]), {1.0: "e"}),
        (lambda ax: ax.set_xticks([0, 1]), {}),
        (lambda ax: ax.plot([1, 2]), {}),
    ],
)
def test_places_have_the_names_that_were_given_to_them(
    draw: Callable[[Any], Any], names: dict[float, str]
) -> None:
    assert dict(of(draw).names) == names


def test_a_logarithmic_axis_is_not_linear() -> None:
    assert of(lambda ax: ax.plot([1])).linear
    assert not of(lambda ax: ax.semilogx([1, 10])).linear
    assert not of(lambda ax: ax.set_xscale("symlog")).linear

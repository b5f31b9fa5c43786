"""Marks: series are told apart, also without colour, or refused; words stand at their place."""

import matplotlib.pyplot as plt
import pytest

from dlbasics.plots.marks import STYLES, apart, label


def test_no_two_styles_share_a_colour_dashes_or_a_marker():
    for marks in zip(*STYLES, strict=True):
        assert len(set(marks)) == len(STYLES) == 4


def test_each_name_has_the_style_of_its_place():
    assert list(apart(iter("ab"))) == [("a", STYLES[0]), ("b", STYLES[1])]
    assert [style for _, style in apart("abcd")] == list(STYLES)
    assert list(apart([])) == []


def test_more_than_can_be_told_apart_are_refused_before_anything_is_drawn():
    with pytest.raises(ValueError, match="found 5 series, at most 4 can be told apart"):
        apart("abcde")
    with pytest.raises(ValueError, match="found 3 curves, at most 2 can be told apart"):
        apart("abc", "curves", STYLES[:2])


def test_a_label_stands_beside_its_place(ax):
    label(ax, "here", (0.25, 0.75), "C3", offset=(30, -40))
    [text] = ax.texts
    ax.figure.canvas.draw()
    x, y = ax.transData.transform((0.25, 0.75))
    box, dots = text.get_window_extent(), ax.figure.dpi / 72  # a point is 1/72 of an inch
    assert (text.get_text(), text.get_color()) == ("here", "C3")
    assert box.x0 == pytest.approx(x + 30 * dots, abs=2)
    assert (box.y0 + box.y1) / 2 == pytest.approx(y - 40 * dots, abs=2)
    plt.close("all")

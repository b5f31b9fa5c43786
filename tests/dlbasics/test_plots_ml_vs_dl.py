"""The plots of ML vs DL: what they draw is what they were given."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbasics.plots.ml_vs_dl import plot_against_size, plot_bars, plot_picture, spread


def test_a_picture_has_a_square_for_each_pixel_with_ink(ax):
    plot_picture(ax, [[0, 1.0, 0], [0.5, 0, 0]])
    squares = {}
    for square in ax.collections:
        (outline,) = square.get_paths()
        (left, bottom), (right, top) = outline.get_extents().get_points()
        squares[left, bottom, right, top] = square.get_alpha()
    assert squares == {(1, 1, 2, 2): 1.0, (0, 0, 1, 1): 0.5}
    assert (ax.get_xlim(), ax.get_ylim()) == ((0, 3), (0, 2))


def test_lines_show_the_accuracies_with_their_names(ax, words):
    plot_against_size(ax, [10, 100], {"one": [0.6, 0.9], "two": [0.7, 0.8]}, bottom=0.5)
    assert [line.get_xydata().tolist() for line in ax.lines] == [
        [[10, 0.6], [100, 0.9]],
        [[10, 0.7], [100, 0.8]],
    ]
    assert words() == ["one", "two"]
    assert len({(line.get_color(), line.get_linestyle()) for line in ax.lines}) == 2
    assert ax.get_xscale() == "log"
    assert [label.get_text() for label in ax.get_xticklabels()] == ["10", "100"]


def test_more_lines_than_can_be_told_apart_are_refused(ax):
    with pytest.raises(ValueError, match="found 5 lines, at most 4"):
        plot_against_size(ax, [1], {name: [0.5] for name in "abcde"}, bottom=0)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=6), st.floats(0.01, 0.3))
def test_spread_heights_keep_their_order_and_distance(heights, gap):
    placed = spread(heights, gap)
    assert max(placed) == max(heights)
    assert all(new <= old for new, old in zip(placed, heights, strict=True))
    ordered = sorted(placed)
    assert all(b - a >= gap - 1e-12 for a, b in pairwise(ordered))
    pairs = [(i, j) for i in range(len(heights)) for j in range(len(heights))]
    assert all(placed[i] > placed[j] for i, j in pairs if heights[i] > heights[j])


def test_heights_far_apart_stay():
    assert spread([0.2, 0.9, 0.5], 0.1) == [0.2, 0.9, 0.5]


def test_bars_show_names_and_numbers_from_the_top(ax, words):
    plot_bars(ax, {"first": 0.25, "second": 0.5})
    assert [bar.get_width() for bar in ax.patches] == [0.5, 0.25]
    assert words() == ["second", "0.50", "first", "0.25"]
    assert ax.get_xlabel()


def test_each_number_stands_at_the_end_of_its_bar(ax):
    plot_bars(ax, {"a": 0.25, "b": 0.75})
    places = {text.get_text(): text.get_position() for text in ax.texts}
    ends = {round(bar.get_width(), 2): bar.get_y() + bar.get_height() / 2 for bar in ax.patches}
    for end, height in ends.items():
        x, y = places[f"{end:.2f}"]
        assert 0 < x - end < 0.1
        assert y == pytest.approx(height)


@pytest.mark.parametrize("bottom", [0.0, 0.8])
def test_names_are_as_far_apart_on_any_axis(ax, bottom):
    plot_against_size(ax, [1, 10], {"a": [0.9, 0.9], "b": [0.9, 0.9]}, bottom)
    first, second = (text.xy[1] for text in ax.texts)
    assert (first - second) / (1 - bottom) == pytest.approx(0.075)

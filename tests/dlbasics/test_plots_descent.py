"""Plots: what they draw is what they were given, in colours that both schemes have."""

import math
from itertools import pairwise

import pytest

from dlbasics.plots.descent import plot_descent, plot_landscape, plot_steps


def loss(w):
    return (w - 5) ** 2


def test_a_descent_shows_the_curve_the_points_and_an_arrow_for_each_step(ax):
    plot_descent(ax, loss, [0.0, 1.0, 1.8], window=(-1, 11))
    curve, points = ax.lines
    assert all(y == loss(x) for x, y in curve.get_xydata())
    assert (curve.get_xdata()[0], curve.get_xdata()[-1]) == (-1, 11)
    assert points.get_xydata().tolist() == [[w, loss(w)] for w in (0.0, 1.0, 1.8)]
    arrows = [(text.xyann, text.xy) for text in ax.texts]
    assert arrows == [((0.0, 25.0), (1.0, 16.0)), ((1.0, 16.0), (1.8, loss(1.8)))]
    assert ax.get_xlabel() and ax.get_ylabel()
    assert ax.get_xlim() == (-1, 11)


def test_steps_are_counted_from_0_and_named_at_their_end(ax, words):
    series = {"slow": [25.0, 24.0, 23.0], "fast": [25.0, 1.0]}
    plot_steps(ax, series)
    assert [line.get_ydata().tolist() for line in ax.lines] == list(series.values())
    assert ax.lines[0].get_xdata().tolist() == [0, 1, 2]
    assert words() == ["slow", "fast"]
    assert [text.xy for text in ax.texts] == [(2, 23.0), (1, 1.0)]


def test_series_differ_by_more_than_colour(ax):
    plot_steps(ax, {name: [1.0, 2.0] for name in "abcd"})
    assert len({line.get_color() for line in ax.lines}) == 4
    assert len({line.get_linestyle() for line in ax.lines}) == 4


def test_more_series_than_can_be_told_apart_are_refused(ax):
    with pytest.raises(ValueError, match="found 5 series, at most 4"):
        plot_steps(ax, {name: [1.0] for name in "abcde"})


def test_a_landscape_shows_contours_of_the_loss_and_the_path(ax, words):
    path = [(0.0, 0.0), (1.0, 0.5), (1.0, 1.0)]
    plot_landscape(ax, lambda x, y: x**2 + 2 * y**2, path, window=(-1, 3, -2, 3))
    (contours,) = ax.collections
    for level, outline in zip(contours.levels, contours.get_paths(), strict=True):
        assert len(outline.vertices) > 0
        for x, y in outline.vertices:
            # straight pieces between grid points: a little off the curved contour
            assert x**2 + 2 * y**2 == pytest.approx(level, abs=0.02)
    assert [*ax.get_xlim(), *ax.get_ylim()] == pytest.approx([-1, 3, -2, 3])
    assert ax.lines[0].get_xydata().tolist() == [list(point) for point in path]
    assert words() == ["start", "end"]
    assert ax.get_aspect() == 1


def test_contours_of_a_bowl_lie_at_equal_distances(ax):
    path = [(0.0, 0.5), (1.0, 0.25), (2.0, 0.0)]
    plot_landscape(ax, lambda x, y: x * x + y * y, path, window=(-1, 1, -1, 1))
    radii = [math.sqrt(level) for level in ax.collections[0].levels]
    assert [b - a for a, b in pairwise(radii)] == pytest.approx([radii[0]] * (len(radii) - 1))
    assert [text.xy for text in ax.texts] == [path[0], path[-1]]

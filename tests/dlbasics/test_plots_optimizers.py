"""Plots: paths on their surface, steps against the learning rate."""

from itertools import pairwise

import pytest

from dlbasics.plots.optimizers import plot_by_rate, plot_path
from dlbasics.surfaces import RAVINE, SADDLE


@pytest.mark.parametrize("surface", [RAVINE, SADDLE])
def test_a_path_is_drawn_on_the_contours_of_its_surface(ax, surface):
    path = [surface.start, (0.0, 0.0)]
    plot_path(ax, surface, path, style=2)
    (contours,) = ax.collections
    for level, outline in zip(contours.levels, contours.get_paths(), strict=True):
        assert len(outline.vertices) > 0
        for x, y in outline.vertices:
            # straight pieces between grid points: a little off the curved contour
            assert surface.loss((x, y)) == pytest.approx(level, abs=0.06)
    assert ax.lines[-1].get_xydata().tolist() == [list(point) for point in path]
    assert [line.get_xydata().tolist() for line in ax.lines[:-1]] == [
        [list(minimum)] for minimum in surface.minima
    ]
    assert (*ax.get_xlim(), *ax.get_ylim()) == surface.window


def test_steps_by_rate_are_on_logarithmic_axes(ax):
    plot_by_rate(ax, [0.1, 1.0], {"SGD": [10, 20], "Adam": [float("nan"), 5]})
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")
    assert [line.get_label() for line in ax.lines] == ["SGD", "Adam"]
    assert ax.lines[0].get_xydata().tolist() == [[0.1, 10], [1.0, 20]]


def test_more_optimizers_than_can_be_told_apart_are_refused(ax):
    with pytest.raises(ValueError, match="found 5 series, at most 4"):
        plot_by_rate(ax, [1.0], {name: [1.0] for name in "abcde"})


def test_contours_are_closer_where_the_surface_is_low(ax):
    plot_path(ax, RAVINE, [RAVINE.start])
    gaps = [b - a for a, b in pairwise(ax.collections[0].levels)]
    assert gaps == sorted(set(gaps)) and len(gaps) == 4


def test_paths_differ_by_more_than_colour(ax):
    for style in range(4):
        plot_path(ax, SADDLE, [SADDLE.start], style)
    for look in ("color", "linestyle", "marker"):
        assert len({getattr(line, f"get_{look}")() for line in ax.lines}) == 4

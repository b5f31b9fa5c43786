"""Plots of the learning rate: the V of the factor, and a sweep with its best and its exploded."""

import math

import pytest

from dlbasics.plots.learning_rate import plot_factor, plot_sweep


@pytest.mark.parametrize("curvature", [0.5, 2.0, 20.0])
def test_the_factor_is_what_one_step_leaves_of_the_distance(ax, words, curvature):
    rates = [0.2 / curvature, 1 / curvature, 1.8 / curvature]
    plot_factor(ax, curvature, rates)
    curve, *_, first, second, third = ax.lines
    assert all(y == pytest.approx(abs(1 - x * curvature)) for x, y in curve.get_xydata())
    assert curve.get_xydata().tolist()[1] == [1 / curvature, 0]
    for rate, mark in zip(rates, (first, second, third), strict=True):
        w = 1.0 - rate * curvature * 1.0  # a step from 1 towards 0
        assert mark.get_xydata().tolist() == [[rate, pytest.approx(abs(w))]]
    assert {"glides", "overshoots", "explodes"} <= set(words())


@pytest.mark.parametrize("curvature", [0.5, 20.0])
def test_the_border_is_where_a_step_leaves_the_whole_distance(ax, curvature):
    plot_factor(ax, curvature, [])
    curve, whole, border = (line.get_xydata().tolist() for line in ax.lines)
    assert border == [[2 / curvature, 0], [2 / curvature, 1]]
    assert [y for _, y in whole] == [1, 1]
    assert curve[-1][0] == whole[-1][0] == ax.get_xlim()[1] == pytest.approx(2.5 / curvature)


def test_a_loss_at_the_limit_has_not_exploded(ax, words):
    plot_sweep(ax, [0.1, 0.2], [0.5, 2.0], highest=2.0)
    assert ax.lines[0].get_xydata().tolist() == [[0.1, 0.5], [0.2, 2.0]]
    assert words() == ["best: η = 0.1"]


def test_the_zones_stand_between_their_borders(ax):
    plot_factor(ax, 2.0, [])
    at = {text.get_text(): text.get_position()[0] for text in ax.texts}
    assert 0 < at["glides"] < 0.5 < at["overshoots"] < 1 < at["explodes"] < ax.get_xlim()[1]


def test_a_sweep_marks_the_lowest_loss_and_what_has_exploded(ax, words):
    rates = [0.001, 0.01, 0.1, 1.0, 10.0, 100.0]
    plot_sweep(ax, rates, [0.5, 0.1, 0.3, 7.0, math.inf, math.nan])
    curve, best, exploded = ax.lines
    assert curve.get_xydata().tolist() == [[0.001, 0.5], [0.01, 0.1], [0.1, 0.3]]
    assert best.get_xydata().tolist() == [[0.01, 0.1]]
    assert exploded.get_xydata().tolist() == [[1.0, 1.0], [10.0, 1.0], [100.0, 1.0]]
    assert words() == ["best: η = 0.01", "exploded"]
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")
    assert ax.get_ylim()[0] < 0.1 and ax.get_ylim()[1] > 1


def test_where_none_has_exploded_there_is_no_cross(ax, words):
    plot_sweep(ax, [0.1, 0.2], [0.5, 0.4])
    assert words() == ["best: η = 0.2"]


def test_a_sweep_in_which_all_exploded_is_refused(ax):
    with pytest.raises(ValueError, match="all 2 losses are above 1, found none"):
        plot_sweep(ax, [0.1, 0.2], [math.nan, 3.0])


def test_another_number_of_losses_than_rates_is_refused(ax):
    with pytest.raises(ValueError):
        plot_sweep(ax, [0.1, 0.2], [0.5])


def test_each_rate_is_named_beside_its_branch(ax):
    plot_factor(ax, 2.0, [0.2, 0.5, 0.9])
    names = [text for text in ax.texts if text.get_text().startswith("η")]
    assert [text.get_position()[0] > 0 for text in names] == [True, False, False]
    assert [text.get_ha() for text in names] == ["left", "center", "right"]
    assert [text.get_position()[0] for text in names][1:] == [0, -names[0].get_position()[0]]

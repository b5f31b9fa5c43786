"""Plots of the bias: curves pass 0.5 where they are marked, lines are where the neuron turns."""

import math

import pytest

from dlbasics.neuron import weighted_sum
from dlbasics.plots.bias import plot_boundary, plot_points, plot_responses

WINDOW = (-3.0, 4.0, -2.0, 3.0)


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def test_each_curve_is_marked_where_it_passes_the_middle(ax, words):
    plot_responses(ax, sigmoid, 2.0, [0.0, -4.0], window=(-3, 5))
    ghost, ghost_mark, curve, mark = ax.lines
    assert all(y == sigmoid(2 * x) for x, y in ghost.get_xydata())
    assert all(y == sigmoid(2 * x - 4) for x, y in curve.get_xydata())
    assert ghost_mark.get_xydata().tolist() == [[0.0, 0.5]]
    assert mark.get_xydata().tolist() == [[2.0, 0.5]]
    assert words() == ["b = 0", "b = −4"]
    assert ghost.get_linestyle() != curve.get_linestyle()
    assert ax.get_xlabel() and ax.get_ylabel()


def test_more_biases_than_can_be_told_apart_are_refused(ax):
    with pytest.raises(ValueError, match="found 5 biases, at most 4"):
        plot_responses(ax, sigmoid, 1.0, [0.0] * 5, window=(-1, 1))


@pytest.mark.parametrize("weights", [(3.0, 4.0), (1.0, -2.0), (0.0, 1.0), (-2.0, 0.0)])
@pytest.mark.parametrize("bias", [0.0, -3.0, 1.5])
def test_a_boundary_is_drawn_where_the_neuron_turns(ax, words, weights, bias):
    plot_boundary(ax, weights, bias, WINDOW)
    (line,) = ax.lines
    for point in line.get_xydata():
        assert weighted_sum(point.tolist(), weights, bias) == pytest.approx(0, abs=1e-9)
        assert WINDOW[0] <= point[0] <= WINDOW[1] and WINDOW[2] <= point[1] <= WINDOW[3]
    (x1, y1), (x2, y2) = line.get_xydata().tolist()
    # it goes on to an edge on both sides, but for a step of the drawing
    for x, y in ((x1, y1), (x2, y2)):
        gaps = abs(x - WINDOW[0]), abs(x - WINDOW[1]), abs(y - WINDOW[2]), abs(y - WINDOW[3])
        assert min(gaps) < 0.05
    assert math.dist((x1, y1), (x2, y2)) > 1
    assert words() == [f"b = {bias:g}".replace("-", "−")]


@pytest.mark.parametrize("weights", [(3.0, 4.0), (1.0, -2.0), (0.0, 1.0), (-2.0, 0.0)])
def test_the_bias_stands_at_the_upper_end_or_at_the_left_one(ax, weights):
    plot_boundary(ax, weights, -1.0, WINDOW)
    ends = ax.lines[0].get_xydata().tolist()
    (text,) = ax.texts
    assert list(text.xy) == max(ends, key=lambda end: (end[1], -end[0]))


def test_styles_differ_by_more_than_colour(ax):
    for style in range(4):
        plot_boundary(ax, (1.0, 1.0), 0.0, WINDOW, style)
    assert len({line.get_color() for line in ax.lines}) == 4
    assert len({line.get_linestyle() for line in ax.lines}) == 4
    assert [text.get_color() for text in ax.texts] == [line.get_color() for line in ax.lines]


def test_a_boundary_outside_the_window_is_not_drawn(ax):
    plot_boundary(ax, (1.0, 0.0), -50.0, WINDOW)
    assert not ax.lines and not ax.texts
    assert (*ax.get_xlim(), *ax.get_ylim()) == WINDOW


def test_the_two_classes_differ_by_more_than_colour(ax):
    plot_points(ax, yes=[(1, 2), (3, 4)], no=[(-1, 0)])
    yes, no = ax.lines
    assert yes.get_xydata().tolist() == [[1, 2], [3, 4]]
    assert no.get_xydata().tolist() == [[-1, 0]]
    assert yes.get_marker() != no.get_marker()

"""Plots of activations: the curves are the functions, and series are told apart without colour."""

import pytest

from dlbasics.activations import gelu, relu, tanh
from dlbasics.plots.activation_functions import plot_activation, plot_layers, plot_relative


def curves(ax):
    """The lines that are more than a guide along an axis."""
    return [line for line in ax.lines if len(line.get_xdata()) > 2]


def test_a_function_is_drawn_with_its_slope(ax, words):
    plot_activation(ax, tanh, tanh.derivative, window=(-4, 4))
    value, slope = curves(ax)
    assert all(y == tanh(x) for x, y in value.get_xydata())
    assert all(y == tanh.derivative(x) for x, y in slope.get_xydata())
    assert value.get_linestyle() != slope.get_linestyle()
    assert ax.get_xlim() == (-4, 4)
    assert words() == ["f(z)", "slope f′(z)"]
    assert [text.xy for text in ax.texts] == [(4, tanh(4)), (4, tanh.derivative(4))]


def test_a_relative_is_drawn_on_relu(ax):
    plot_relative(ax, gelu, relu, window=(-3, 2))
    ours, theirs = curves(ax)
    assert all(y == gelu(x) for x, y in ours.get_xydata())
    assert all(y == relu(x) for x, y in theirs.get_xydata())
    assert ours.get_linestyle() != theirs.get_linestyle()


def test_layers_are_counted_from_1_and_named_there(ax, words):
    plot_layers(ax, {"tanh": [0.1, 0.5, 1.0], "sigmoid": [1e-6, 1e-3, 1.0]})
    assert [line.get_xdata().tolist() for line in ax.lines] == [[1, 2, 3]] * 2
    assert [line.get_ydata().tolist() for line in ax.lines] == [[0.1, 0.5, 1.0], [1e-6, 1e-3, 1.0]]
    assert words() == ["tanh", "sigmoid"]
    assert [text.xy for text in ax.texts] == [(1, 0.1), (1, 1e-6)]
    assert ax.get_yscale() == "log"


def test_series_of_layers_differ_by_more_than_colour(ax):
    plot_layers(ax, {name: [0.5, 1.0] for name in "abcd"})
    assert len({line.get_linestyle() for line in ax.lines}) == 4
    assert len({line.get_marker() for line in ax.lines}) == 4


def test_more_series_than_can_be_told_apart_are_refused(ax):
    with pytest.raises(ValueError, match="found 5 series, at most 4"):
        plot_layers(ax, {name: [1.0] for name in "abcde"})

"""Plots of the page Important terms: what they draw is what they were given."""

import pytest

from dlbasics.plots.important_terms import plot_epoch, plot_network, plot_over_fitting

VALUES = [[1.0, 2.0], [-0.25, 0.75], [1.5]]
WEIGHTS = [[[0.1, 0.2], [0.3, -0.4]], [[0.5, 0.6]]]
BIASES = [[0.7, 0.8], [0.9]]


@pytest.mark.parametrize(("samples", "size"), [(1000, 32), (30, 10), (5, 8)])
def test_an_epoch_has_a_bar_for_each_batch_and_all_samples(ax, samples, size):
    plot_epoch(ax, samples, size)
    widths = [bar.get_width() for bar in ax.patches]
    assert sum(widths) == samples
    assert len(widths) == -(-samples // size)
    assert all(width == size for width in widths[:-1])
    colours = [bar.get_facecolor() for bar in ax.patches]
    assert colours[-1] not in colours[:-1]
    bottom, top = ax.get_ylim()
    assert bottom > top, "the first update is at the top"


def test_a_network_shows_every_number(ax, words):
    plot_network(ax, VALUES, WEIGHTS, BIASES)
    expected = ["1.00", "2.00", "−0.25", "0.75", "1.50", "0.10", "0.20", "0.30", "−0.40"]
    expected += ["0.50", "0.60", "b = 0.70", "b = 0.80", "b = 0.90"]
    assert sorted(words()) == sorted(expected)


def test_gradients_stand_below_their_numbers(ax):
    plot_network(ax, VALUES, WEIGHTS, BIASES, (VALUES, WEIGHTS, BIASES))
    above = [text for text in ax.texts if text.get_va() == "bottom"]
    below = [text for text in ax.texts if text.get_va() == "top"]
    assert len(above) == len(below) == 12, "all but the inputs"
    for value, gradient in zip(above, below, strict=True):
        assert value.get_position() == gradient.get_position()
        assert value.get_text().removeprefix("b = ") == gradient.get_text()
        assert gradient.get_style() == "italic"


def test_no_two_labels_share_a_place(ax):
    plot_network(ax, VALUES, WEIGHTS, BIASES)
    places = [text.get_position() for text in ax.texts]
    assert len(set(places)) == len(places)


def test_over_fitting_marks_the_lowest_loss_on_new_examples(ax, words):
    train, test = [9.0, 3.0, 2.0, 1.0], [0.5, 4.0, 3.0, 5.0]
    plot_over_fitting(ax, train, test)
    new, old, mark = (line.get_xydata().tolist() for line in ax.lines)
    assert new == [[1, 4.0], [2, 3.0], [3, 5.0]]
    assert old == [[1, 3.0], [2, 2.0], [3, 1.0]]
    assert mark == [[2, 3.0]]
    assert words() == ["lowest: epoch 2", "new examples", "training examples"]


def test_the_lowest_point_is_one_that_is_drawn(ax, words):
    plot_over_fitting(ax, [0.5, 0.4, 0.3], [0.2, 0.5, 0.2])
    assert ax.lines[-1].get_xydata().tolist() == [[2, 0.2]]
    assert "lowest: epoch 2" in words()

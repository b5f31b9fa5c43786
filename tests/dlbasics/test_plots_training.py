"""Plots: what they draw is what they were given, in colours that both schemes have."""

import pytest
from matplotlib.colors import to_hex

from dlbasics.plots.training import plot_boundary, plot_examples, plot_history


def test_the_classes_differ_by_colour_and_marker(ax):
    examples = [((0.0, 1.0), 0), ((2.0, 3.0), 1), ((4.0, 5.0), 1)]
    plot_examples(ax, examples)
    zero, one = ax.collections
    assert zero.get_offsets().tolist() == [[0, 1]]
    assert one.get_offsets().tolist() == [[2, 3], [4, 5]]
    assert len(zero.get_paths()[0].vertices) != len(one.get_paths()[0].vertices)
    assert (zero.get_facecolor() != one.get_facecolor()).any()


def test_the_boundary_is_where_the_score_is_0(ax):
    plot_boundary(ax, lambda points: [x + 2 * y - 1 for x, y in points], window=(-2, 3, -1, 2))
    sides, line = ax.collections
    for x, y in line.get_paths()[0].vertices:
        assert x + 2 * y == pytest.approx(1, abs=1e-9)
    assert [to_hex(colour) for colour in sides.get_facecolor()] == [to_hex("C0"), to_hex("C1")]
    assert (sides.get_facecolor()[:, 3] == 0.2).all()
    lower, upper = (path.vertices for path in sides.get_paths())
    assert all(x + 2 * y <= 1 + 1e-9 for x, y in lower)
    assert all(x + 2 * y >= 1 - 1e-9 for x, y in upper if (x, y) != (0, 0))
    assert ax.get_aspect() == 1


def test_a_model_with_one_answer_has_no_boundary(ax, recwarn):
    plot_boundary(ax, lambda points: [-1.0 for _ in points], window=(0, 1, 0, 1))
    assert len(ax.collections) == 1
    assert not recwarn.list


def test_a_history_is_named_at_its_ends(ax):
    plot_history(ax, {"training": [1.0, 0.5], "test": [1.0, 0.7]})
    assert [line.get_ydata().tolist() for line in ax.lines] == [[1.0, 0.5], [1.0, 0.7]]
    assert [(text.get_text(), text.xy) for text in ax.texts] == [
        ("training", (1, 0.5)),
        ("test", (1, 0.7)),
    ]
    assert len({line.get_linestyle() for line in ax.lines}) == 2
    assert ax.get_xlabel() == "epoch"


def test_more_series_than_can_be_told_apart_are_refused(ax):
    with pytest.raises(ValueError, match="found 5 series, at most 4"):
        plot_history(ax, {name: [1.0] for name in "abcde"})


@pytest.mark.parametrize("signs", [[0.0, 1.0], [0.0, -1.0]])
def test_where_no_score_changes_its_sign_there_is_no_line(ax, signs):
    plot_boundary(ax, lambda points: [signs[x > 0] for x, _ in points], (-1, 1, -1, 1))
    assert len(ax.collections) == 1, "the two sides, and no line between them"

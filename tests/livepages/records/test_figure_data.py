"""The data of a figure, read back from what was drawn."""

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from livepages.records.figure_data import SAMPLES, plotted
from livepages.records.record import Series


def series(draw: Any) -> list[Series]:
    drawing, ax = plt.subplots()
    try:
        draw(ax)
        [axes] = plotted(drawing)
        return list(axes.series)
    finally:
        plt.close(drawing)


FINITE = st.floats(-1e6, 1e6).filter(lambda value: value == 0 or abs(value) > 1e-6)


@given(st.lists(FINITE, min_size=1, max_size=30))
def test_a_line_is_its_size_range_and_samples(ys: list[float]) -> None:
    [line] = series(lambda ax: ax.plot(ys))
    assert (line.kind, line.size) == ("line", len(ys))
    assert float(line.x[0]) == 0
    for shown, exact in zip(line.y, (min(ys), max(ys)), strict=True):
        assert float(shown) == pytest.approx(exact, rel=0.005, abs=1e-9 * max(map(abs, ys)))
    assert len(line.samples) == min(len(ys), SAMPLES)
    for x, y in line.samples[:1] + line.samples[-1:]:
        assert float(y) == pytest.approx(ys[int(float(x))], rel=0.005, abs=1e-3)


@pytest.mark.parametrize(
    ("draw", "kinds"),
    [
        (lambda ax: ax.scatter([1, 2], [3, 4], label="a"), ["points"]),
        (lambda ax: ax.bar(["cat", "dog"], [1, 2]), ["bars"]),
        (lambda ax: ax.hist([1, 1, 2], bins=2), ["bars"]),
        (lambda ax: ax.fill_between([0, 1], [0, 1]), ["area"]),
        (lambda ax: ax.contour(np.eye(3), levels=[0.5]), ["contours"]),
        (lambda ax: ax.quiver([0, 1], [0, 1], [1, 0], [0, 1]), ["arrows", "directions"]),
        (lambda ax: ax.imshow(np.eye(3)), ["image"]),
        (lambda ax: ax.vlines([1], 0, 1), ["lines"]),
        (lambda ax: ax.axvspan(0, 1), ["shape"]),
        (lambda ax: ax.errorbar([1], [1], yerr=[0.1]), ["line", "lines"]),
        (lambda ax: ax.annotate("note", (1, 2), (3, 4)), ["text"]),
        (lambda ax: ax.plot([], []), ["line"]),
        (lambda ax: ax.plot([1, np.nan, 3]), ["line"]),
    ],
)
def test_every_kind_of_drawing_is_seen(draw: Any, kinds: list[str]) -> None:
    assert [one.kind for one in series(draw)] == kinds


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (lambda ax: ax.plot([1, 2]), lambda ax: ax.plot([1, 2.1])),
        (lambda ax: ax.plot([1], label="a"), lambda ax: ax.plot([1], label="b")),
        (lambda ax: ax.bar(["x"], [1]), lambda ax: ax.bar(["x"], [2])),
        (lambda ax: ax.imshow(np.eye(2)), lambda ax: ax.imshow(np.eye(2) * 2)),
        (lambda ax: ax.text(0, 0, "a"), lambda ax: ax.text(0, 1, "a")),
        (
            lambda ax: ax.quiver([0], [0], [1], [0]),
            lambda ax: ax.quiver([0], [0], [0], [1]),
        ),
        (
            lambda ax: ax.contour(np.eye(3), levels=[0.5]),
            lambda ax: ax.contour(np.eye(3), levels=[0.6]),
        ),
    ],
)
def test_a_change_of_the_data_changes_the_digest(one: Any, other: Any) -> None:
    assert series(one) == series(one)
    assert series(one) != series(other)


def test_a_note_on_a_named_axis_has_its_place() -> None:
    def draw(ax: Any) -> None:
        ax.bar(["cat", "dog"], [1, 2])
        ax.annotate("tall", ("dog", 2))

    assert series(draw)[-1].samples == (("1", "2"),)


def test_rounding_noise_is_nought() -> None:
    [line] = series(lambda ax: ax.plot([0, 1], [1e-17, 3.0]))
    assert line.y == ("0", "3")


def test_labels_of_the_axes() -> None:
    drawing, ax = plt.subplots()
    ax.set(title="t", xlabel="x axis", ylabel="y axis")
    [axes] = plotted(drawing)
    plt.close(drawing)
    assert (axes.title, axes.x, axes.y, axes.series) == ("t", "x axis", "y axis", ())

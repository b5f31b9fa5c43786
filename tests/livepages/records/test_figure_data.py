"""The data of a figure, read back from what was drawn and held against what was plotted."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from livepages.records.box_plots import note_boxes
from livepages.records.figure_data import MOST, SAMPLES, plotted, texts
from livepages.records.record import Axes, Series

Draw = Callable[[Any], Any]
note_boxes()


def axes_of(draw: Draw, **options: Any) -> list[Axes]:
    drawing, ax = plt.subplots(**options)
    try:
        draw(ax)
        drawing.canvas.draw()
        return list(plotted(drawing))
    finally:
        plt.close("all")


def series(draw: Draw, **options: Any) -> list[Series]:
    return list(axes_of(draw, **options)[0].series)


def rows(one: Series) -> list[dict[str, str]]:
    names = [column.name for column in one.columns]
    return [dict(zip(names, sample, strict=True)) for sample in one.samples]


def values(one: Series, name: str) -> list[float]:
    return [float(row[name]) for row in rows(one)]


def near(value: float, size: float = 0.0) -> Any:
    """To four digits, or to what is noise beside the largest value."""
    return pytest.approx(value, rel=5e-4, abs=1e-9 * size)


SIZES = st.floats(-1e6, 1e6).filter(lambda value: value == 0 or abs(value) > 1e-6)
POSITIVE = st.floats(1e-12, 1e12)
LISTS = st.lists(SIZES, min_size=1, max_size=30)


@given(LISTS)
def test_a_line_is_its_size_range_and_samples(ys: list[float]) -> None:
    [line] = series(lambda ax: ax.plot(ys))
    size = max(map(abs, ys))
    assert (line.kind, line.size) == ("line", len(ys))
    y = line.columns[1]
    assert (float(y.low), float(y.high)) == (near(min(ys), size), near(max(ys), size))
    assert len(line.samples) == min(len(ys), SAMPLES)
    for row in rows(line):
        assert float(row["y"]) == near(ys[int(row["x"])], size)


@given(st.lists(POSITIVE, min_size=2, max_size=30))
def test_what_is_small_on_a_logarithmic_axis_is_not_nought(ys: list[float]) -> None:
    [line] = series(lambda ax: ax.semilogy(ys))
    assert (float(line.columns[1].low), float(line.columns[1].high)) == (
        near(min(ys)),
        near(max(ys)),
    )
    for row in rows(line):
        assert float(row["y"]) == near(ys[int(row["x"])])


@given(
    st.lists(SIZES, min_size=1, max_size=MOST),
    st.sampled_from(["bar", "barh"]),
    st.sampled_from([0.8, 1.0]),
)
def test_a_bar_is_its_name_and_its_length(
    lengths: list[float], method: str, thickness: float
) -> None:
    names = [f"class {i}" for i in range(len(lengths))]
    [bars] = series(lambda ax: getattr(ax, method)(names, lengths, thickness))
    across, along = ("x", "y") if method == "bar" else ("y", "x")
    size = max(map(abs, lengths))
    assert [row[across] for row in rows(bars)] == names
    assert values(bars, along) == [near(value, size) for value in lengths]


@given(
    st.lists(st.tuples(st.floats(0.1, 9), st.floats(0.1, 9)), min_size=1, max_size=9),
    st.sampled_from(["bar", "barh"]),
)
def test_stacked_bars_say_where_they_begin(pairs: list[tuple[float, float]], method: str) -> None:
    starts, lengths = (list(each) for each in zip(*pairs, strict=True))
    begin = "bottom" if method == "bar" else "left"
    draw = lambda ax: getattr(ax, method)(range(len(pairs)), lengths, **{begin: starts})  # noqa: E731
    [bars] = series(draw)
    along = "y" if method == "bar" else "x"
    assert values(bars, f"{along} from") == [near(value, 9) for value in starts]
    ends = [a + b for a, b in pairs]
    assert values(bars, f"{along} to") == [near(value, 18) for value in ends]


@given(st.lists(st.tuples(SIZES, SIZES, st.floats(1, 99)), min_size=2, max_size=5))
def test_points_have_places_and_sizes(points: list[tuple[float, float, float]]) -> None:
    xs, ys, sizes = (list(each) for each in zip(*points, strict=True))
    [found] = series(lambda ax: ax.scatter(xs, ys, s=sizes))
    assert values(found, "x") == [near(x, max(map(abs, xs))) for x in xs]
    assert values(found, "y") == [near(y, max(map(abs, ys))) for y in ys]
    if len(set(sizes)) > 1:
        assert values(found, "size") == [near(size, max(sizes)) for size in sizes]


@given(st.lists(st.floats(-99, 99), min_size=1, max_size=60), st.integers(1, 12))
def test_a_histogram_is_its_edges_and_counts(data: list[float], bins: int) -> None:
    counts, edges = np.histogram(data, bins)
    [bars] = series(lambda ax: ax.hist(data, bins))
    size = max(map(abs, edges))
    assert values(bars, "y") == list(counts)
    if bins > 1:
        assert values(bars, "x from") == [near(edge, size) for edge in edges[:-1]]
        assert values(bars, "x to") == [near(edge, size) for edge in edges[1:]]


@given(st.lists(st.tuples(SIZES, st.floats(0, 99)), min_size=1, max_size=5))
def test_error_bars_have_both_ends(points: list[tuple[float, float]]) -> None:
    ys, errors = (list(each) for each in zip(*points, strict=True))
    [bars] = series(lambda ax: ax.errorbar(range(len(ys)), ys, yerr=errors, capsize=2))
    size = max(map(abs, ys)) + 99
    ends = [(y - e, y + e) for y, e in points]
    assert values(bars, "y from") == [near(low, size) for low, _ in ends]
    assert values(bars, "y to") == [near(high, size) for _, high in ends]


@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from(["upper", "lower"]), st.data())
def test_an_image_has_its_values_at_their_places(
    height: int, width: int, origin: str, data: st.DataObject
) -> None:
    pixels = np.array(data.draw(st.lists(SIZES, min_size=height * width, max_size=height * width)))
    pixels = pixels.reshape(height, width)
    left, low = data.draw(st.integers(-9, 9)), data.draw(st.integers(-9, 9))
    extent = (left, left + 2 * width, low, low + height)  # a pixel is 2 wide and 1 high
    [image] = series(lambda ax: ax.imshow(pixels, extent=extent, origin=origin))
    size = np.abs(pixels).max()
    for row in rows(image):
        column = round((float(row["x"]) - left - 1) / 2)
        line = round(float(row["y"]) - low - 0.5)
        line = line if origin == "lower" else height - 1 - line
        assert float(row["value"]) == near(pixels[line, column], size)


SQUARE = np.arange(4.0).reshape(2, 2)
PLANE = (*np.meshgrid([0.0, 1, 2], [0.0, 1]), np.arange(6.0).reshape(2, 3))


@pytest.mark.parametrize(
    ("draw", "expected"),
    [
        (lambda ax: ax.step([1, 2], [3, 4]), ["steps x=1 y=3", "steps x=2 y=4"]),
        (lambda ax: ax.stairs([5, 6]), ["steps x from=0 x to=1 y=5", "steps x from=1 x to=2 y=6"]),
        (lambda ax: ax.stem([1, 2], [3, 4]), ["stems x=1 y=3", "stems x=2 y=4"]),
        (lambda ax: ax.axhline(3), ["lines across y=3"]),
        (lambda ax: ax.axvline(3), ["lines across x=3"]),
        (lambda ax: ax.axline((1, 2), slope=3), ["endless line x=1 y=2 slope=3"]),
        (lambda ax: ax.axline((1, 2), (2, 5)), ["endless line x=1 y=2 slope=3"]),
        (lambda ax: ax.axvspan(1, 2), ["rectangle x from=1 x to=2"]),
        (lambda ax: ax.axhspan(1, 2), ["rectangle y from=1 y to=2"]),
        (lambda ax: ax.vlines([1], 0, 2), ["lines x=1 y from=0 y to=2"]),
        (lambda ax: ax.hlines([1], 0, 2), ["lines x from=0 x to=2 y=1"]),
        (lambda ax: ax.eventplot([7]), ["lines x=7 y from=1.5 y to=0.5"]),
        (lambda ax: ax.fill_between([0], [1], [2]), ["area x=0 y from=1 y to=2"]),
        (lambda ax: ax.fill_betweenx([0], [1], [2]), ["area y=0 x from=1 x to=2"]),
        (
            lambda ax: ax.boxplot([[1, 2, 3, 4, 20]], tick_labels=["a"]),
            [
                "boxes x=a y lowest=1 y first quarter=2 y median=3 y third quarter=4 y highest=4",
                "points outside x=a y=20",
            ],
        ),
        (
            lambda ax: ax.boxplot([[1, 2, 3]], orientation="horizontal", showfliers=False),
            ["boxes y=1 x lowest=1 x first quarter=1.5 x median=2 x third quarter=2.5 x highest=3"],
        ),
        (lambda ax: ax.pie([1, 3])[0], ["slice share=0.25", "slice share=0.75"]),
        (
            lambda ax: ax.quiver([1], [2], [3], [4]),
            ["arrows x=1 y=2 right=3 up=4"],
        ),
        (lambda ax: ax.arrow(1, 2, 3, 4), ["arrow x from=1 y from=2 x to=4 y to=6"]),
        (
            lambda ax: ax.annotate("", (1, 2), (3, 4), arrowprops={"arrowstyle": "->"}),
            ["arrow x from=3 y from=4 x to=1 y to=2"],
        ),
        (lambda ax: ax.annotate("note", (1, 2), (3, 4)), ["text x=1 y=2"]),
        (lambda ax: ax.text(1, 2, "word"), ["text x=1 y=2"]),
        (lambda ax: ax.text(0.1, 0.2, "word", transform=ax.transAxes), ["text"]),
        (lambda ax: ax.table([["a", "b"]]), ["row"]),
        (lambda ax: ax.add_patch(plt.Circle((1, 2), 3)), ["ellipse x=1 y=2 width=6 height=6"]),
        (
            lambda ax: ax.pcolormesh([[5.0]]),
            ["cells x=0.5 y=0.5 value=5"],
        ),
        (lambda ax: ax.imshow([[[1, 0.5, 0]]]), ["image x=0 y=0 red=1 green=0.5 blue=0"]),
        (lambda ax: ax.imshow(np.ma.array([[1]], mask=[[1]])), ["image x=0 y=0 value=none"]),
        (lambda ax: ax.plot([1, math.nan]), ["line x=0 y=1", "line x=1 y=none"]),
        (
            lambda ax: ax.plot([datetime.date(2026, 1, 31)], [1]),
            ["line x=2026-01-31 y=1"],
        ),
        (lambda ax: ax.plot(["cat"], [1]), ["line x=cat y=1"]),
        (lambda ax: ax.axline((1, 2), (1, 5)), ["endless line x=1 y=2 slope=∞"]),
        (lambda ax: ax.axline((0, 0), (2, 1)), ["endless line x=0 y=0 slope=0.5"]),
        (lambda ax: ax.scatter([1, 2], [3, 4], s=9), ["points x=1 y=3", "points x=2 y=4"]),
        (
            lambda ax: ax.scatter([1, 2], [3, 4], c=[5, 6]),
            ["points x=1 y=3 value=5", "points x=2 y=4 value=6"],
        ),
        (lambda ax: ax.scatter([1], [3], transform=ax.transAxes), ["points"]),
        (lambda ax: ax.scatter([1], [3], transform=ax.get_xaxis_transform()), ["points x=1"]),
        (lambda ax: ax.vlines([1], 0, 2, transform=ax.get_xaxis_transform()), ["lines x=1"]),
        (
            lambda ax: ax.vlines([1, 2], 0, [3, 4]),
            ["lines x=1 y from=0 y to=3", "lines x=2 y from=0 y to=4"],
        ),
        (
            lambda ax: ax.add_collection(
                mpl.collections.LineCollection([[(0, 1), (2, 3), (4, 5)]])
            ),
            ["lines x=0 y=1", "lines x=2 y=3", "lines x=4 y=5"],
        ),
        (
            lambda ax: (ax.xaxis.update_units(["cat"]), ax.text("cat", 1, "word")),
            ["text x=cat y=1"],
        ),
        (lambda ax: ax.annotate("a", (0.1, 0.2), xycoords="axes fraction"), ["text"]),
        (
            lambda ax: ax.quiverkey(ax.quiver([1], [2], [3], [4]), 0, 0, 5, "five"),
            ["arrows x=1 y=2 right=3 up=4", "key length=5"],
        ),
        (lambda ax: ax.table([["a"], ["b"]]), ["row", "row"]),
        (
            lambda ax: ax.add_patch(mpl.patches.Ellipse((1, 2), 3, 4)),
            ["ellipse x=1 y=2 width=3 height=4"],
        ),
        (
            lambda ax: ax.add_patch(plt.Rectangle((1, 2), 3, 4)),
            ["rectangle x from=1 x to=4 y from=2 y to=6"],
        ),
        (
            lambda ax: ax.add_patch(plt.Rectangle((1, 2), 3, 4, transform=ax.transAxes)),
            ["rectangle"],
        ),
        (
            lambda ax: ax.add_patch(plt.Polygon([(0, 1), (2, 3)], closed=False)),
            ["shape x=0 y=1", "shape x=2 y=3"],
        ),
        (lambda ax: ax.add_patch(plt.Polygon([(0, 1), (2, 3)], transform=ax.transAxes)), ["shape"]),
        (
            lambda ax: ax.add_patch(mpl.patches.RegularPolygon((5, 6), 4, radius=2)),
            ["shape x=5 y=8", "shape x=3 y=6", "shape x=5 y=4", "shape x=7 y=6", "shape x=5 y=8"],
        ),
        (
            lambda ax: ax.add_patch(mpl.patches.FancyArrowPatch((1, 2), (3, 4))),
            ["arrow x from=1 y from=2 x to=3 y to=4"],
        ),
        (
            lambda ax: ax.add_patch(
                mpl.patches.FancyArrowPatch(path=mpl.path.Path([(0, 0), (1, 1), (2, 0)], [1, 3, 3]))
            ),
            ["arrow"],
        ),
        (lambda ax: ax.arrow(1, 2, 0, -4), ["arrow x from=1 y from=2 x to=1 y to=-2"]),
        (
            lambda ax: ax.fill_between([0, 1], [3, 1], [2, 2]),
            ["area x=0 y from=2 y to=3", "area x=1 y from=1 y to=2"],
        ),
        (
            lambda ax: ax.pcolormesh([0, 2], [0, 4], SQUARE, shading="gouraud"),
            [
                "cells x=0 y=0 value=0",
                "cells x=2 y=0 value=1",
                "cells x=0 y=4 value=2",
                "cells x=2 y=4 value=3",
            ],
        ),
        (lambda ax: ax.pcolormesh([1, 3], [2, 6], [[5.0]]), ["cells x=2 y=4 value=5"]),
        (
            lambda ax: ax.imshow([[[1, 0.5, 0, 0.25]]]),
            ["image x=0 y=0 red=1 green=0.5 blue=0 opacity=0.25"],
        ),
        (lambda ax: ax.bar([1, 3], [2, 4]), ["bars x=1 y=2", "bars x=3 y=4"]),
        (
            lambda ax: ax.bar([1, 3], [2, 4], bottom=[0, 1]),
            ["bars x=1 y from=0 y to=2", "bars x=3 y from=1 y to=5"],
        ),
        (lambda ax: ax.bar([1], [2], width=1), ["bars x=1 y=2"]),
        (lambda ax: ax.bar([1, 2.01], [2, 3], width=1), ["bars x=1 y=2", "bars x=2.01 y=3"]),
        (lambda ax: ax.bar(["a", "b"], [2, 3], width=1), ["bars x=a y=2", "bars x=b y=3"]),
        (lambda ax: ax.errorbar([1], [2], xerr=3), ["error bars x=1 y=2 x from=-2 x to=4"]),
        (
            lambda ax: ax.errorbar([1], [2], yerr=[[3], [4]], xerr=5),
            ["error bars x=1 y=2 x from=-4 x to=6 y from=-1 y to=6"],
        ),
        (lambda ax: ax.errorbar([1], [2], yerr=3, fmt="none"), ["error bars x=1 y from=-1 y to=5"]),
        (lambda ax: ax.errorbar([1], [2], xerr=3, fmt="none"), ["error bars y=2 x from=-2 x to=4"]),
        (
            lambda ax: ax.boxplot([[1, 2, 30]], showfliers=False),
            ["boxes x=1 y lowest=1 y first quarter=1.5 y median=2 y third quarter=16 y highest=30"],
        ),
        (lambda ax: (ax.plot([1]), ax.set_xticks([0], ["mon"])), ["line x=mon y=1"]),
        (
            lambda ax: (ax.plot([1e-20, 1]), ax.set_yscale("symlog")),
            ["line x=0 y=1e-20", "line x=1 y=1"],
        ),
    ],
)
def test_what_was_plotted_is_told(draw: Draw, expected: list[str]) -> None:
    told = [
        " ".join([one.kind, *(f"{name}={value}" for name, value in row.items())])
        for one in series(draw)
        for row in rows(one) or [{}]
    ]
    assert [
        each for each in told if not each.startswith("text") or "text" in expected[0]
    ] == expected


def test_bars_beside_each_other_belong_to_the_same_names() -> None:
    def draw(ax: Any) -> None:
        ax.bar([0, 1], [1, 2], width=0.4, label="a")
        ax.bar([0.4, 1.4], [3, 4], width=0.4, label="b")
        ax.set_xticks([0.2, 1.2], ["mon", "tue"])

    assert [[row["x"] for row in rows(one)] for one in series(draw)] == [["mon", "tue"]] * 2


SPACE = {"subplot_kw": {"projection": "3d"}}


@pytest.mark.parametrize(
    ("draw", "kind", "corner"),
    [
        (lambda ax: ax.plot_surface(*PLANE), "surface", ("2", "1", "5")),
        (lambda ax: ax.plot_wireframe(*PLANE), "lines", ("2", "1", "5")),
        (lambda ax: ax.plot_trisurf([0, 2, 0], [0, 0, 1], [1, 2, 5]), "surface", ("2", "0", "2")),
        (lambda ax: ax.plot([0, 2], [0, 1], [0, 5]), "line", ("2", "1", "5")),
        (lambda ax: ax.scatter([0, 2], [0, 1], [0, 5]), "points", ("2", "1", "5")),
        (lambda ax: ax.text(2, 1, 5, "word"), "text", ("2", "1", "5")),
    ],
)
def test_in_space_places_are_those_that_were_plotted(
    draw: Draw, kind: str, corner: tuple[str, ...]
) -> None:
    [found] = series(draw, **SPACE)
    assert found.kind == kind
    assert [column.name for column in found.columns] == ["x", "y", "z"]
    assert corner in found.samples


def non_uniform(ax: Any) -> Any:
    image = mpl.image.NonUniformImage(ax, extent=(0, 1, 0, 1))
    image.set_data([0, 1], [0, 1], SQUARE)
    return image


@pytest.mark.parametrize(
    ("draw", "options", "name"),
    [
        (lambda ax: ax.barbs([0], [0], [9], [9]), {}, "Barbs"),
        (lambda ax: ax.add_image(non_uniform(ax)), {}, "NonUniformImage"),
        (lambda ax: ax.contour(*PLANE), SPACE, "contours in space"),
        (lambda ax: ax.add_artist(mpl.offsetbox.AnchoredText("a", "center")), {}, "AnchoredText"),
        (lambda ax: ax.pcolorfast([0, 1, 3], [0, 1, 4], SQUARE), {}, "PcolorImage"),
    ],
)
def test_what_is_not_understood_is_named(draw: Draw, options: Any, name: str) -> None:
    with pytest.raises(ValueError, match=name):
        series(draw, **options)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (lambda ax: ax.plot([1, 2]), lambda ax: ax.plot([1, 2.02])),
        (lambda ax: ax.plot([1], label="a"), lambda ax: ax.plot([1], label="b")),
        (lambda ax: ax.bar(["a", "b"], [1, 2]), lambda ax: ax.bar(["b", "a"], [1, 2])),
        (lambda ax: ax.imshow(SQUARE), lambda ax: ax.imshow(SQUARE * 1.01)),
        (lambda ax: ax.text(0, 0, "a"), lambda ax: ax.text(0, 1, "a")),
        (lambda ax: ax.quiver([0], [0], [1], [0]), lambda ax: ax.quiver([0], [0], [0], [1])),
        (lambda ax: ax.contour(SQUARE, levels=[0.5]), lambda ax: ax.contour(SQUARE, levels=[0.6])),
        (
            lambda ax: ax.set_xticks([0, 1], ["a", "b"]),
            lambda ax: ax.set_xticks([0, 1], ["a", "c"]),
        ),
        (lambda ax: ax.set_yscale("linear"), lambda ax: ax.set_yscale("log")),
        (lambda ax: ax.set_title("a"), lambda ax: ax.set_title("b")),
        (lambda ax: ax.inset_axes((0, 0, 1, 1)), lambda ax: None),
        (lambda ax: ax.twinx().plot([1]), lambda ax: ax.twinx().plot([2])),
        (lambda ax: ax.plot([1], visible=False), lambda ax: ax.plot([1])),
        (
            lambda ax: (ax.plot([1], label="a"), ax.legend(title="b")),
            lambda ax: (ax.plot([1], label="a"), ax.legend(title="c")),
        ),
        (
            lambda ax: ax.figure.colorbar(ax.imshow(SQUARE), label="a"),
            lambda ax: ax.figure.colorbar(ax.imshow(SQUARE), label="b"),
        ),
        (lambda ax: ax.table([["a"]]), lambda ax: ax.table([["b"]])),
    ],
)
def test_a_change_of_the_data_changes_what_is_told(one: Draw, other: Draw) -> None:
    assert axes_of(one) == axes_of(one)
    assert axes_of(one) != axes_of(other)


def test_the_title_of_all_belongs_to_no_axes() -> None:
    drawing = plt.figure()
    drawing.suptitle("a  title\nof all")
    assert texts(drawing) == ("a title of all",)
    plt.close("all")


def test_what_is_drawn_beside_the_axes_is_refused() -> None:
    drawing = plt.figure()
    drawing.figimage(SQUARE)
    with pytest.raises(ValueError, match="outside the axes"):
        texts(drawing)
    plt.close("all")


def test_counts_are_told_as_they_are() -> None:
    [line] = series(lambda ax: ax.plot([0, 1], [12_345, 987_654]))
    assert [row["y"] for row in rows(line)] == ["12345", "987654"]


def test_rounding_noise_is_nought() -> None:
    [line] = series(lambda ax: ax.plot([0, 1], [1e-17, 3.0]))
    assert (line.columns[1].low, line.columns[1].high) == ("0", "3")


def test_labels_of_the_axes() -> None:
    [axes] = axes_of(lambda ax: ax.set(title="t", xlabel="x  axis", ylabel="y axis"))
    assert (axes.title, axes.x, axes.y, axes.series) == ("t", "x axis", "y axis", ())


def test_many_small_things_without_a_name_are_one_series() -> None:
    found = series(lambda ax: [ax.arrow(i, 0, 1, 1) for i in range(9)])
    assert [(one.kind, one.size) for one in found] == [("arrow", 9)]


def test_lines_without_a_name_are_told_one_by_one() -> None:
    assert len(series(lambda ax: (ax.plot([1, 2]), ax.plot([3, 4])))) == 2


def test_a_line_has_five_samples_and_bars_are_all_told() -> None:
    [line] = series(lambda ax: ax.plot(range(100)))
    assert [row["x"] for row in rows(line)] == ["0", "25", "50", "74", "99"]
    [bars] = series(lambda ax: ax.bar(range(24), range(24)))
    assert len(rows(bars)) == 24
    [bars] = series(lambda ax: ax.bar(range(30), range(30)))
    assert len(rows(bars)) == 24 and rows(bars)[-1]["x"] == "29"
    [boxes] = series(lambda ax: ax.boxplot([[i, i + 1] for i in range(9)]))
    assert [row["y median"] for row in rows(boxes)] == [str(i + 0.5) for i in range(9)]


def test_of_an_image_the_corners_and_the_middles_are_told() -> None:
    values = np.arange(35).reshape(5, 7)
    [image] = series(lambda ax: ax.imshow(values))
    told = [(int(row["y"]), int(row["x"]), int(row["value"])) for row in rows(image)]
    assert told == [(y, x, values[y, x]) for y in (0, 2, 4) for x in (0, 3, 6)]


def test_each_level_of_contours_is_told_with_its_corners() -> None:
    kinds = ("contour", "contours"), ("contourf", "filled contours")
    for method, kind in kinds:
        found = series(lambda ax, name=method: getattr(ax, name)(SQUARE, levels=[0.25, 1.5, 2.75]))
        assert [(one.kind, one.label) for one in found] == [(kind, "levels 0.25 1.5 2.75")]
        level = found[0].columns[2]
        assert (level.name, level.low) == ("level", "0.25")
    [lines] = series(lambda ax: ax.contour([0, 1], [0, 1], SQUARE, levels=[0.5, 2.5]))
    for row in rows(lines):  # the height is x + 2 y
        assert float(row["x"]) + 2 * float(row["y"]) == pytest.approx(float(row["level"]), abs=1e-3)


def test_what_is_small_and_has_no_name_is_joined_with_its_like_alone() -> None:
    area = lambda ax: [ax.fill_between([i, i + 1], [0, 0], [1, 1]) for i in (0, 2)]  # noqa: E731
    assert [one.size for one in series(area)] == [4]
    large = lambda ax: [ax.fill_between(range(3), i, i + 1) for i in (0, 2)]  # noqa: E731
    assert [one.size for one in series(large)] == [3, 3]
    named = lambda ax: [ax.add_patch(plt.Circle((i, 0), 1, label="ab"[i])) for i in (0, 1)]  # noqa: E731
    assert [(one.label, one.size) for one in series(named)] == [("a", 1), ("b", 1)]
    apart = lambda ax: (ax.vlines([1], 0, 2), ax.hlines([1], 0, 2))  # noqa: E731
    assert [one.size for one in series(apart)] == [1, 1]


def test_a_label_that_matplotlib_made_up_is_none() -> None:
    assert [one.label for one in series(lambda ax: ax.plot([1]))] == [""]
    assert [one.label for one in series(lambda ax: ax.plot([1], label="a \n b"))] == ["a b"]


def test_titles_at_the_sides_are_titles() -> None:
    def draw(ax: Any) -> None:
        for place in ("left", "center", "right"):
            ax.set_title(place, loc=place)

    [axes] = axes_of(draw)
    assert (axes.title, axes.series) == ("left center right", ())


def test_a_legend_of_what_is_named_anyway_is_no_note() -> None:
    [axes] = axes_of(lambda ax: (ax.plot([1], label="a"), ax.legend()))
    assert axes.notes == ()
    [axes] = axes_of(lambda ax: (ax.plot([1], label="a"), ax.legend(["b"], title="which")))
    assert axes.notes == ("legend: which, b",)
    [axes] = axes_of(lambda ax: (ax.set_xticks([1, 0], ["x", "y"]), ax.set_yscale("log")))
    assert (axes.ticks, axes.notes) == (("x: x, y",), ("y: log scale",))


def test_axes_within_axes_come_after_them_and_hidden_ones_not_at_all() -> None:
    def draw(ax: Any) -> None:
        ax.set_title("outer")
        ax.inset_axes((0, 0, 1, 1)).set_title("inner")
        ax.inset_axes((0, 0, 1, 1)).set_visible(False)
        ax.figure.add_subplot().set_title("last")

    assert [axes.title for axes in axes_of(draw)] == ["outer", "inner", "last"]


def test_words_of_parts_of_a_figure_are_told_unless_they_are_hidden() -> None:
    drawing = plt.figure()
    for name, part in zip("ab", drawing.subfigures(1, 2), strict=True):
        part.suptitle(name)
    drawing.text(0, 0, "hidden").set_visible(False)
    drawing.text(0, 0, " ")
    drawing.suptitle("all")
    assert texts(drawing) == ("all", "a", "b")
    plt.close("all")


@pytest.mark.parametrize("kind", [plt.Line2D, lambda x, y: plt.Rectangle((x[0], y[0]), 1, 1)])
def test_shapes_beside_the_axes_are_refused(kind: Callable[..., Any]) -> None:
    drawing = plt.figure()
    drawing.add_artist(kind([0, 1], [0, 1]))
    with pytest.raises(ValueError, match="outside the axes"):
        texts(drawing)
    plt.close("all")


def test_box_plots_are_told_once_however_often_they_are_noted() -> None:
    note_boxes()
    note_boxes()
    assert len(series(lambda ax: ax.boxplot([[1, 2, 3]]))) == 1

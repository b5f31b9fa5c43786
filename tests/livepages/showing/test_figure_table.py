"""The numbers of a figure as tables, read by a parser that follows the standard."""

import xml.etree.ElementTree as ET

import html5lib
import pytest

from livepages.records.record import Axes, Column, Series
from livepages.showing.figure_table import figure_table

X, Y = Column("x", "-1", "1"), Column("y", "0", "1e-05")
POINTS = (("-1", "0"), ("1", "1e-05"))


def tables(axes: Axes, *texts: str) -> ET.Element:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    text = figure_table([axes], texts)
    return parser.parse(f"<!DOCTYPE html><html><body>{text}</body></html>")  # type: ignore[no-any-return]


def cells(tree: ET.Element) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in row] for row in tree.iter("tr")]


def captions(tree: ET.Element) -> list[str]:
    return ["".join(caption.itertext()) for caption in tree.iter("caption")]


def test_a_line_has_a_row_for_each_place_under_the_names_of_the_axes() -> None:
    tree = tables(Axes("", "w", "loss <L>", (Series("line", "a & b", 2, (X, Y), POINTS),)))
    assert captions(tree) == ["a & b: line"]
    assert cells(tree) == [["w", "loss <L>"], ["−1", "0"], ["1", "1e−05"]]
    assert [cell.get("scope") for cell in tree.iter("th")] == ["col", "col"]


def test_what_is_left_out_is_said_with_the_range_of_all() -> None:
    tree = tables(Axes("", "", "", (Series("line", "", 9, (X, Y), POINTS),)))
    assert captions(tree) == ["line, 2 of 9 points; last, the range of all"]
    assert cells(tree)[-1] == ["−1 to 1", "0 to 1e−05"]
    assert tree.find(".//tfoot") is not None


def test_curves_over_the_same_places_stand_side_by_side() -> None:
    names = ("SGD", "Adam")
    axes = Axes("", "step", "loss", tuple(Series("line", n, 2, (X, Y), POINTS) for n in names))
    assert cells(tables(axes))[:2] == [["step", "loss: SGD", "loss: Adam"], ["−1", "0", "0"]]


def test_curves_over_other_places_do_not() -> None:
    other = Series("line", "b", 2, (X, Y), (("0", "0"), ("1", "1")))
    axes = Axes("", "", "", (Series("line", "a", 2, (X, Y), POINTS), other))
    assert len(captions(tables(axes))) == 2


def test_the_range_of_each_curve_stands_below_it() -> None:
    high = Series("line", "b", 9, (X, Column("y", "2", "3")), (("-1", "2"), ("1", "3")))
    axes = Axes("", "", "", (Series("line", "a", 9, (X, Y), POINTS), high))
    assert cells(tables(axes))[-1] == ["−1 to 1", "0 to 1e−05", "2 to 3"]


@pytest.mark.parametrize(
    ("names", "columns"), [(("", ""), (X, Y)), (("a", ""), (X, Y)), (("a", "b"), (X, Y, Y))]
)
def test_what_has_no_name_or_more_than_a_height_has_its_own_table(
    names: tuple[str, str], columns: tuple[Column, ...]
) -> None:
    samples = tuple(("0", "1", "2")[: len(columns)] for _ in range(2))
    axes = Axes("", "", "", tuple(Series("area", name, 2, columns, samples) for name in names))
    assert len(list(tables(axes).iter("table"))) == 2
    assert all(len(row) == len(columns) for row in cells(tables(axes)))


def test_in_space_each_axis_has_its_name() -> None:
    columns = (X, Y, Column("z", "3", "3"))
    surface = Series("surface", "", 2, columns, (("0", "1", "3"), ("1", "2", "3")))
    assert cells(tables(Axes("", "w", "b", (surface,), z="loss")))[0] == ["w", "b", "loss"]


def test_a_thing_without_a_label_is_called_that() -> None:
    here = (Column("x", "1", "1"), Column("y", "2", "2"))
    axes = Axes("", "", "", (Series("ellipse", "", 1, here, (("1", "2"),)),))
    assert cells(tables(axes)) == [["ellipse", "x", "y"], ["without a name", "1", "2"]]


def test_words_that_look_like_html_are_words() -> None:
    odd = "<i> & </table>"
    line = Series("bars", odd, 2, (Column("x", "", ""), Y), ((odd, "0"), ("b", "1")))
    tree = tables(Axes(odd, odd, odd, (line,), notes=(odd,)), odd)
    assert captions(tree) == [f"{odd}: bars"]
    assert cells(tree)[:2] == [[odd, odd], [odd, "0"]]
    assert ["".join(each.itertext()) for each in tree.iter("p")] == [odd, odd + odd]


def test_bars_have_their_names() -> None:
    bars = Series("bars", "", 2, (Column("x", "", ""), Y), (("sgd", "422"), ("a-1", "-5")))
    tree = tables(Axes("", "optimizer", "steps", (bars,)))
    assert cells(tree) == [["optimizer", "steps"], ["sgd", "422"], ["a-1", "−5"]]


def test_words_and_slices_have_a_row_each() -> None:
    here = (Column("x", "1", "1"), Column("y", "2", "2"))
    places = {"a": ("1", "2"), "b": ("3", "4")}
    words = tuple(Series("text", name, 1, here, (place,)) for name, place in places.items())
    free = Series("text", "c", 0, (), ())
    share = Series("slice", "cat", 1, (Column("share", "0.5", "0.5"),), (("0.5",),))
    tree = tables(Axes("", "", "", (*words, free, share)))
    assert cells(tree) == [
        ["text", "x", "y"],
        ["“a”", "1", "2"],
        ["“b”", "3", "4"],
        ["text"],
        ["“c”"],
        ["slice", "share"],
        ["cat", "0.5"],
    ]
    assert [cell.text for cell in tree.iter("th") if cell.get("scope") == "row"] == [
        "“a”",
        "“b”",
        "“c”",
        "cat",
    ]


def test_both_ends_are_named_after_their_axis() -> None:
    ends = (Column("x", "", ""), Column("y from", "0", "1"), Column("y to", "2", "3"))
    area = Series("area", "", 2, ends, (("a", "0", "2"), ("b", "1", "3")))
    heads = cells(tables(Axes("", "", "loss", (area,))))[0]
    assert heads == ["x", "loss: from", "loss: to"]


def test_titles_and_notes_stand_above() -> None:
    tree = tables(Axes("A <title>", "", "", (), notes=("y: log scale", "legend: a")), "All & more")
    assert ["".join(each.itertext()) for each in tree.iter("p")] == [
        "All & more",
        "A <title>y: log scalelegend: a",
    ]


def test_dates_and_names_keep_their_hyphens() -> None:
    days = Series("line", "", 2, (X, Y), (("2026-01-31", "-∞"), ("lr-1e-05", "−1")))
    assert cells(tables(Axes("", "", "", (days,))))[1:] == [
        ["2026-01-31", "−∞"],
        ["lr-1e-05", "−1"],
    ]


def test_formulas_in_labels_are_drawn_and_what_is_none_stays() -> None:
    ax = Axes("a $ b", r"$\frac{\partial L}{\partial w}$", "<y>", ())
    column = Column("x", "0", "1"), Column("y", "0", "1")
    ax = Axes(ax.title, ax.x, ax.y, (Series("line", r"$\nosuch$", 1, column, (("0", "1"),)),))
    shown = figure_table([ax], [])
    assert "<mfrac>" in shown
    assert r"\frac" not in shown
    assert "a $ b" in shown
    assert r"$\nosuch$" in shown
    assert "&lt;y&gt;" in shown

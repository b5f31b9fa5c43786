"""Accepted outputs: equal up to one unit in the last printed digit, and never off by a per cent."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livepages.checking.accepted import before, difference, of_notebook, path_of, text_of
from livepages.project import Project
from livepages.records.record import Axes, Column, Failure, Figure, Record, Series


@given(st.integers(-(10**6), 10**6), st.integers(1, 5), st.integers(-3, 3))
def test_the_tolerance_is_one_unit_in_the_last_digit(units: int, decimals: int, step: int) -> None:
    old, new = (f"loss {number / 10**decimals:.{decimals}f}" for number in (units, units + step))
    small = abs(step) <= 0.005 * max(abs(units), abs(units + step))
    assert bool(difference(old, new)) == (abs(step) > 1 or not small)


@given(
    st.floats(1e-12, 1e12),
    st.sampled_from(["{:.1f}", "{:.3f}", "{:.4g}", "{:.0e}", "{:.12g}", "{}"]),
)
def test_a_change_of_one_per_cent_that_can_be_seen_is_shown(number: float, form: str) -> None:
    old, new = form.format(number), form.format(number * 1.01)
    if float(old) != float(new):
        assert difference(f"loss {old}", f"loss {new}")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("0.5000", "0.5001"),
        ("a 1.234e-05 b", "a 1.235e-05 b"),
        ("-0.00", "0.00"),
        ("1e-05", "9.99e-06"),
        ("y 0 to 25", "y 0 to 24.99"),
        ("[10.00, 2.000]", "[10.01, 1.999]"),
        ("−0.100", "-0.100"),
        ("2.00", "2.01"),
        ("1.99", "2.00"),  # half a per cent of the larger one
        ("1.2345e+05", "1.2346e+05"),
        ("a  9.99 b", "a 10.00 b"),
    ],
)
def test_noise_is_forgiven(old: str, new: str) -> None:
    assert difference(old, new) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("39 steps", "40 steps"),
        ("0.50", "0.52"),
        ("0.5", "0.6"),
        ("0.50", "0.51"),
        ("0.01", "0.02"),
        ("1.2e-05", "9.9e-05"),
        ("a 1.2e-05 b", "a 1.3e-05 b"),
        ("0.5", "0.59"),
        ("1.98", "1.99"),
        ("1.234e-05", "1.236e-05"),
        ("1.234e+05", "1.236e+05"),
        ("1.100.0", "1.100.1"),  # a version is no number
        ("0.3", "0.30000000000000004 "[:-1] + "9"),
        ("1e+03", "5"),
        ("0.10", "-0.10"),
        ("loss 0.5", "cost 0.5"),
        ("one", "one\ntwo"),
        ("1.0", "nan"),
        ("2.13.0", "2.14.0"),
        ("", "new"),
        ("gone", ""),
    ],
)
def test_a_change_is_shown(old: str, new: str) -> None:
    shown = difference(old, new)
    for sign, text in (("-", old), ("+", new)):
        for line in set(text.splitlines()) - set((new if text == old else old).splitlines()):
            assert f"{sign}{line}" in shown.splitlines()


def test_one_difference_shows_the_lines_around_it() -> None:
    old = "\n".join("abcdefgh")
    assert difference(old, old.replace("e", "E")).splitlines()[2:] == [
        "@@ -4,3 +4,3 @@",
        " d",
        "-e",
        "+E",
        " f",
    ]


@given(st.text())
def test_a_text_agrees_with_itself(text: str) -> None:
    assert difference(text, text) == ""


def test_the_cells_of_a_notebook_share_one_file_below_docs(tmp_path: Path) -> None:
    one = Record("p/line.py#one", "", stdout="η → 1\n===\n==== two\n")
    two = Record("p/line.py#two", "", figures=[Figure("<svg/>", ())])
    path = path_of(Project(tmp_path), one.snippet)
    assert path == tmp_path / "docs/p/line.out" == path_of(Project(tmp_path), two.snippet)
    path.parent.mkdir(parents=True)
    path.write_text(of_notebook([one, two]), encoding="utf-8")
    for record in (one, two):
        assert before(Project(tmp_path), record.snippet) == text_of(record) != ""
    with pytest.raises(FileNotFoundError, match="three"):
        before(Project(tmp_path), "p/line.py#three")


def test_the_output_of_a_snippet_stands_beside_it(tmp_path: Path) -> None:
    path = path_of(Project(tmp_path), "p/a.b.py")
    assert path == tmp_path / "snippets/p/a.b.out"
    with pytest.raises(FileNotFoundError):
        before(Project(tmp_path), "p/a.b.py")
    path.parent.mkdir(parents=True)
    path.write_text("η → 1\n", encoding="utf-8")
    assert before(Project(tmp_path), "p/a.b.py") == "η → 1\n"
    path.write_bytes(b"\xff")
    with pytest.raises(ValueError):
        before(Project(tmp_path), "p/a.b.py")


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
def test_what_is_no_file_is_not_waited_for(make: Callable[[Path], None], tmp_path: Path) -> None:
    (tmp_path / "snippets").mkdir()
    make(tmp_path / "snippets/a.out")
    with pytest.raises(OSError, match="it is not a file"):
        before(Project(tmp_path), "a.py")


@pytest.mark.parametrize(("size", "said"), [(0, "0 points"), (1, "1 point"), (2, "2 points")])
def test_points_are_counted(size: int, said: str) -> None:
    figure = Figure("<svg/>", (Axes("", "x", "y", (Series("line", "", size, (), ()),)),))
    assert f"  line: {said}, :\n" in text_of(Record("a.py", "", figures=[figure]))


def test_everything_that_a_page_shows_is_accepted() -> None:
    x, y = Column("x", "0", "1"), Column("y", "0", "25")
    line = Series("line", "loss", 2, (x, y), (("0", "25"), ("1", "0")))
    note = Series("text", "here", 1, (Column("x", "5", "5"), Column("y", "0", "0")), (("5", "0"),))
    bars = Series("bars", "", 1, (Column("x", "", ""), Column("y", "3", "3")), (("cat", "3"),))
    row = Series("row", "a | b", 0, (), ())
    record = Record(
        "a.py",
        "",
        stdout="printed  \nno end",
        stderr="not shown",
        warnings=[Failure("UserWarning", "careful", traceback="UserWarning: careful")],
        error=Failure("ValueError", "bad", traceback="ValueError: bad"),
        figures=[
            Figure(
                "<svg/>",
                (
                    Axes(
                        "title",
                        "w",
                        "L",
                        (line, note, bars, row),
                        "up",
                        ("y: a, b",),
                        ("x: log scale",),
                    ),
                ),
                ("all",),
            )
        ],
    )
    assert text_of(record) == (
        "printed\nno end\n"
        "--- warning\nUserWarning: careful\n"
        "--- error\nValueError: bad\n"
        "--- figure 1\n"
        'text "all"\n'
        'axes "title" x "w", y "L", z "up"\n'
        "  y: a, b\n"
        "  x: log scale\n"
        '  line "loss": 2 points, x 0 to 1, y 0 to 25: (0, 25) (1, 0)\n'
        '  text "here" at (5, 0)\n'
        "  bars: 1 point, x, y 3: (cat, 3)\n"
        '  row "a | b"\n'
    )

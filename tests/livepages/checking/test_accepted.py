"""Accepted outputs: equal up to one unit in the last printed digit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livepages.checking.accepted import difference, text_of
from livepages.records.record import Axes, Failure, Figure, Record, Series


@given(st.integers(-(10**6), 10**6), st.integers(1, 5), st.integers(-3, 3))
def test_the_tolerance_is_one_unit_in_the_last_digit(units: int, decimals: int, step: int) -> None:
    old, new = (f"loss {number / 10**decimals:.{decimals}f}" for number in (units, units + step))
    assert bool(difference(old, new)) == (abs(step) > 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("0.50", "0.51"),
        ("a 1.2e-05 b", "a 1.3e-05 b"),
        ("-0.00", "0.00"),
        ("1e-05", "9.99e-06"),
        ("y 0 to 25", "y 0 to 24.9"),
        ("[1.00, 2.00]", "[1.01, 1.99]"),
        ("−0.10", "-0.11"),
    ],
)
def test_noise_is_forgiven(old: str, new: str) -> None:
    assert difference(old, new) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("39 steps", "40 steps"),
        ("0.50", "0.52"),
        ("0.5", "0.59"),
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


def test_everything_that_a_page_shows_is_accepted() -> None:
    line = Series("line", "loss", 2, ("0", "1"), ("0", "25"), (("0", "25"), ("1", "0")))
    note = Series("text", "here", 1, ("5", "5"), ("0", "0"), (("5", "0"),))
    record = Record(
        "a.py",
        "",
        stdout="printed  \nno end",
        stderr="not shown",
        warnings=[Failure("UserWarning", "careful", traceback="UserWarning: careful")],
        error=Failure("ValueError", "bad", traceback="ValueError: bad"),
        figures=[Figure("<svg/>", (Axes("title", "w", "L", (line, note)),))],
    )
    assert text_of(record) == (
        "printed\nno end\n"
        "--- warning\nUserWarning: careful\n"
        "--- error\nValueError: bad\n"
        "--- figure 1\n"
        'axes "title" x "w", y "L"\n'
        '  line "loss": 2 points, x 0 to 1, y 0 to 25: (0, 25) (1, 0)\n'
        '  text "here" at (5, 0)\n'
    )

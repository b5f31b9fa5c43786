"""Numbers as a reader sees them."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from livepages.records.numerals import html, mathml, text

SUPERSCRIPTS = dict(zip("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789", strict=True))
FLOATS = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("value", "spec", "shown"),
    [
        (1.8, ".1f", "1.8"),
        (-10.0, ".0f", "−10"),
        (5.6e-17, ".1e", "5.6 × 10⁻¹⁷"),
        (1e300, "", "1 × 10³⁰⁰"),
        (50176, ",", "50,176"),
        (0.25, ".0%", "25%"),
        (-0.5, "+.2f", "−0.50"),
        ("2.13.0+cpu", "", "2.13.0+cpu"),
        (float("-inf"), "", "−inf"),
        ("x86-64", "", "x86-64"),
        ("1e-5", ">6", "  1e-5"),
        (-1.0, "6.1f", "  −1.0"),
        (1.5, "<999", "1.5" + " " * 996),
    ],
)
def test_as_written_in_a_sentence(value: float | str, spec: str, shown: str) -> None:
    assert text(value, spec) == shown


@given(FLOATS, st.sampled_from(["", ".3e", ".2f", "g", ".17g"]))
def test_a_shown_number_reads_back_as_its_format(value: float, spec: str) -> None:
    shown = text(value, spec).replace("−", "-")
    base, _, power = shown.partition(" × 10")
    exponent = "".join(SUPERSCRIPTS[mark] for mark in power)
    assert float(f"{base}e{exponent or 0}") == float(format(value, spec))


@given(FLOATS)
def test_the_full_precision_stands_beside_it(value: float) -> None:
    assert float(html(value, ".1f", "a.py", "w")["value"]) == value


@given(FLOATS, st.sampled_from(["", ".3e", ".2f"]))
@example(-1.5, "")
@example(-1.5e-7, ".3e")
def test_mathml_shows_the_same_number(value: float, spec: str) -> None:
    row = ET.fromstring(mathml(value, spec, "a/b.py", 'd["x"]'))
    assert (row.tag, row.get("class"), row.get("data-name")) == ("mrow", "computed", 'd["x"]')
    assert float(row.get("data-value", "")) == value
    assert "-" not in "".join(row.itertext())
    power = row.find("msup/mn[2]")
    shown = text(value, spec)
    if power is None:
        assert "".join(row.itertext()) == shown
    else:
        plain = "".join(SUPERSCRIPTS[mark] for mark in shown.partition(" × 10")[2])
        assert (power.text or "").replace("−", "-") == plain


@pytest.mark.parametrize(
    ("value", "spec", "said"),
    [
        (1.5, "d", "format"),
        (1.5, ">1000", "more than three digits"),
        (1.5, ".9999f", "more than three digits"),
        (10**400, ".2f", "too large"),
    ],
)
def test_a_format_that_does_not_fit_is_refused(value: float, spec: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        text(value, spec)

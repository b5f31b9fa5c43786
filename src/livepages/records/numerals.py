"""A computed number as a reader sees it: in a sentence, and inside a formula."""

from __future__ import annotations

import re
from html import escape

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_EXPONENT = re.compile(r"^(.*\d)[eE]([-+]?\d+)$")


def text(value: int | float | str, spec: str) -> str:
    """A value in a Python format, with a real minus sign and 5.6e-17 as 5.6 × 10⁻¹⁷.

    ValueError for a format that does not fit.
    """
    if re.search(r"\d{4}", spec):
        raise ValueError("a width or a precision of more than three digits")
    if spec.endswith("c"):
        raise ValueError("it makes a character of the number")
    try:
        shown = format(value, spec)
    except OverflowError as error:
        raise ValueError(str(error)) from error
    if isinstance(value, str):
        return shown
    if match := _EXPONENT.match(shown):
        shown = f"{match[1]} × 10{str(int(match[2])).translate(_SUPERSCRIPTS)}"
    return shown.replace("-", "−")


def html(value: int | float | str, spec: str, snippet: str, name: str) -> dict[str, str]:
    """The attributes of the `<data>` element for a value, full precision in `value`."""
    return {
        "class": "computed",
        "value": str(value),
        "data-snippet": snippet,
        "data-name": name,
    }


def mathml(value: int | float | str, spec: str, snippet: str, name: str) -> str:
    """A value as MathML, with the same attributes (`data-value` for `value`)."""
    shown = text(value, spec)
    attributes = html(value, spec, snippet, name)
    attributes["data-value"] = attributes.pop("value")
    marks = "".join(f' {key}="{escape(item)}"' for key, item in attributes.items())
    base, times, exponent = shown.partition(" × 10")
    sign, digits = ('<mo form="prefix">−</mo>', base[1:]) if base[:1] == "−" else ("", base)
    inner = f"{sign}<mn>{escape(digits)}</mn>"
    if times:
        power = str(exponent).translate({v: k for k, v in _SUPERSCRIPTS.items()})
        power = power.replace("-", "−")
        inner += f"<mo>×</mo><msup><mn>10</mn><mn>{power}</mn></msup>"
    return f"<mrow{marks}>{inner}</mrow>"

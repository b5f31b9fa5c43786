"""LaTeX in pages turned into MathML, with computed numbers inside it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import unescape

from math_core import LatexError, LatexToMathML

from livepages.reading.references import NUMBER

_STAND_IN = 77_770_000  # a number that no page contains
# the font raises primes by itself: as a superscript one would be raised and made small twice
_LETTER = r"<mi>[^<]*</mi>|<mtext>[^<]*</mtext>|<mrow><mspace/><mi>[^<]*</mi></mrow>"
# browsers hang the sign of a root from its bar: over a low letter, it would sink below the line
_STRUT = '<mspace width="0" height="{}em" depth="0.2em"></mspace>'
_STRUT_HEIGHT = {False: 0.765, True: 0.68}  # a formula of its own has a wider gap below the bar
_RIGID_HAT = '<mo stretchy="false">ˆ</mo></mover>'  # WebKit hangs it far above its letter
_PRIMED = re.compile(rf"<msup>({_LETTER})(<mo>[′″‴⁗]</mo>)</msup>")


def to_mathml(latex: str, block: bool, number: Callable[[re.Match[str]], str]) -> str:
    """A formula as MathML; `number` makes the MathML of each reference in it. ValueError if bad."""
    found: list[str] = []

    def stand_in(match: re.Match[str]) -> str:
        found.append(number(match))
        return f"{{{_STAND_IN + len(found)}}}"

    try:
        mathml = _convert(NUMBER.sub(stand_in, latex), block)
    except LatexError as error:
        raise ValueError(f"LaTeX error in ${latex.strip()}$: {error.args[0]}") from None
    for index, inner in enumerate(found, 1):
        before, stand, after = mathml.partition(f"<mn>{_STAND_IN + index}</mn>")
        if not stand:
            raise ValueError(f"a computed number must stand by itself in ${latex.strip()}$")
        mathml = before + inner + after
    return _mended(mathml, block)


def _mended(mathml: str, block: bool) -> str:
    """The same formula in the words that all browsers draw well."""
    mathml = _PRIMED.sub(r"<mrow>\1\2</mrow>", mathml)
    mathml = mathml.replace(_RIGID_HAT, "<mo>ˆ</mo></mover>")
    return mathml.replace("<msqrt>", "<msqrt>" + _STRUT.format(_STRUT_HEIGHT[block]))


def glyphs(mathml: str) -> set[str]:
    """The characters that a browser needs to draw a formula, letters in italics included."""
    text = set(unescape(re.sub(r"<[^>]*>", "", mathml)))
    if "<msqrt" in mathml or "<mroot" in mathml:
        text.add("√")  # the browser adds it
    single = set(re.findall(r"<mi>(.)</mi>", mathml))
    return text | {_italic(letter) for letter in single}


def _italic(letter: str) -> str:
    """The italic mathematical letter that MathML Core draws for a single `<mi>`."""
    code = ord(letter)
    if letter == "h":
        return "\N{PLANCK CONSTANT}"
    starts = {"A": 0x1D434, "a": 0x1D44E, "Α": 0x1D6E2, "α": 0x1D6FC}
    for first, start in starts.items():
        if ord(first) <= code < ord(first) + 26 and letter.isalpha():
            return chr(start + code - ord(first))
    return {"∂": "\U0001d715", "∇": "\U0001d6fb"}.get(letter, letter)


@cache
def _converter() -> LatexToMathML:
    return LatexToMathML(fancy_error=False)


def _convert(latex: str, block: bool) -> str:
    return _converter().convert_with_local_state(latex, displaystyle=block)

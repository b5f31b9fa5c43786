"""What a reader gets of a page, held against what was scanned on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import unescape

from livepages.checking.bindings import name_of
from livepages.reading.fences import Fence, lines
from livepages.reading.references import Number, References
from livepages.records import numerals

Find = Callable[[Number], tuple[int | float | str, str]]

# what a browser does not show, or shows as the text of a form
_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?\]\]>|<\?.*?>|<(script|style|template|textarea|title|iframe|noscript|xmp)\b.*?"
    r"(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_SECTION = re.compile(r'<section class="snippet" data-snippet="([^"]*)"')
_NUMBER = re.compile(
    r'<data (?=[^>]*\bclass="computed\b)(?=[^>]*\bdata-snippet="([^"]*)")'
    r'(?=[^>]*\bdata-name="([^"]*)")[^>]*>([^<]*)</data>'
)
_FORMULA = re.compile(r'<mrow class="computed".*?</mrow>', re.DOTALL)
_ATTRIBUTE = re.compile(r'\b(?:alt|title)="([^"]*)"')


def lost_fences(page: References, html: str) -> Iterator[Fence]:
    """The fences of a page that do not stand in its HTML once."""
    shown = Counter(map(unescape, _SECTION.findall(_seen(html))))
    fences = Counter(fence.snippet for fence in page.fences)
    for fence in page.fences:
        if not 0 < shown[fence.snippet] <= fences[fence.snippet]:
            yield fence


def lost_numbers(numbers: Iterable[Number], html: str, find: Find) -> Iterator[list[Number]]:
    """The numbers of which one is not in the HTML, together with those that look the same.

    A number is there as an element, in a formula, or in the words of an image or a link.
    """
    seen = _seen(html)
    elements = Counter(tuple(map(unescape, found)) for found in _NUMBER.findall(seen))
    formulas = Counter(_FORMULA.findall(seen))
    words = unescape("\n".join(_ATTRIBUTE.findall(seen)))
    alike: dict[tuple[str, str, str, str], list[Number]] = {}
    for number in numbers:
        value, snippet = find(number)
        name, shown = name_of(number), numerals.text(value, number.spec)
        formula = numerals.mathml(value, number.spec, snippet, name)
        alike.setdefault((snippet, name, shown, formula), []).append(number)
    for (*element, formula), same in alike.items():
        missing = len(same) - elements[tuple(element)] - formulas[formula]
        if missing > 0 and words.count(element[2]) < missing:
            yield same


def misread(before: Sequence[str], after: Sequence[str], placeholder: re.Pattern[str]) -> int:
    """The first line, from 1, of which Markdown and `fences.lines` think differently; 0 for none.

    Markdown has put a placeholder where it took a fence away.
    """
    rest = iter(after)
    here = 0
    for line, kind, content in lines("\n".join(before)):
        if kind == "unclosed":
            return 0  # which is a problem already
        if kind in ("text", "open"):
            here, found = line, next(rest, None)
            is_fence = found is not None and bool(placeholder.fullmatch(found))
            if is_fence != (kind == "open") or not (is_fence or found == content):
                return line
    return here if next(rest, None) is not None else 0


def _seen(html: str) -> str:
    """What a browser shows of a page."""
    return _UNSEEN.sub("", html)

"""The finished HTML of a page, held against what was scanned on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from livepages.reading.problems import Problem
from livepages.reading.references import NUMBER, References

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SECTION = re.compile(r'<section class="snippet" data-snippet="([^"]*)"')
_FENCE = "this fence was not rendered as a block: look at its indentation"
_NUMBER = "this number was not filled in: it stands in HTML, in code or in an abbreviation"


def problems(page: References, source: str, html: str) -> Iterator[Problem]:
    """A problem for each fence and each number of a page that its reader does not get.

    Every fence stands in the HTML once, and a reference only where the page quotes it as code.
    """
    seen = _COMMENT.sub("", html)
    shown = Counter(map(unescape, _SECTION.findall(seen)))
    left = Counter(match[0] for match in NUMBER.finditer(unescape(seen)))
    fences = Counter(fence.snippet for fence in page.fences)
    for fence in page.fences:
        if not 0 < shown[fence.snippet] <= fences[fence.snippet]:
            yield Problem(_FENCE, page.page, fence.line, fence.snippet)
    scanned = Counter(number.text for number in page.numbers)
    for number in {each.text: each for each in reversed(page.numbers)}.values():
        quoted = source.count(number.text) - scanned[number.text]
        if left[number.text] > quoted:
            yield Problem(f"{number.text}: {_NUMBER}", page.page, number.line)

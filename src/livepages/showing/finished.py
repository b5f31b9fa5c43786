"""The finished HTML of a page, held against what was scanned on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser

from livepages.reading.problems import Problem
from livepages.reading.references import NUMBER, References

_FENCE = "this fence was not rendered as a block: look at its indentation"
_NUMBER = "this number was not filled in: it stands in HTML, in code or in an abbreviation"


def problems(page: References, source: str, html: str) -> Iterator[Problem]:
    """A problem for each fence and each number of a page that its reader does not get.

    Every fence stands in the HTML once, and a reference only where the page quotes it as code.
    """
    found = _Reader()
    found.feed(html)
    found.close()
    fences = Counter(fence.snippet for fence in page.fences)
    for fence in page.fences:
        if not 0 < found.snippets[fence.snippet] <= fences[fence.snippet]:
            yield Problem(_FENCE, page.page, fence.line, fence.snippet)
    scanned = Counter(number.text for number in page.numbers)
    for text, times in found.references.items():
        quoted = source.count(text) - scanned[text]
        if times > quoted:
            line = next((each.line for each in page.numbers if each.text == text), 0)
            yield Problem(f"{text}: {_NUMBER}", page.page, line)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.snippets: Counter[str] = Counter()
        self.references: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self._count(value or "")
            if name == "data-snippet" and tag == "section":
                self.snippets[value or ""] += 1

    def handle_data(self, data: str) -> None:
        self._count(data)

    def _count(self, text: str) -> None:
        self.references.update(match[0] for match in NUMBER.finditer(text))

"""One page while it is rendered: what the Markdown extension asks of the book."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from html import escape

from livepages.book import Book
from livepages.checking.bindings import name_of
from livepages.reading import references
from livepages.reading.boxes import Anchors, boxes
from livepages.reading.problems import Problem
from livepages.reading.references import Number
from livepages.records import numerals
from livepages.showing import finished, html, maths
from livepages.showing.claims import with_claims
from livepages.showing.markdown import Shown, expand


class Rendering:
    """The HTML of a page's snippets, numbers and formulas, and what went wrong with them."""

    def __init__(self, book: Book, page: str) -> None:
        """Of a page, given by its path below the docs."""
        self.book = book
        self.page = page
        self.references = book.pages[page]
        self.problems: list[Problem] = []
        self.formulas: list[str] = []
        self.html: str | None = None  # once the page is finished
        self._anchors = Anchors()
        self._claims: list[str] = []

    name_of = staticmethod(name_of)

    def value(self, number: Number) -> tuple[int | float | str, str]:
        """The value of a number and the snippet it comes from; LookupError if there is none."""
        return self.book.value(self.page, number)

    def text(self, match: re.Match[str]) -> str:
        """A reference as plain text; the reference itself where it leads nowhere."""
        number = references.number(match)
        try:
            return numerals.text(self.value(number)[0], number.spec)
        except (LookupError, ValueError):
            return match[0]

    def with_claims(self) -> str:
        """The text of the page with the list of all pages' claims, which it keeps."""
        texts = self.book.texts
        texts[self.page] = with_claims(texts)[self.page]
        return texts[self.page]

    def section(self, snippet: str, highlight: Callable[[str], str]) -> str:
        """The HTML of a snippet on the page; a box with what is wrong where it failed."""
        fences = [fence for fence in self.references.fences if fence.snippet == snippet]
        if not fences and self.references.problems:  # written so that only superfences reads it
            return html.failure(self.references.problems)
        (fence,) = fences[:1]
        failed = [
            problem
            for problem in self.book.problems
            if (problem.page, problem.line) == (self.references.page, fence.line)
        ]
        if snippet not in self.book.records and not failed:
            message = "this cell did not run: one above it failed"
            failed = [Problem(message, self.references.page, fence.line)]
        if failed:
            return html.failure(failed)
        alt = references.NUMBER.sub(self.text, fence.alt or "")
        return html.snippet(fence, self.book.records[fence.snippet], alt, highlight)

    def anchor(self, claim: str) -> str:
        """The id of the next measured box on the page."""
        self._claims.append(claim)
        return self._anchors.next(claim)

    def formula(self, latex: str, block: bool) -> str:
        """A formula as MathML; a box and a problem where it cannot be read."""
        try:
            mathml = maths.to_mathml(latex, block, self._number)
        except LookupError:  # a number that leads nowhere: the book has said so
            return f'<strong class="snippet-failure">{escape(latex)}</strong>'
        except ValueError as error:
            problem = Problem(error.args[0], self.references.page, self._line(latex))
            self.problems.append(problem)
            return f'<strong class="snippet-failure">{escape(str(problem))}</strong>'
        self.formulas.append(mathml)
        return mathml

    def finish(self) -> list[Problem]:
        """Every problem met while rendering, with what was scanned and is not on the page."""
        lost = finished.problems(self.references, self.book.texts[self.page], self.html or "")
        page = self.references.page
        told = [*self.references.problems, *self.book.problems]
        known = {problem.line for problem in told if problem.page == page}
        if known:  # a number of what failed is left as it stands, and that has been told
            lost = (problem for problem in lost if problem.snippet)
        return [
            *self.problems,
            *self._claim_problems(),
            *(problem for problem in lost if problem.line not in known),
        ]

    def is_whole(self) -> bool:
        """Whether nothing is wrong with the page, so that it can be published."""
        page = self.references.page
        return not self.finish() and all(problem.page != page for problem in self.book.problems)

    def parts(self) -> list[str | Shown]:
        """The page expanded, for the formats that are published beside the HTML."""
        text = self.book.texts[self.page]
        fences = self.references.fences
        return expand(self.page, text, fences, self.book.records, self.text)

    def _claim_problems(self) -> list[Problem]:
        """The boxes that are only in the list of claims or only on the page."""
        found = list(boxes(self.book.texts[self.page]))
        if not self.book.gathers or any(box.fault for box in found):
            return []
        page, shown = self.references.page, Counter(self._claims)
        shown.subtract(box.claim for box in found)
        lost = "this box was not rendered as one: look at its indentation"
        unseen = "the list of claims cannot see this measured box: "
        return [Problem(lost, page, box.line) for box in found if shown[box.claim] < 0] + [
            Problem(f"{unseen}{claim}", page) for claim in shown if shown[claim] > 0
        ]

    def _number(self, match: re.Match[str]) -> str:
        number = references.number(match)
        value, snippet = self.value(number)
        try:
            return numerals.mathml(value, number.spec, snippet, name_of(number))
        except ValueError as error:
            raise LookupError(f"a format that does not fit: {error}") from error

    def _line(self, latex: str) -> int:
        """The line where a formula begins; 0 where the page does not have it."""
        text = self.book.texts[self.page]
        words = r"[\s>]+".join(map(re.escape, latex.split()))
        for pattern in (rf"(?:\$|\\\(|\\\[)[\s>]*({words})[\s>]*(?:\$|\\\)|\\\])", f"({words})"):
            if match := re.search(pattern, text):
                return text.count("\n", 0, match.start(1)) + 1
        return 0

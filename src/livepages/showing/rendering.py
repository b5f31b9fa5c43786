"""One page while it is rendered: what the Markdown extension asks of the book."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cached_property
from html import escape

from livepages.book import Book
from livepages.checking.bindings import name_of
from livepages.reading import fields, references
from livepages.reading.boxes import LIST, Anchors, boxes
from livepages.reading.fences import Fence
from livepages.reading.problems import Problem
from livepages.reading.references import Number
from livepages.records import numerals
from livepages.showing import finished, html, maths
from livepages.showing.claims import with_claims
from livepages.showing.markdown import Shown, expand

_FENCE = "this fence was not rendered as a block: look at its indentation"
_LOST = (
    "this number was not filled in: it stands in HTML, in code, in a comment, or in an "
    "abbreviation, a note or a link that is not used"
)
_MISREAD = (
    "from here on Markdown takes other lines for code: a code fence ends with a line of exactly "
    "the signs with which it begins, at the same indentation"
)


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
        self._source = book.texts[page]  # before the list of claims is in it
        self._misread: int | None = None  # a line of the page, 0 for none
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
        fence = self._fences.get(snippet)
        if not fence:  # written or closed so that only superfences reads it
            problem = Problem(_MISREAD, self.references.page, self._line_with(snippet))
            self.problems += [] if self.references.problems else [problem]
            return html.failure(self.references.problems or [problem])
        failed = [problem for problem in self._told if problem.line in self._lines(fence)]
        if not failed and snippet not in self.book.records:
            message = "this cell did not run: one above it failed"
            failed = [Problem(message, self.references.page, fence.line)]
        if failed:
            return html.failure(failed)
        alt = references.NUMBER.sub(self.text, fence.alt or "")
        return html.snippet(fence, self.book.records[fence.snippet], alt, highlight)

    def _lines(self, fence: Fence) -> range:
        """The lines of the page that are a fence, with the code where it is a cell."""
        notebook = self.book.notebooks.get(self.page)
        parts = notebook.script.parts if notebook and notebook.script else ()
        ends = [each.above + each.code.count("\n") for each in parts if each.name == fence.snippet]
        return range(fence.line, max([fence.line, *ends]) + 1)

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
        page = self.references.page
        known = {problem.line for problem in [*self.references.problems, *self._told]}
        found = [*self.problems, *fields.problems(page, self._source), *self._claim_problems()]
        found += self._lost_fences
        if not known:  # else a number of what failed is left as it stands, and that has been told
            found += self._lost_numbers
        return [problem for problem in found if problem.line not in known]

    @cached_property
    def _told(self) -> list[Problem]:
        """What the book says is wrong with the page."""
        return [each for each in self.book.problems if each.page == self.references.page]

    @cached_property
    def _fences(self) -> dict[str, Fence]:
        return {fence.snippet: fence for fence in reversed(self.references.fences)}

    @cached_property
    def _lost_fences(self) -> list[Problem]:
        """What stands on the page as a fence, and not in its HTML."""
        page, project = self.references.page, self.book.project
        if self._misread and not self._told:
            return [Problem(_MISREAD, page, self._misread)]
        return [
            Problem(_FENCE, page, fence.line, project.name(project.snippet(fence.snippet)))
            for fence in finished.lost_fences(self.references, self.html or "")
        ]

    @cached_property
    def _lost_numbers(self) -> list[Problem]:
        """What stands in the text of the page as a number, and not in its HTML."""
        body = fields.first_line(self._source)
        fences = {fence.line for fence in self.references.fences}
        numbers = [n for n in self.references.numbers if n.line >= body and n.line not in fences]
        page, known = self.references.page, fields.fields(self._source)
        shown = "\n".join(str(known.get(name)) for name in fields.WORDS)
        problems = [
            Problem(
                f"{n.text}: of the fields, only title and description show numbers", page, n.line
            )
            for n in self.references.numbers
            if n.line < body and n.text not in shown
        ]
        for same in finished.lost_numbers(numbers, self.html or "", self.value):
            lines = ", ".join(str(number.line) for number in same)
            where = f" (one of those in lines {lines})" if len(same) > 1 else ""
            message = f"{same[0].text}: {_LOST}{where}"
            problems.append(Problem(message, page, same[0].line))
        return problems

    def compare(self, before: Sequence[str], after: Sequence[str], mark: re.Pattern[str]) -> None:
        """Hold the lines of the page without its code fences against what Markdown made of them."""
        if self._misread is None:  # else this is text within the page, such as a docstring
            line = finished.misread(before, after, mark)
            self._misread = self._line_of(line + fields.first_line(self._source) - 1) if line else 0

    def _line_of(self, line: int) -> int:
        """The line of the page that stands in a line of the text with the list of claims."""
        listed = self._source.partition(LIST)[0].count("\n") + 1
        if line > listed:
            added = self.book.texts[self.page].count("\n") - self._source.count("\n")
            line = max(listed, line - added)
        return min(line, self._source.count("\n") + 1)

    def is_whole(self) -> bool:
        """Whether nothing is wrong with the page, so that it can be published."""
        return not self.finish() and not self._told

    def parts(self) -> list[str | Shown]:
        """The page expanded, for the formats that are published beside the HTML."""
        text = self.book.texts[self.page]
        fences = self.references.fences
        return expand(self.page, text, fences, self.book.records, self.text)

    def _claim_problems(self) -> list[Problem]:
        """The boxes that are only in the list of claims or only on the page."""
        found = list(boxes(self._source))
        if not self.book.gathers or any(box.fault for box in found):
            return []
        page, shown = self.references.page, Counter(self._claims)
        shown.subtract(box.claim for box in found)
        lost = "this box was not rendered as one: look at its indentation"
        unseen = "the list of claims cannot see this measured box: "
        problems = [Problem(lost, page, box.line) for box in found if shown[box.claim] < 0]
        for claim in shown:
            if shown[claim] > 0:
                problems.append(Problem(f"{unseen}{claim}", page, self._line_with(claim)))
        return problems

    def _line_with(self, words: str) -> int:
        """The first line of the page with these words; the first of all where it has none."""
        before, found, _ = self._source.partition(words)
        return before.count("\n") + 1 if found else 1

    def _number(self, match: re.Match[str]) -> str:
        number = references.number(match)
        value, snippet = self.value(number)
        try:
            return numerals.mathml(value, number.spec, snippet, name_of(number))
        except ValueError as error:
            raise LookupError(f"a format that does not fit: {error}") from error

    def _line(self, latex: str) -> int:
        """The line where a formula begins; 0 where the page does not have it."""
        text = self._source
        words = r"[\s>]+".join(map(re.escape, latex.split()))
        for pattern in (rf"(?:\$|\\\(|\\\[)[\s>]*({words})[\s>]*(?:\$|\\\)|\\\])", f"({words})"):
            if match := re.search(pattern, text):
                return text.count("\n", 0, match.start(1)) + 1
        return 0

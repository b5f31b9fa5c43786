"""Where a page refers to snippets: its fences and its numbers, each with its line."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from livepages.reading.fences import (
    FENCE,
    OPTIONS,
    Fence,
    depth,
    is_python,
    is_snippet,
    lines,
    read,
)
from livepages.reading.problems import Problem

NUMBER = re.compile(
    r"\{\{\s*(?P<name>[A-Za-z_][\w/-]*)"
    r"(?P<path>(?:\.[A-Za-z_]\w*|\[-?\d{1,9}\]|\[\"[^\"\]]*\"\])+)"
    r"(?::(?P<spec>[^{}\s]*))?\s*\}\}"
)
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_TAG = re.compile(r"<(?:[A-Za-z/?]|!(?!--))[^<>]*>")
# what begins like a reference, and is no group of a formula such as x_{{a}}
_BRACES = re.compile(r"(?<![\^}])(?<![\w)\]}]_)\{\{(?!\{).*?(?:\}\}|$)")
_LATE = re.compile(r"(?:`{3,}|~{3,})[ \t]*(?P<info>.*)")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_STEP = re.compile(r"\.([A-Za-z_]\w*)|\[(-?\d+)\]|\[\"([^\"\]]*)\"\]")


@dataclass(frozen=True)
class Number:
    """A place on a page that shows a variable of a snippet."""

    line: int
    text: str  # as it stands on the page
    name: str  # stem of a snippet on the page, or folder/stem
    path: tuple[str | int, ...]
    spec: str = ""


@dataclass
class References:
    """All references of one page, in the order of the page."""

    page: str
    fences: list[Fence] = field(default_factory=list)
    numbers: list[Number] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def named(self) -> dict[str, list[str]]:
        """The snippets of the page, by what the page itself calls them; once it is scanned."""
        found: dict[str, list[str]] = {}
        for snippet in dict.fromkeys(fence.snippet for fence in self.fences):
            path, _, cell = snippet.partition("#")
            found.setdefault(cell or PurePosixPath(path).stem, []).append(snippet)
        return found


def scan(page: str, text: str) -> References:
    """The references in the text of a page, and what is wrong with them."""
    found = References(page)
    if control := _CONTROL.search(text):
        message = f"the control character U+{ord(control[0]):04X} stands in the text: delete it"
        found.problems.append(Problem(message, page, text.count("\n", 0, control.start()) + 1))
    code = 0  # the first line of code inside a snippet fence
    for line, kind, content in lines(text):
        if kind == "text":
            _scan_text(found, line, content)
        elif kind == "open":
            _scan_fence(found, line, content)
            code = 0
        elif kind == "inside snippet" and content.strip(" \t>"):
            code = code or line
        elif kind == "close" and code:
            message = "a snippet fence is empty: its code is the snippet's file"
            found.problems.append(Problem(message, page, code))
        elif kind == "unclosed":
            found.problems.append(Problem("this code fence is never closed", page, line))
    seen: set[str] = set()
    for fence in found.fences:
        if fence.snippet in seen:
            message = f"{fence.snippet} already stands on this page; show a snippet once a page"
            found.problems.append(Problem(message, page, fence.line))
        seen.add(fence.snippet)
    return found


def numbers(text: str) -> Iterator[re.Match[str]]:
    """Matches of number references in a line of text, leaving out code spans."""
    yield from _outside(CODE_SPAN, text)


def number(match: re.Match[str], line: int = 0) -> Number:
    """The reference that a match of `NUMBER` stands for."""
    path = tuple(
        int(step[2]) if step[2] else (step[1] or step[3]) for step in _STEP.finditer(match["path"])
    )
    return Number(line, match[0], match["name"], path, match["spec"] or "")


def _outside(span: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The references that stand in no span of this kind."""
    spans = span.finditer(text)
    last = next(spans, None)
    for match in NUMBER.finditer(text):
        while last and last.end() <= match.start():
            last = next(spans, None)
        if not last or match.start() < last.start():
            yield match


def _scan_text(found: References, line: int, content: str) -> None:
    starts = set()
    shown = {match.start() for match in _outside(_TAG, content)}
    for match in numbers(content):
        starts.add(match.start())
        if match.start() not in shown:
            message = f"{match[0]} stands in an attribute of HTML, where no number can be shown"
            found.problems.append(Problem(message, found.page, line))
        found.numbers.append(number(match, line))
    bare = CODE_SPAN.sub(lambda span: " " * len(span[0]), content)
    for match in _BRACES.finditer(bare):
        if match.start() not in starts and not re.search(r"\\|\^|_\{", match[0]):
            message = f"cannot read the reference {match[0]}; write {{{{snippet.variable:.2f}}}}"
            found.problems.append(Problem(message, found.page, line))
    if (late := _LATE.search(content)) and is_snippet(late["info"]):
        message = "a snippet fence starts on a line of its own, with no backtick in its options"
        found.problems.append(Problem(message, found.page, line))


def _scan_fence(found: References, line: int, content: str) -> None:
    match = FENCE.match(content)
    assert match, "an opening line matches FENCE"
    info = match["info"].strip()
    if is_snippet(info):
        fence, unread = read(line, info)
        if unread or not fence:
            options = ", ".join(f'{name}="…"' for name in OPTIONS)
            message = f"cannot read {unread or info!r} in this fence; it takes {options}"
            found.problems.append(Problem(message, found.page, line))
        if spaces := depth(match["indent"]) % 4:
            message = (
                "indent a snippet fence by four spaces, or eight, …, or it leaves its list: here "
                f"are {spaces} too many"
            )
            found.problems.append(Problem(message, found.page, line))
        plain = posixpath.normpath(fence.snippet.lstrip("/")) if fence else ""
        if fence and plain != fence.snippet and not plain.startswith(".."):
            message = f"{fence.snippet} is one name of several: write {plain}"
            found.problems.append(Problem(message, found.page, line))
        elif fence:
            found.fences.append(fence)
            _scan_text(found, line, fence.alt or "")
    elif is_python(info):
        message = (
            "code that is shown is run: put it into a file among the snippets and name it here, "
            f'```python snippet="folder/file.py" (found: ```{info})'
        )
        found.problems.append(Problem(message, found.page, line))

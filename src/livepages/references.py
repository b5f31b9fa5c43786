"""Where a page refers to snippets: its fences and its numbers, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from livepages.problems import Problem

FENCE = re.compile(r"^(?P<indent>[ \t>]*)(?P<ticks>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$")
NUMBER = re.compile(
    r"\{\{\s*(?P<name>[A-Za-z_][\w/-]*)"
    r"(?P<path>(?:\.[A-Za-z_]\w*|\[-?\d+\]|\[\"[^\"\]]*\"\])+)"
    r"(?::(?P<spec>[^{}\s]*))?\s*\}\}"
)
CODE_SPAN = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_OPTION = re.compile(r"\s*([A-Za-z_]\w*)=(?:\"([^\"]*)\"|'([^']*)')")
_STEP = re.compile(r"\.([A-Za-z_]\w*)|\[(-?\d+)\]|\[\"([^\"\]]*)\"\]")
_NOT_RUN = {"py", "python3", "py3", "pycon", "ipython"}


@dataclass(frozen=True)
class Fence:
    """A place on a page that shows a snippet with its output."""

    line: int
    snippet: str
    alt: str | None = None
    raises: str | None = None
    warns: str | None = None


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


def scan(page: str, text: str) -> References:
    """The references in the text of a page, and what is wrong with them."""
    found = References(page)
    for line, kind, content in lines(text):
        if kind == "text":
            _scan_text(found, line, content)
        elif kind == "open":
            _scan_fence(found, line, content)
        elif kind == "inside snippet" and content.strip():
            found.problems.append(
                Problem("a snippet fence is empty: its code is the snippet's file", page, line)
            )
        elif kind == "unclosed":
            found.problems.append(Problem("this code fence is never closed", page, line))
    seen: set[str] = set()
    for fence in found.fences:
        if fence.snippet in seen:
            message = f"{fence.snippet} already stands on this page; show a snippet once a page"
            found.problems.append(Problem(message, page, fence.line))
        seen.add(fence.snippet)
    return found


def lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Each line with its number, from 1, and what it is: text, open, inside, close, unclosed."""
    ticks, opened, kind = "", 0, "inside"
    for number, line in enumerate(text.splitlines(), 1):
        match = FENCE.match(line)
        if not ticks:
            if match:
                ticks, opened = match["ticks"], number
                kind = "inside snippet" if is_snippet(match["info"]) else "inside"
            yield number, "open" if match else "text", line
        elif match and match["ticks"].startswith(ticks) and not match["info"].strip():
            ticks = ""
            yield number, "close", line
        else:
            yield number, kind, line
    if ticks:
        yield opened, "unclosed", ""


def is_snippet(info: str) -> bool:
    """Whether the info string of a fence names a snippet."""
    return bool(re.match(r"python\s.*\bsnippet\s*=", info))


def numbers(text: str) -> Iterator[re.Match[str]]:
    """Matches of number references in a line of text, leaving out code spans."""
    spans = [match.span() for match in CODE_SPAN.finditer(text)]
    for match in NUMBER.finditer(text):
        if not any(start <= match.start() < end for start, end in spans):
            yield match


def number(match: re.Match[str], line: int = 0) -> Number:
    """The reference that a match of `NUMBER` stands for."""
    path = tuple(
        int(step[2]) if step[2] else (step[1] or step[3]) for step in _STEP.finditer(match["path"])
    )
    return Number(line, match[0], match["name"], path, match["spec"] or "")


def _scan_text(found: References, line: int, content: str) -> None:
    starts = set()
    for match in numbers(content):
        starts.add(match.start())
        found.numbers.append(number(match, line))
    bare = CODE_SPAN.sub(lambda span: " " * len(span[0]), content)
    for match in re.finditer(r"\{\{(?!\{).*?(?:\}\}|$)", bare):
        if match.start() not in starts and not re.search(r"\\|\^|_\{", match[0]):
            message = f"cannot read the reference {match[0]}; write {{{{snippet.variable:.2f}}}}"
            found.problems.append(Problem(message, found.page, line))
    if re.search(r"(`{3,}|~{3,})\s*python\s+snippet\s*=", content):
        message = "a snippet fence starts on a line of its own"
        found.problems.append(Problem(message, found.page, line))


def _scan_fence(found: References, line: int, content: str) -> None:
    match = FENCE.match(content)
    assert match, "an opening line matches FENCE"
    info = match["info"].strip()
    language = info.split()[0] if info else ""
    if language in _NOT_RUN or (language == "python" and not is_snippet(info)):
        message = (
            f"code that is shown is run: put it into a file under snippets/ and name it here, "
            f'```python snippet="folder/file.py" (found: ```{info})'
        )
        found.problems.append(Problem(message, found.page, line))
    if not is_snippet(info):
        return
    options, rest = {}, info.removeprefix("python")
    while option := _OPTION.match(rest):
        options[option[1]] = option[2] if option[2] is not None else option[3]
        rest = rest[option.end() :]
    unknown = sorted(options.keys() - {"snippet", "alt", "raises", "warns"})
    if rest.strip() or unknown:
        message = (
            f"cannot read {rest.strip() or unknown[0]!r} in this fence; "
            f'it takes snippet="…", alt="…", raises="…" and warns="…"'
        )
        found.problems.append(Problem(message, found.page, line))
    fence = Fence(line, **{key: options[key] for key in options if key not in unknown})
    found.fences.append(fence)
    for inner in NUMBER.finditer(fence.alt or ""):
        found.numbers.append(number(inner, line))

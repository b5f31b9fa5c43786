"""A page with code, outputs and numbers filled in: the Markdown that is published."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from livepages.reading import fields, references
from livepages.reading.boxes import Anchors
from livepages.reading.fences import FENCE, Fence, is_snippet, lines
from livepages.records.record import Record
from livepages.showing.addresses import relinked

MARKER = "<!--pytest-codeblocks:expected-output-->"
LOOSE_MARKER = "<!--pytest-codeblocks:expected-output-ignore-whitespace-->"
CONTINUED = "<!--pytest-codeblocks:cont-->"
RAISES = "<!--pytest.mark.xfail(raises=RuntimeError, strict=True)-->"
_BLOCK = re.compile(
    r"^(?P<indent> *)(?P<mark>===|!!!|\?\?\?\+?)\s*(?P<kind>[\w -]*?)\s*(?:\"(?P<title>.*)\")?\s*$"
)
_WRAPPER = re.compile(r"^\s*</?(?:div|section)\b[^>]*>\s*$")


@dataclass(frozen=True)
class Shown:
    """A snippet as it stands between the paragraphs of a page."""

    fence: Fence
    record: Record
    alt: str
    indent: str = ""
    follows: bool | None = None  # in a notebook: whether there is code before it


def expand(
    page: str,
    text: str,
    fences: list[Fence],
    records: Mapping[str, Record],
    number: Callable[[re.Match[str]], str],
) -> list[str | Shown]:
    """The parts of a page in order: Markdown that needs no extension, and its snippets."""
    waiting = iter(fences)
    parts: list[str | Shown] = []
    body: list[str] = []
    for line, kind in _flat(fields.body(text)):
        match = FENCE.match(line)
        if kind == "open" and match and is_snippet(match["info"]):
            fence = next(waiting)
            alt = references.NUMBER.sub(number, fence.alt or "")
            # no tool finds a fence inside a quote: it stands between two quotes
            indent = match["indent"].partition(">")[0]
            follows = (
                any(isinstance(part, Shown) for part in parts) if "#" in fence.snippet else None
            )
            shown = Shown(fence, records[fence.snippet], alt, indent, follows)
            parts += ["\n".join(body), shown]
            body = []
        elif kind == "close of snippet":
            continue
        elif kind == "text":
            body.append(relinked(page, _fill(line, number)))
        else:
            body.append(line)
    parts.append("\n".join(body))
    return [part for part in parts if not isinstance(part, str) or part.strip()]


def markdown(parts: list[str | Shown]) -> str:
    """The parts as one Markdown text that pytest-codeblocks can run."""
    blocks = [part.strip("\n") if isinstance(part, str) else _block(part) for part in parts]
    return "\n\n".join(blocks).strip("\n") + "\n"


def _block(shown: Shown) -> str:
    record = shown.record
    lines = [RAISES] if shown.fence.raises else [CONTINUED] if shown.follows else []
    lines += _fenced("python", record.code)
    if record.stdout and shown.follows is not None:
        # pytest-codeblocks joins the cells and knows the output of the last one only
        lines += ["", *_fenced("text", record.stdout, "~")]
    elif record.stdout:
        lines += ["", MARKER if record.stdout.endswith("\n") else LOOSE_MARKER]
        lines += _fenced("text", record.stdout)
    for failure in [*record.warnings, *([record.error] if record.error else [])]:
        lines += ["", *_fenced("text", failure.traceback)]
    for _ in record.figures:
        lines += ["", f"*Figure: {shown.alt}*"]
    return "\n".join(f"{shown.indent}{line}" for line in lines)


def _fenced(language: str, text: str, tick: str = "`") -> list[str]:
    longest = max((len(ticks) for ticks in re.findall(f"{tick}+", text)), default=0)
    ticks = tick * max(3, longest + 1)
    body = text.removesuffix("\n")
    return [f"{ticks}{language}", *body.split("\n"), ticks]


def _fill(line: str, number: Callable[[re.Match[str]], str]) -> str:
    for match in reversed(list(references.numbers(line))):
        line = line[: match.start()] + number(match) + line[match.end() :]
    return line


def _flat(text: str) -> Iterator[tuple[str, str]]:
    """Each line with its kind; tabs and boxes become a bold title and their plain content."""
    shift: list[int] = []  # the indents of the boxes that are open
    snippet = False
    anchors = Anchors()
    for _, kind, line in lines(text):
        indent = len(line) - len(line.lstrip(" "))
        if line.strip() and kind in ("text", "open"):
            while shift and indent < shift[-1] + 4:
                shift.pop()
        plain = line[4 * len(shift) :] if line[: 4 * len(shift)].isspace() else line
        if kind == "text" and (box := _BLOCK.match(line)) and (box["kind"] or box["title"]):
            shift.append(indent)
            title = box["title"] or box["kind"].capitalize()
            if "measured" in box["kind"].lower().split():
                title = f'<a id="{anchors.next(title)}"></a>**{title}**'
            else:
                title = f"**{title}**"
            yield f"{' ' * (len(plain) - len(plain.lstrip()))}{title}", "text"
            yield "", "text"
        elif kind == "text" and _WRAPPER.match(line):
            continue
        else:
            match = FENCE.match(line)
            if kind == "open" and match:
                snippet = is_snippet(match["info"])
            yield plain, "close of snippet" if kind == "close" and snippet else kind

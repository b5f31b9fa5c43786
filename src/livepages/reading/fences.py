"""The code fences of a page, and the options of those that show a snippet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

FENCE = re.compile(r"^(?P<indent>[ \t>]*)(?P<ticks>`{3,}|~{3,})[ \t]*(?P<info>[^`]*)$")
_OPTION = re.compile(r"\s*([A-Za-z_]\w*)=(?:\"([^\"]*)\"|'([^']*)')")
OPTIONS = ("snippet", "alt", "raises", "warns")
_PYTHON = {"python", "py", "python3", "py3", "pycon", "ipython"}


@dataclass(frozen=True)
class Fence:
    """A place on a page that shows a snippet with its output."""

    line: int
    snippet: str
    alt: str | None = None
    raises: str | None = None
    warns: str | None = None


def lines(text: str) -> Iterator[tuple[int, str, str]]:
    """Each line with its number, from 1, and what it is: text, open, inside, close, unclosed."""
    ticks, opened, kind = "", 0, "inside"
    for number, line in enumerate(text.split("\n"), 1):
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


def depth(indent: str) -> int:
    """By how many spaces a fence is indented, within the quotation in which it stands."""
    _, quote, inner = indent.rpartition(">")
    return len((inner.removeprefix(" ") if quote else inner).expandtabs(4))


def is_python(info: str) -> bool:
    """Whether a fence shows Python, in any of the ways in which a page may say so."""
    classes = re.search(r"(?:^|[{\s])\.([\w+-]+)", info) if info.startswith("{") else None
    language = (
        classes[1] if classes else re.sub(r"^\{?\s*\.?([\w+-]*).*", r"\1", info, flags=re.DOTALL)
    )
    return language.lower() in _PYTHON


def read(line: int, info: str) -> tuple[Fence | None, str]:
    """The snippet fence that an info string describes, and what of it cannot be read."""
    options: dict[str, str] = {}
    twice = []
    rest = info.strip().removeprefix("python")
    while option := _OPTION.match(rest):
        twice += [f"{option[1]} twice"] if option[1] in options else []
        options[option[1]] = option[2] if option[2] is not None else option[3]
        rest = rest[option.end() :]
    unread = [rest.strip(), *(name for name in options if name not in OPTIONS), *twice]
    unread += [f'{name}=""' for name in options if name != "alt" and not options[name].strip()]
    known = {name: text for name, text in options.items() if name in OPTIONS}
    return Fence(line, **known) if "snippet" in known else None, " ".join(filter(None, unread))

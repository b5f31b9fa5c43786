"""Where the Markdown of pages is published, and its links from one to another."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from markdown import Markdown
from markdown.blockprocessors import ReferenceProcessor
from markdown.inlinepatterns import LINK_RE, LinkInlineProcessor

from livepages.reading.references import CODE_SPAN


class _Links(LinkInlineProcessor):
    """The parser of Markdown, for lines of which nothing is stashed away."""

    def unescape(self, text: str) -> str:
        return text


_LINKS = _Links(LINK_RE, Markdown())
_ELSEWHERE = re.compile(r"[/#?]|[a-z][a-z0-9+.-]*:|$", re.IGNORECASE)


def published(source: str) -> str:
    """Where the Markdown of a page is published, below the site."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "" if name == "index.md" else name[:-3], "index.md")


def relinked(page: str, line: str) -> str:
    """A line whose links between sources are links between the published files."""
    for start, end in reversed(list(_addresses(line))):
        line = f"{line[:start]}{_moved(page, line[start:end])}{line[end:]}"
    return line


def _addresses(line: str) -> Iterator[tuple[int, int]]:
    """Where the addresses of links stand in a line, as Markdown reads them."""
    defined = ReferenceProcessor.RE.match(line)
    if defined and not defined[1].startswith("^"):  # which would be a note
        yield defined.span(2)
        return
    code = [span.span() for span in CODE_SPAN.finditer(line)]
    for opened in re.finditer(r"\]\(", line):
        if any(start <= opened.start() < end for start, end in code):
            continue
        address, _, end, is_link = _LINKS.getLink(line, opened.start() + 1)
        start = line.find(address, opened.end(), end) if is_link and address else -1
        if start >= 0:
            yield start, start + len(address)


def _moved(page: str, address: str) -> str:
    """An address as the published file of a page reaches it."""
    if _ELSEWHERE.match(address):
        return address
    path, mark, anchor = address.partition("#")
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    target = published(target) if target.endswith((".md", ".py")) else target
    here = posixpath.dirname(published(page)) or "."
    return f"{posixpath.relpath(target, here)}{mark}{anchor}"

"""The claims that pages measure, gathered from their boxes into one list."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from livepages.checking.bindings import snippets_of
from livepages.reading.boxes import LIST, boxes, plain
from livepages.reading.fences import lines
from livepages.reading.fields import body
from livepages.reading.references import NUMBER, References, number, scan


@dataclass(frozen=True)
class Claim:
    """A sentence that a page states as measured, and the numbers that show it."""

    page: str
    title: str
    claim: str
    anchor: str  # the id of its box
    numbers: str  # Markdown, its references with folder and snippet
    snippets: tuple[str, ...]


def with_claims(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts of all pages, with the list of claims wherever a page asks for it."""
    if not any(LIST in text for text in texts.values()):
        return dict(texts)
    claims = [claim for page, text in texts.items() for claim in _claims(page, text)]
    return {page: text.replace(LIST, _list(page, claims)) for page, text in texts.items()}


def _claims(page: str, text: str) -> Iterator[Claim]:
    found = scan(page, text)
    name = _title(text) or page
    for box in boxes(text):
        if box.fault:
            continue
        snippets: dict[str, None] = {}
        claim, numbers = (
            " ".join(_qualified(plain(text), found, snippets).split())
            for text in (box.claim, box.body)
        )
        yield Claim(page, name, claim, box.anchor, numbers, tuple(snippets))


def _title(text: str) -> str:
    """The first heading of a page; a comment in its code is none."""
    heads = (line[2:] for _, kind, line in lines(body(text)) if kind == "text" and line[:2] == "# ")
    return next(heads, "").strip()


def _qualified(text: str, page: References, snippets: dict[str, None]) -> str:
    """Text whose references work on other pages; notes the snippets that they come from."""
    return NUMBER.sub(lambda match: _qualify(match, page, snippets), text)


def _qualify(match: re.Match[str], page: References, snippets: dict[str, None]) -> str:
    """A reference as another page can make it: with the folder of its snippet."""
    shown = snippets_of(number(match), page)
    if match["name"] == "site" or len(shown) != 1:
        return match[0]
    [snippet] = shown
    snippets[snippet] = None
    spec = f":{match['spec']}" if match["spec"] else ""
    name = snippet.replace(".py#", "/").removesuffix(".py")
    return f"{{{{{name}{match['path']}{spec}}}}}"


def _list(page: str, claims: list[Claim]) -> str:
    """A section for each page with claims; a table would be too wide for a phone."""
    parts = []
    for source in dict.fromkeys(claim.page for claim in claims):
        link = posixpath.relpath(source, posixpath.dirname(page) or ".")
        own = [claim for claim in claims if claim.page == source]
        parts += [f"### {own[0].title}", "", f"From the page [{own[0].title}]({link}):", ""]
        for claim in own:
            names = ", ".join(f"`{snippet}`" for snippet in claim.snippets)
            box = f"[**{claim.claim.rstrip('.')}.**]({link}#{claim.anchor})"
            parts += [f"- {box} {claim.numbers}", "", f"    {names}", ""]
    return "\n".join(parts).rstrip("\n")

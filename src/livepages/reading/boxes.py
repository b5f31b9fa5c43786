"""The measured boxes of a page: where they stand, what they claim, and the ids that they have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from livepages.reading.fences import lines
from livepages.reading.problems import Problem
from livepages.reading.references import NUMBER

LIST = "<!-- measured -->"  # a line of its own, where the list of all claims goes
LENGTH = 60  # of an id, which ends with a whole word
_BOX = re.compile(
    r"(?P<indent>[ >]*)(?:!!!|\?\?\?\+?) ?(?:[\w-]+ +)*?measured\b(?P<rest>.*)", re.IGNORECASE
)
_CLAIM = re.compile(r"(?: +[\w-]+)*\s+\"(?P<claim>.+)\"\s*")
_BLOCK = re.compile(r"(?:[-*+]|\d+\.|!!!|\?\?\?\+?|===|#+|>)(?:\s|$)|\|")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_UNCLAIMED = 'a measured box has its claim in its first line: !!! measured "…"'
_UNLISTED = (
    "the list of claims shows the sentences of a measured box: put code, lists, tables and "
    "other boxes outside it"
)


@dataclass(frozen=True)
class Box:
    """A box as it stands on a page: its claim and the lines in it."""

    line: int
    claim: str
    anchor: str  # its id
    body: str
    fault: str = ""  # why the list of claims cannot show it


class Anchors:
    """The ids of the boxes of one page, made from the words of their claims, in order."""

    def __init__(self) -> None:
        """None is taken yet."""
        self._taken: dict[str, int] = {}

    def next(self, claim: str) -> str:
        """The id of the next box; what is computed in its claim plays no part."""
        name = "measured"
        for word in re.findall(r"[a-z0-9]+", plain(NUMBER.sub(" ", claim)).lower()):
            if len(name) + len(word) >= LENGTH:
                break
            name += f"-{word}"
        times = self._taken[name] = self._taken.get(name, 0) + 1
        return name if times == 1 else f"{name}--{times}"


def plain(text: str) -> str:
    """Markdown without its links."""
    return _LINK.sub(r"\1", text)


def boxes(text: str) -> Iterator[Box]:
    """The measured boxes of a page, in whatever they stand; what is in a code fence is none."""
    anchors, found = Anchors(), list(lines(text))
    for index, (line, kind, content) in enumerate(found):
        if kind != "text" or not (box := _BOX.match(content)):
            continue
        title = _CLAIM.fullmatch(box["rest"])
        claim = title["claim"] if title else ""
        body, fault = [], "" if title else _UNCLAIMED
        for _, within, inner in found[index + 1 :]:
            words = inner.removeprefix(f"{box['indent']}    ")
            if not inner.strip(" >"):
                words = ""
            elif words == inner:
                break
            elif within != "text" or _BLOCK.match(words.strip()):
                fault = fault or f"{_UNLISTED} (found: {words.strip()})"
            body.append(words)
        yield Box(line, claim, anchors.next(claim), "\n".join(body), fault)


def problems(page: str, text: str) -> list[Problem]:
    """What keeps boxes of a page out of the list of claims."""
    return [Problem(box.fault, page, box.line) for box in boxes(text) if box.fault]

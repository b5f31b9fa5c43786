"""The code blocks of a page of the built site, read from its HTML."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import html5lib


@dataclass(frozen=True)
class Block:
    """A code block of a page, as its HTML has it."""

    code: str
    language: str
    snippet: str  # its name, where it is one
    output: str
    failure: str  # the end of its traceback, or its warning


def blocks_of(page: Path) -> Iterator[Block]:
    """The code blocks of a page of the built site, in order."""
    root = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    parents = {child: parent for parent in root.iter() for child in parent}

    def above(node: ET.Element) -> Iterator[ET.Element]:
        while parent := parents.get(node):
            yield (node := parent)

    def words(section: ET.Element, classes: str) -> str:
        boxes = [box for box in section.iter("div") if box.get("class") == classes]
        return "".join("".join(box.itertext()) for box in boxes)

    for pre in root.iter("pre"):
        if (code := pre.find("code")) is None:
            continue
        outer = list(above(pre))
        section = next((box for box in outer if box.get("data-snippet")), ET.Element("none"))
        classes = " ".join(box.get("class", "") for box in outer)
        yield Block(
            "".join(code.itertext()),
            classes.partition("language-")[2].partition(" ")[0],
            section.get("data-snippet", ""),
            words(section, "snippet-output"),
            words(section, "snippet-output snippet-error")
            + words(section, "snippet-output snippet-warning"),
        )

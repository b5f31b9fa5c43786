"""The text of a finished page, section by section, as the search box finds and shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
VOID = ("br", "hr", "img", "input", "link", "meta", "source", "wbr")
BLOCKS = ("p", "li", "dt", "dd", "td", "th", "div", "summary", "pre", "blockquote", *HEADINGS)
# what is drawn, printed or only led by: none of it is a sentence
UNREAD = ("svg", "figure", "script", "style", "button", "template")
UNREAD_CLASSES = (
    "headerlink",
    "snippet-numbers",
    "snippet-output",
    "tabbed-labels",
    "contents-narrow",
    "published",
)
ASIDE = ("pre", "table", "figcaption")  # found, but not quoted
ASIDE_CLASSES = ("question", "doc-signature")
# how the parts of a formula are joined in a line of text
JOINTS = {"msup": "^", "msub": "_", "mfrac": "/", "msubsup": "_^", "mover": "", "munder": ""}


@dataclass
class Section:
    """What stands between two headings."""

    anchor: str = ""
    heading: str = ""
    text: str = ""  # sentences, fit to be quoted
    aside: str = ""  # code, tables of words, answers


@dataclass
class _Open:
    """An element that is open, and what it asks for."""

    tag: str
    unread: bool
    aside: bool
    heading: bool
    joints: str = ""
    children: int = 0


@dataclass
class _Reader(HTMLParser):
    """Collects the sections while the page passes by."""

    sections: list[Section] = field(default_factory=lambda: [Section()])
    stack: list[_Open] = field(default_factory=list)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.stack and (parent := self.stack[-1]).joints:
            parent.children += 1
            if 2 <= parent.children <= len(parent.joints) + 1:
                self._write(parent.joints[parent.children - 2])
        if tag in BLOCKS or tag == "br":
            self._write(" ")
        if tag == "msqrt":
            self._write("√")
        if tag in VOID:
            return
        above = self.stack[-1] if self.stack else _Open("", False, False, False)
        named = dict(attrs)
        classes = (named.get("class") or "").split()
        heading = tag in HEADINGS and bool(named.get("id"))
        if heading:
            self.sections.append(Section(named["id"] or ""))
        unread = above.unread or tag in UNREAD or not set(classes).isdisjoint(UNREAD_CLASSES)
        aside = above.aside or tag in ASIDE or not set(classes).isdisjoint(ASIDE_CLASSES)
        aside = aside or (tag == "math" and named.get("display") == "block")
        joints = JOINTS.get(tag, "")
        self.stack.append(_Open(tag, unread, aside, heading or above.heading, joints))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self._write(" ")
        if tag in {each.tag for each in self.stack}:
            while self.stack.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self._write(data)

    def _write(self, data: str) -> None:
        top = self.stack[-1] if self.stack else _Open("", False, False, False)
        if top.unread:
            return
        section = self.sections[-1]
        if top.heading:
            section.heading += data
        elif top.aside:
            section.aside += data
        else:
            section.text += data


def sections(html: str) -> Iterator[Section]:
    """The sections of a page in order; what stands before its first heading comes first."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    for found in reader.sections:
        section = Section(found.anchor, *map(_plain, (found.heading, found.text, found.aside)))
        if section.anchor or section.text or section.aside:
            yield section


def _plain(text: str) -> str:
    """Words with single spaces, and none before a stop."""
    text = " ".join(text.replace("\N{FUNCTION APPLICATION}", "").split())
    return re.sub(r" (?=[.,;:!?)])", "", text)

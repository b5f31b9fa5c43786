"""The Python-Markdown extension: snippet fences, computed numbers and formulas of a page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from html import unescape
from typing import Any

from markdown import Extension, Markdown
from markdown.extensions.toc import slugify, unique
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, AtomicString
from pymdownx.superfences import (
    FENCED_BLOCK_RE,
    SuperFencesCodeExtension,
    SuperFencesException,
)

from livepages.hosts import zensical
from livepages.reading import boxes, references
from livepages.reading.fields import body
from livepages.reading.problems import ProblemError
from livepages.records import numerals
from livepages.showing import links
from livepages.showing.ids import Ids
from livepages.showing.rendering import Rendering

PAGE: ContextVar[Rendering | None] = ContextVar("livepages.page", default=None)
_CLOSING = re.compile(r"[.,;:!?)]*")


class LivePages(Extension):
    """Turn snippet fences, `{{references}}` and LaTeX into HTML, from the records of a book."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Register with superfences (loaded here if it is not yet) and with arithmatex."""
        registered = getattr(md, "registeredExtensions", [])
        if not any(isinstance(known, SuperFencesCodeExtension) for known in registered):
            md.registerExtensions(["pymdownx.superfences"], {})
        if "arithmatex-inline" not in md.inlinePatterns:
            md.registerExtensions(
                ["pymdownx.arithmatex"], {"pymdownx.arithmatex": {"generic": True}}
            )
        for known in md.registeredExtensions:
            if isinstance(known, SuperFencesCodeExtension):
                known.extend_super_fences("python", _render, _validate, lambda md: None)
        md.preprocessors.register(_Page(md), "livepages-page", 100)  # before all others
        fences = _Fences(md)  # around superfences (25)
        md.preprocessors.register(fences, "livepages-fences", 26)
        md.preprocessors.register(_Taken(fences), "livepages-taken", 24)
        # after formulas (189.9) and code spans (190), before escapes (180)
        md.inlinePatterns.register(
            _Reference(references.NUMBER.pattern, md), "livepages-number", 185
        )
        md.treeprocessors.register(_Boxes(md), "livepages-boxes", 25)  # before inline patterns
        md.treeprocessors.register(_Formulas(md), "livepages-formulas", 12)
        # after the ids that are written (8), before those that the contents make (5)
        md.treeprocessors.register(_Anchors(md), "livepages-anchors", 6)
        md.postprocessors.register(Ids(md), "livepages-ids", 0)  # after all others
        md.postprocessors.register(_Finished(md), "livepages-finished", -1)
        md.postprocessors.register(_Links(md), "livepages-links", 5)  # once all HTML is in place


class _Page(Preprocessor):
    """Note which page this is, for all that follows, and fill in what other pages add to it."""

    def run(self, lines: list[str]) -> list[str]:
        page = PAGE.get() or zensical.page_of(self.md)
        self.md.livepages_page = page  # type: ignore[attr-defined]
        if page and boxes.LIST in lines:
            return body(page.with_claims()).split("\n")
        return lines


class _Fences(Preprocessor):
    """Note the lines of the page from which superfences takes its fences."""

    def run(self, lines: list[str]) -> list[str]:
        self.lines = lines
        return lines


class _Taken(Preprocessor):
    """Compare what superfences has taken with what the engine reads as fences."""

    def __init__(self, fences: _Fences) -> None:
        super().__init__(fences.md)
        self._fences = fences

    def run(self, lines: list[str]) -> list[str]:
        if page := getattr(self.md, "livepages_page", None):
            page.compare(self._fences.lines, lines, FENCED_BLOCK_RE)
        return lines


class _Reference(InlineProcessor):
    """A number in prose: `{{first_step.w:.1f}}`."""

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, match: re.Match[str], data: str
    ) -> tuple[ET.Element | None, int | None, int | None]:
        page = getattr(self.md, "livepages_page", None)
        if not page:
            return None, None, None
        number = references.number(match)
        try:
            value, snippet = page.value(number)
            shown = numerals.text(value, number.spec)
        except (LookupError, ValueError):
            element = ET.Element("strong", {"class": "snippet-failure"})
            element.text = AtomicString(match[0])
            return element, match.start(0), match.end(0)
        attributes = numerals.html(value, number.spec, snippet, page.name_of(number))
        element = ET.Element("data", attributes)
        element.text = AtomicString(shown)
        return element, match.start(0), match.end(0)


class _Boxes(Treeprocessor):
    """The ids of the measured boxes, to which the list of claims leads."""

    def run(self, root: ET.Element) -> None:
        page = getattr(self.md, "livepages_page", None)
        for box in root.iter():
            if page and "measured" in box.get("class", "").split() and len(box):
                box.set("id", page.anchor(box[0].text or ""))


class _Anchors(Treeprocessor):
    """The ids of headings with numbers, in which the numbers play no part."""

    def run(self, root: ET.Element) -> None:
        taken = {name for element in root.iter() if (name := element.get("id"))}
        for heading in root.iter():
            if re.fullmatch("h[1-6]", str(heading.tag)) and heading.find(".//data") is not None:
                words = HTML_PLACEHOLDER_RE.sub("", "".join(_words(heading)))
                name = slugify(words, "-") or "section"
                heading.attrib.setdefault("id", unique(name, taken))


def _words(element: ET.Element) -> Iterator[str]:
    """The words in an element and below it, without its computed numbers."""
    if element.tag != "data":
        yield element.text or ""
        for inner in element:
            yield from _words(inner)
            yield inner.tail or ""


class _Links(Postprocessor):
    """Links with a name that says where they lead."""

    def run(self, text: str) -> str:
        return links.named(text)


class _Finished(Postprocessor):
    """Note the HTML that readers get, which is held against what was scanned."""

    def run(self, text: str) -> str:
        if page := getattr(self.md, "livepages_page", None):
            page.html = text  # the page's comes last, after that of each heading for the contents
        return text


class _Formulas(Treeprocessor):
    """LaTeX that arithmatex has found, as MathML."""

    def run(self, root: ET.Element) -> None:
        page = getattr(self.md, "livepages_page", None)
        for element in root.iter():
            if element.get("class") == "arithmatex" and page and element.text:
                block = element.tag == "div"
                latex = element.text.strip()[2:-2]
                # arithmatex escapes < and & in a block, and not within a line
                mathml = page.formula(unescape(latex) if block else latex, block)
                # with what closes it, so that no line begins with a full stop
                closing = _CLOSING.match(element.tail or "") if not block else None
                end = closing[0] if closing else ""
                element.text = AtomicString(self.md.htmlStash.store(mathml) + end)
                element.tail = (element.tail or "")[len(end) :]
        if page and page.problems and not PAGE.get():
            raise ProblemError(page.problems)  # in Zensical nobody asks for them later


def _validate(
    language: str, inputs: dict[str, str], options: dict[str, Any], attrs: Any, md: Any
) -> bool:
    options.update(inputs)
    return "snippet" in inputs and md.livepages_page is not None


def _render(
    src: str = "", language: str = "", options: Any = None, md: Any = None, **_: Any
) -> str:
    try:
        fenced = md.preprocessors["fenced_code_block"]
        highlight: Callable[[str], str] = lambda code: fenced.highlight(  # noqa: E731
            src=code, language="python", options={}, md=md, classes=[], id_value="", attrs={}
        )
        return md.livepages_page.section(options["snippet"], highlight)  # type: ignore[no-any-return]
    except Exception as error:
        raise SuperFencesException(f"cannot show {options['snippet']}: {error!r}") from error


def makeExtension(**options: Any) -> LivePages:  # noqa: N802
    """The extension, as Python-Markdown asks for it."""
    return LivePages(**options)

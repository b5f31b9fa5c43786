"""What every page keeps, whatever stands on it: nothing is lost, wrong or broken without a word."""

from __future__ import annotations

import io
import json
import re
import signal
import time
import traceback
import xml.etree.ElementTree as ET
from collections import Counter, defaultdict
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import html5lib
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from odd_pages import CODES, PATHS, RECORDS, SPECS, VALUES
from pytest_codeblocks.main import extract_from_buffer

from livepages.book import Book, checked_again
from livepages.checking import accepted
from livepages.hosts import sources
from livepages.hosts.extension import PAGE
from livepages.project import Project
from livepages.publishing.llms import index
from livepages.publishing.notebook import notebook
from livepages.publishing.palette import Pair
from livepages.reading import boxes
from livepages.reading.problems import ProblemError
from livepages.reading.references import NUMBER
from livepages.searching.index import Search
from livepages.showing.markdown import markdown
from livepages.showing.rendering import Rendering

SECONDS = 5  # of a processor, that a page may take
PALETTE = defaultdict(lambda: Pair("#000", "#fff"))  # of every name
SETTINGS = Path(__file__).parents[2] / "mkdocs.yml"
SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
OTHER = '# Other\n\n```python snippet="p/one.py"\n```\n\nText {{one.w}}.\n'


def _shown(path: str, spec: str) -> str:
    """What a reader sees of a number."""
    value = _value(path)
    text = format(value, spec.removeprefix(":"))
    if found := re.fullmatch(r"(.*)e([-+]\d+)", text):
        text = f"{found[1]} × 10{str(int(found[2])).translate(SUPERSCRIPTS)}"
    return text.replace("-", "−").strip()


def _value(path: str) -> Any:
    value: Any = VALUES
    for name, place, key in re.findall(r'\.(\w+)|\[(-?\d+)\]|\["([^"]*)"\]', path):
        value = value[int(place)] if place else value[name or key]
    return value


# every reference that leads somewhere, as it may be written, and what is shown for it
GOOD = {
    f"{name}{path}{spec}": _shown(path, spec)
    for name in ("one", "p/one", "two")
    for path in PATHS
    for spec in (*SPECS, *((":_", ":x", ":d") if isinstance(_value(path), int) else (":_",)))
}
_GOOD = re.compile(r"\{\{\s*(" + "|".join(map(re.escape, GOOD)) + r")\s*\}\}")
_OPENED = re.compile(
    r"[`~]{3,}[^\n]*python[^\n]*snippet\s*=\s*(?:\"([^\"\n]*)\"|'([^'\n]*)'|([^\s}]*))"
)


class Site:
    """A project with the accepted outputs of all records, whose one page is written anew."""

    def __init__(self, root: Path) -> None:
        self.root, self.project = root, Project(root)
        for name, record in RECORDS.items():
            path = accepted.path_of(self.project, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(accepted.text_of(record), encoding="utf-8")
            path.with_suffix(".py").write_text(record.code)
        (root / "docs").mkdir()
        (root / "docs/o.md").write_text(OTHER)
        settings = SETTINGS.read_text().partition("\nmarkdown_extensions:")[2].partition("\n\n")[0]
        (root / "mkdocs.yml").write_text(
            f"site_name: x\nmarkdown_extensions:{settings}\nplugins: []\n"
        )
        self.config = load_config(str(root / "mkdocs.yml"))

    def faults(self, text: str) -> Iterator[tuple[str, str]]:
        """The kind and the words of each promise that a page breaks."""
        (self.root / "docs/p.md").write_bytes(text.encode("utf-8", "surrogateescape"))
        started = time.process_time()
        try:
            signal.signal(signal.SIGALRM, _late)
            signal.setitimer(signal.ITIMER_REAL, 20)
            yield from self._faults()
        except Exception as error:
            frame = error.__traceback__
            while (
                frame
                and frame.tb_next
                and "livepages/src" not in frame.tb_next.tb_frame.f_code.co_filename
            ):
                frame = frame.tb_next
            yield f"exception {type(error).__name__}", f"{error}"[:300]
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        if (took := time.process_time() - started) > SECONDS:
            yield "slow", f"{took:.1f} s"

    def _faults(self) -> Iterator[tuple[str, str]]:
        text = (self.root / "docs/p.md").read_text("utf-8-sig", errors="surrogateescape")
        book = self._book()
        search = Search(self.project)
        page, failed = self._rendered(book, search)
        problems = [*book.problems, *search.problems]
        rendering = self.rendering
        if rendering:
            problems += rendering.finish()
        if fault := sources.fields_fault("docs/p.md", self.markdown_text):
            problems.append(fault)
        problems = [problem for problem in problems if problem.page == "docs/p.md"]
        for problem in problems:
            if not problem.line:
                yield "no line", str(problem)
            elif problem.line > text.count("\n") + 1:
                yield "no such line", str(problem)
            str(problem).encode("utf-8", "backslashreplace")
        inside = failed and "markdown" in traceback.extract_tb(failed.__traceback__)[-1].filename
        if failed and not problems and not inside:
            yield f"told without a line: {type(failed).__name__}", f"{failed}"[:300]
        self.problems = problems
        if problems or failed or not rendering:
            return
        yield from self._shown(text, page.content)
        yield from self._published(rendering, page)

    def _book(self) -> Book:
        """The pages as they are on the disk, with records that are known."""
        book = Book(self.project, texts={"p.md": "", "o.md": ""}, records=dict(RECORDS))
        return checked_again(book)

    def _rendered(self, book: Book, search: Search) -> tuple[Page, Exception | None]:
        """The page as MkDocs renders it, with the steps of the hook."""
        docs = self.root / "docs"
        file = File("p.md", str(docs), str(self.root / "site"), True)
        page = Page(None, file, self.config)
        rendering = self.rendering = None
        self.markdown_text = ""
        try:
            page.read_source(self.config)
            self.markdown_text = page.markdown or ""
            rendering = self.rendering = Rendering(book, "p.md")
            for name in ("title", "description"):
                if isinstance(words := page.meta.get(name), str):
                    page.meta[name] = NUMBER.sub(rendering.text, words)
            PAGE.set(rendering)
            page.render(self.config, Files([file]))
        except ProblemError:
            pass
        except Exception as error:
            self.rendering = None
            return page, error
        finally:
            PAGE.set(None)
        search.add("p.md", str(page.title), "p/", page.meta, page.content)
        search.course(["p.md"])
        return page, None

    def _shown(self, text: str, html: str) -> Iterator[tuple[str, str]]:
        html.encode("utf-8")
        tree = html5lib.parse(html, namespaceHTMLElements=False)
        body = re.sub(
            r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", "", text, count=1, flags=re.DOTALL
        )
        asked = Counter(GOOD[found[1]] for found in _GOOD.finditer(body))
        found = Counter(
            _text(node).strip()
            for node in tree.iter()
            if "computed" in (node.get("class") or "").split() and node.tag == "data"
        )
        self.data = Counter(found)
        formulas = Counter(
            _formula(node)
            for node in tree.iter()
            if "computed" in (node.get("class") or "").split() and node.tag != "data"
        )
        found += formulas
        elsewhere = "\n".join(
            [
                *(node.get(name) or "" for node in tree.iter() for name in ("alt", "title")),
                *(_text(each) for each in tree.iter("figcaption")),
            ]
        )
        for shown, times in asked.items():
            if found[shown] + elsewhere.count(shown) < times:
                yield "number lost", f"{shown!r}: {found[shown]} of {times}"
            elif found[shown] > times and boxes.LIST not in text:
                yield "number doubled", f"{shown!r}: {found[shown]} of {times}"
        for shown in found.keys() - asked.keys():
            yield "number from nowhere", shown
        sections = Counter(
            node.get("data-snippet")
            for node in tree.iter("section")
            if node.get("class") == "snippet"
        )
        self.sections = sections
        for name, times in Counter(
            "".join(map(str, filter(None, each.groups()))) for each in _OPENED.finditer(text)
        ).items():
            if "quoted" not in name and sections[name] != times:
                yield (
                    "fence lost" if sections[name] < times else "fence doubled",
                    f"{name}: {sections[name]} of {times}",
                )
        for code in tree.iter("section"):
            name = code.get("data-snippet")
            if name and _text(code.find(".//pre/code")).strip("\n") != CODES[name].strip("\n"):
                yield "code", _text(code.find(".//pre/code"))
        seen = re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL)
        outside = re.sub(r'<section class="snippet".*?</section>', "", seen, flags=re.DOTALL)
        self.left = Counter(_GOOD.findall(unescape(outside)))
        if self.left:
            yield "reference left", f"{self.left}"
        if re.search(r"[`~]{3,}[^\n]*python[^\n]*snippet=", unescape(outside)):
            yield "fence left", ""
        if re.search(r"wzxhzdk|klzzwxh|\x02|\x03", seen):
            yield (
                "placeholder left",
                re.search(r".{0,40}(?:wzxhzdk|klzzwxh|\x02|\x03).{0,40}", seen)[0],
            )

    def _published(self, rendering: Rendering, page: Page) -> Iterator[tuple[str, str]]:
        parts = rendering.parts()
        text = markdown(parts)
        text.encode("utf-8")
        blocks = [
            block
            for block in extract_from_buffer(io.StringIO(text), 10**9)
            if block.syntax == "python"
        ]
        if len(blocks) != sum(self.sections.values()):
            yield "block of the Markdown lost", f"{len(blocks)} of {sum(self.sections.values())}"
        cells = json.loads(notebook("p.md", parts, PALETTE))["cells"]
        if sum(cell["cell_type"] == "code" for cell in cells) != sum(self.sections.values()):
            yield "cell lost", ""
        prose = "\n".join(part for part in parts if isinstance(part, str))
        if _GOOD.search(prose):
            yield "reference left in the Markdown", _GOOD.search(prose)[0]
        for shown, times in self.data.items():
            if shown not in prose or prose.count(shown) < times:
                yield "number of the Markdown", f"{shown!r}: {prose.count(shown)} of {times}"
        line = index(self.config, {"p.md": rendering}).splitlines()
        if _GOOD.search("\n".join(line)):
            yield "reference left in llms.txt", line[-1]


def _formula(node: ET.Element) -> str:
    text = _text(node)
    if "×" in text:
        base, _, power = text.partition("×10")
        return f"{base} × 10{power.replace('−', '-').translate(SUPERSCRIPTS)}".strip()
    return text.strip()


def _text(node: ET.Element | None) -> str:
    return "".join(node.itertext()) if node is not None else ""


def _late(*_: object) -> None:
    raise TimeoutError("20 s")

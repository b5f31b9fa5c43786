"""A number is the same wherever one build publishes it: HTML, Markdown, notebook, llms-full.txt."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted([*DOCS.rglob("*.md"), *DOCS.glob("exercises/*.py")])
REFERENCE = re.compile(r"\{\{\s*([\w/-]+)([.\[][^:{}]*?)(?::[^{}\s]*)?\s*\}\}")
LINK = re.compile(r"\\\]\\\([^)]*\\\)")
SUPERSCRIPTS = str.maketrans("−-0123456789", "⁻⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
Shown = dict[tuple[str, str], set[str]]  # by snippet and variable, what the HTML says


def folder_of(page: Path, site: Path) -> Path:
    """Where a page is published."""
    source = page.relative_to(DOCS).with_suffix("")
    return site / (source.parent if source.name == "index" else source)


def numbers(folder: Path) -> Shown:
    """The computed numbers of a page's HTML."""
    text = (folder / "index.html").read_text(encoding="utf-8")
    found: Shown = {}
    for node in html5lib.parse(text, namespaceHTMLElements=False).iter():
        name = node.get("data-name")
        if node.get("data-snippet") is None or name is None:
            continue
        words = "".join(node.itertext())
        if len(node):  # a formula: 5.6 × 10 and a power of its own
            *base, last = node
            power = "".join(last.itertext())[2:] if last.tag.endswith("msup") else ""
            words = "".join("".join(each.itertext()) for each in base).replace("×", "")
            words = (
                f"{words} × 10{power.translate(SUPERSCRIPTS)}"
                if power
                else words + ("".join(last.itertext()))
            )
        found.setdefault((node.get("data-snippet"), name), set()).add(words)
    return found


def patterns(page: Path, shown: Shown) -> Iterator[tuple[int, re.Pattern[str]]]:
    """For each line of a page with numbers, what the published line looks like."""
    fence = ""
    for place, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        line = re.sub(r"^# ?", "", line) if page.suffix == ".py" else line
        if mark := re.match(r"\s*(`{3,}|~{3,})", line):
            fence = "" if fence and mark[1].startswith(fence) else fence or mark[1]
        if fence or mark or line.startswith("%%") or not REFERENCE.search(line):
            continue
        if re.match(r"\s*(!!!|\?\?\?|===)|description:", line):
            line = line.partition('"')[2].rpartition('"')[0] or line.partition(": ")[2]
        if line.count("`") > 1:
            line = re.sub(r"`[^`]*`", lambda code: code[0].replace("{{", "{ {"), line)
        pattern, end = "", 0
        for match in REFERENCE.finditer(line):
            pattern += re.escape(line[end : match.start()]) + _texts(match, shown, page, place)
            end = match.end()
        pattern += re.escape(line[end:].rstrip())
        pattern = LINK.sub(r"\\]\\([^)]*\\)", pattern.replace(r"\{\ \{", r"\{\{"))
        yield place, re.compile(pattern.removeprefix(r"\ " * 4))


def _texts(match: re.Match[str], shown: Shown, page: Path, place: int) -> str:
    """What the HTML of the page says for a reference, as a part of a pattern."""
    name, path = match[1], re.sub(r'\["([A-Za-z_]\w*)"\]', r".\1", match[2]).removeprefix(".")
    found = set()
    for (snippet, variable), texts in shown.items():
        file, _, cell = snippet.partition("#")
        own = {cell} if cell else {Path(file).stem}
        names = {*own, snippet.removesuffix(".py"), f"{file.removesuffix('.py')}/{cell}"}
        if variable == path and (name in names or snippet == name == "site"):
            found |= texts
    assert found, f"{page}:{place}: the HTML has no {match[0]}"
    return f"(?:{'|'.join(sorted(map(re.escape, found)))})"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_every_number_is_the_same_in_all_forms(site: Path, page: Path) -> None:
    folder = folder_of(page, site)
    shown = numbers(folder)
    markdown = (folder / "index.md").read_text(encoding="utf-8")
    book = json.loads((folder / f"{page.stem}.ipynb").read_text(encoding="utf-8"))
    cells = "\n".join("".join(c["source"]) for c in book["cells"] if c["cell_type"] == "markdown")
    full = (site / "llms-full.txt").read_text(encoding="utf-8")
    assert markdown.strip() in full
    lines = list(patterns(page, shown))
    for place, pattern in lines:
        head = "description:" in page.read_text(encoding="utf-8").splitlines()[place - 1]
        for form, text in (("index.md", markdown), ("notebook", cells)):
            assert head or pattern.search(html.unescape(text)), (
                f"{page.relative_to(ROOT)}:{place}: {form} has no {pattern.pattern}"
            )
    assert bool(lines) == bool(REFERENCE.search(page.read_text(encoding="utf-8")))


def test_home_counts_what_all_pages_have(site: Path) -> None:
    facts = {name: text for (snippet, name), text in numbers(site).items() if snippet == "site"}
    found = [numbers(folder_of(page, site)) for page in PAGES]
    assert facts["pages"] == {str(len(PAGES))}
    pages = [folder_of(page, site) / "index.html" for page in PAGES]
    texts = [page.read_text(encoding="utf-8") for page in pages]
    sections = {
        name
        for text in texts
        for name in re.findall(r'<section class="snippet" data-snippet="([^"]+)"', text)
    }
    assert facts["snippets"] == {str(len(sections))}
    figures = {
        name
        for text in texts
        for name in re.findall(r'<figure class="snippet-figure" id="([^"]+)"', text)
    }
    assert facts["figures"] == {str(len(figures))}
    assert any(found)

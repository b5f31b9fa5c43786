"""What a reader copies from the site runs, and prints what the site shows."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import html5lib
import nbformat
import pytest

from livepages.runner import run_all

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "docs").rglob("*.md"))


def test_the_published_markdown_runs_and_no_block_is_skipped(
    site: Path, codeblocks: Callable[..., Any], tmp_path: Path
) -> None:
    shutil.copytree(site, tmp_path / "copy", ignore=shutil.ignore_patterns("assets"))
    pages = sorted((tmp_path / "copy").rglob("index.md"))
    assert len(pages) == len(SOURCES)
    blocks = codeblocks(*pages)
    assert blocks.failed == 0, blocks.output
    assert blocks.collected == _fences_in_the_sources()


def test_what_the_html_shows_prints_what_the_html_shows(site: Path, tmp_path: Path) -> None:
    """The code as it stands in the HTML, each block alone in an empty project."""
    shown = [section for page in site.rglob("index.html") for section in _sections(page)]
    assert len(shown) == _fences_in_the_sources()
    expected: dict[str, str] = {}
    for name, code, output in shown:
        path = tmp_path / "snippets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, encoding="utf-8")
        expected[name] = output
    (tmp_path / "src").symlink_to(ROOT / "src")
    printed = {record.snippet: record.stdout for record in run_all(tmp_path, expected)}
    assert printed == expected


def test_notebooks_hold_the_same_code(site: Path) -> None:
    notebooks = sorted(site.rglob("*.ipynb"))
    assert len(notebooks) == len(SOURCES)
    cells = 0
    for path in notebooks:
        book = json.loads(path.read_text(encoding="utf-8"))
        nbformat.validate(book)
        cells += sum(cell["cell_type"] == "code" for cell in book["cells"])
    assert cells == _fences_in_the_sources()


@pytest.mark.parametrize("name", ["llms.txt", "llms-full.txt"])
def test_every_page_is_in_the_text_for_language_models(site: Path, name: str) -> None:
    text = (site / name).read_text(encoding="utf-8")
    for source in SOURCES:
        title = re.search(r"^# (.+)$", source.read_text(encoding="utf-8"), re.MULTILINE)
        assert title
        assert title[1] in text


def _fences_in_the_sources() -> int:
    return sum(len(re.findall(r"```python snippet=", path.read_text())) for path in SOURCES)


def _sections(page: Path) -> list[tuple[str, str, str]]:
    """Name, code and printed output of each snippet in a page of the built site."""
    root = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    found = []
    for section in root.iter("section"):
        if name := section.get("data-snippet"):
            code = "".join(next(section.iter("code")).itertext())
            boxes = [box for box in section.iter("div") if box.get("class") == "snippet-output"]
            output = "".join("".join(box.itertext()) for box in boxes)
            found.append((name, code, output))
    return found

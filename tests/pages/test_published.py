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
NOTEBOOKS = sorted((ROOT / "docs").rglob("*.py"))
SOURCES = [*sorted((ROOT / "docs").rglob("*.md")), *NOTEBOOKS]


def test_the_published_markdown_runs_and_no_block_is_skipped(
    site: Path, codeblocks: Callable[..., Any], tmp_path: Path
) -> None:
    shutil.copytree(site, tmp_path / "copy", ignore=shutil.ignore_patterns("assets"))
    pages = sorted((tmp_path / "copy").rglob("index.md"))
    assert len(pages) == len(SOURCES)
    blocks = codeblocks(*pages)
    assert blocks.failed == 0, blocks.output
    assert blocks.collected == _fences_in_the_sources() + len(NOTEBOOKS)


def test_what_the_html_shows_prints_what_the_html_shows(site: Path, tmp_path: Path) -> None:
    """The code as it stands in the HTML, each block alone in an empty project."""
    shown = [s for page in site.rglob("index.html") for s in _sections(page) if "#" not in s[0]]
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


def test_the_cells_of_an_exercise_together_print_what_its_html_shows(
    site: Path, tmp_path: Path
) -> None:
    """The cells as they stand in the HTML, one after the other, as a program of their own."""
    (tmp_path / "src").symlink_to(ROOT / "src")
    expected: dict[str, str] = {}
    for source in NOTEBOOKS:
        cells = _sections(site / source.relative_to(ROOT / "docs").with_suffix("") / "index.html")
        assert len(cells) == len(re.findall(r"^# %% \w", source.read_text(), re.MULTILINE))
        path = tmp_path / "snippets" / source.name
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(code for _, code, _ in cells), encoding="utf-8")
        expected[source.name] = "".join(output for _, _, output in cells)
    assert expected
    printed = {record.snippet: record.stdout for record in run_all(tmp_path, expected)}
    assert printed == expected


def test_notebooks_hold_the_same_code(site: Path) -> None:
    notebooks = [path for path in sorted(site.rglob("*.ipynb")) if not path.name[0].isdigit()]
    notebooks = [path for path in notebooks if path.parent.parent.name != "exercises"]
    assert len(notebooks) == len(SOURCES) - len(NOTEBOOKS)
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
        heading = "# # " if source.suffix == ".py" else "# "
        title = re.search(f"^{heading}(.+)$", source.read_text(encoding="utf-8"), re.MULTILINE)
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

"""What is published beside the pages holds and runs what they show."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "docs/exercises").glob("*.py"))
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

"""A reader takes a page home: as a notebook, as Markdown, or as the start of an exercise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from browsing import ROOT, View
from nbclient import NotebookClient
from playwright.sync_api import Locator

from .blocks import blocks_of

pytestmark = pytest.mark.browser

Take = Callable[[Locator], Path]


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """Click a link, and find in an empty folder what the browser saves."""

    def click(link: Locator) -> Path:
        with link.page.expect_download() as saving:
            link.click()
        file = tmp_path / "downloads" / saving.value.suggested_filename
        saving.value.save_as(file)
        return file

    return click


def test_a_notebook_prints_what_its_page_shows(
    path: str, open_page: Callable[..., View], take: Take, site: Path, tmp_path: Path
) -> None:
    """From top to bottom, in one kernel, in an empty folder."""
    link = open_page(path).page.get_by_role("link", name="as a notebook")
    if not link.count():
        assert path == "404.html", "every page has one"
        return
    book = nbformat.read(take(link), as_version=4)
    nbformat.validate(book)
    cells = [cell for cell in book.cells if cell.cell_type == "code"]
    shown = [block for block in blocks_of(site / path) if block.snippet]
    assert [cell.source for cell in cells] == [block.code.strip("\n") for block in shown]
    (folder := tmp_path / "empty").mkdir()
    resources = {"metadata": {"path": str(folder)}}
    if cells:
        NotebookClient(book, timeout=300, allow_errors=True, resources=resources).execute()
    for cell, block in zip(cells, shown, strict=True):
        assert printed(cell, "stdout") == block.output, block.snippet
        raised = "".join(f"{out.ename}: {out.evalue}" for out in cell.outputs if "ename" in out)
        warned = printed(cell, "stderr")
        last = block.failure.splitlines()[-1] if block.failure else ""
        assert last in (raised, *warned.splitlines()) or last in warned, block.snippet
        assert bool(raised or warned) == bool(last), (block.snippet, raised, warned)


def printed(cell: nbformat.NotebookNode, stream: str) -> str:
    return "".join(out.text for out in cell.outputs if out.get("name") == stream)


def test_markdown_is_saved_under_the_name_of_its_page(
    path: str, open_page: Callable[..., View], take: Take, site: Path
) -> None:
    """The tests of the pages run what it holds, as it stands."""
    link = open_page(path).page.get_by_role("link", name="as Markdown")
    if path == "404.html":
        assert not link.count()
        return
    file = take(link)
    names = path.split("/")
    assert file.name == f"{names[-2] if len(names) > 1 else 'index'}.md"
    assert file.read_bytes() == (site / path).with_name("index.md").read_bytes()


def test_an_exercise_is_saved_as_it_is_in_the_library(
    path: str, open_page: Callable[..., View], take: Take
) -> None:
    starters = {file.name: file for file in (ROOT / "src/dlbasics/exercises/starters").iterdir()}
    links = open_page(path).page.locator(".starter a[download]").all()
    assert len(links) in (0, 2)
    for link in links:
        file = take(link)
        assert file.read_bytes() == starters[file.name].read_bytes()

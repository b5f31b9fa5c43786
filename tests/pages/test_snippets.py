"""The rules that make a snippet worth copying, for every snippet of the site."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from livepages.book import Book, make_book
from livepages.hosts.settings import project_at
from livepages.records.record import Record

ROOT = Path(__file__).parents[2]
SNIPPETS = sorted(path.relative_to(ROOT / "snippets") for path in ROOT.glob("snippets/*/*.py"))


@pytest.fixture(scope="module")
def book() -> Book:
    project = project_at(ROOT)
    assert project
    return make_book(project, project.pages())


@pytest.mark.parametrize("snippet", SNIPPETS, ids=str)
def test_a_snippet_is_short_and_ends_with_what_it_shows(snippet: Path) -> None:
    code = (ROOT / "snippets" / snippet).read_text(encoding="utf-8")
    lines = [line for line in code.splitlines() if line.strip()]
    assert 6 <= len(lines) <= 20, "8 to 20 lines, blank ones not counted"
    assert max(map(len, lines)) <= 88, "a line that is cut on a screen is not read"
    body = ast.parse(code).body
    last = list(ast.walk(body[-1]))
    shows = {node.func.id for node in last if isinstance(node, ast.Call) and _is_name(node.func)}
    draws = ast.unparse(body[-1]) == "plt.show()"
    assert draws or "print" in shows, "the last line prints or draws"


@pytest.mark.parametrize("snippet", SNIPPETS, ids=str)
def test_imports_come_first(snippet: Path) -> None:
    body = ast.parse((ROOT / "snippets" / snippet).read_text(encoding="utf-8")).body
    is_import = [isinstance(node, ast.Import | ast.ImportFrom) for node in body]
    assert is_import == sorted(is_import, reverse=True)


@pytest.mark.parametrize("snippet", SNIPPETS, ids=str)
def test_it_leaves_the_next_cell_of_a_notebook_alone(snippet: Path) -> None:
    code = (ROOT / "snippets" / snippet).read_text(encoding="utf-8")
    assert not re.search(r"set_default_dtype|set_default_device|rcParams|plt\.style", code)


def test_no_page_has_a_problem(book: Book) -> None:
    assert not book.problems, "\n".join(map(str, book.problems))


def test_both_tabs_print_the_same(book: Book) -> None:
    pairs = [pair for page in book.texts for pair in _tabs(book, page)]
    assert pairs, "there are pages with two tabs"
    for scratch, torch in pairs:
        assert scratch.stdout, scratch.snippet
        assert scratch.stdout == torch.stdout, f"{scratch.snippet} and {torch.snippet}"


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_the_output_does_not_hang_on_ambient_randomness(seed: int) -> None:
    """Other random numbers around it, other hashes: a seeded snippet prints the same."""
    command = [sys.executable, "-m", "livepages", "check", "--seed", str(seed)]
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    run = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def _is_name(node: ast.expr) -> bool:
    return isinstance(node, ast.Name)


def _tabs(book: Book, page: str) -> list[tuple[Record, Record]]:
    """The records of the snippets in each pair of tabs, in order."""
    tabs = re.findall(
        r'^=== "From scratch"\n(.*?)^=== "PyTorch"\n(.*?)(?=^\S)',
        book.texts[page],
        re.DOTALL | re.MULTILINE,
    )
    pairs = []
    for tab in tabs:
        names = [re.findall(r'snippet="([^"]+)"', text) for text in tab]
        pairs += zip(*([book.records[name] for name in each] for each in names), strict=True)
    return pairs

"""A page that is a notebook, from its execution to the Markdown of the site."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from livepages.book import Book
from livepages.checking import accepted
from livepages.notebooks import starter
from livepages.notebooks.outputs import problem, records
from livepages.notebooks.source import CellError, front_matter, page_text
from livepages.reading.problems import Problem
from livepages.records.record import Record

ACCEPT = "ACCEPT_OUTPUTS"  # the variable under which a build rewrites what it would compare
COLAB = "https://colab.research.google.com/github"


def add(book: Book, page: str, execute: Callable[[], Any], repository: str | None) -> list[Problem]:
    """Execute a notebook and take it into the book; the problems that are its own.

    Its starters and accepted outputs are compared with what they should be, or written where
    the variable `ACCEPT_OUTPUTS` is set.
    """
    project = book.project
    name, source = project.page_name(page), project.page(page).read_text(encoding="utf-8")
    try:
        text = page_text(page, source)
        files = starter.files(project, page)
    except CellError as error:
        return [Problem(str(error), name, error.line)]
    try:
        ran = records(page, source, execute())
    except Exception as error:  # whatever a cell raised, or the end of its kernel
        return [problem(name, source, str(error))]
    if os.environ.get(ACCEPT):
        _accept(book, page, files, ran)
    if files:
        text = text.replace(starter.PLACE, _offer(files, repository, project.root))
    book.add(page, text, ran)
    return [
        Problem(
            f"{project.name(path)} is not the starter of this page: run make accept",
            name,
        )
        for path, wanted in files.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != wanted
    ]


def fields(book: Book, page: str) -> dict[str, str]:
    """The fields of a notebook's page, such as its description; none where they are not YAML."""
    try:
        return front_matter(book.project.page(page).read_text(encoding="utf-8"))
    except CellError:
        return {}


def _accept(book: Book, page: str, files: Mapping[Path, str], ran: Mapping[str, Record]) -> None:
    outputs = accepted.path_of(book.project, next(iter(ran), f"{page}#"))
    for path, text in {**files, outputs: accepted.of_notebook(ran.values())}.items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"accepted {book.project.name(path)}")


def _offer(files: Mapping[Path, str], repository: str | None, root: Path) -> str:
    """Links to the starters, which stand beside the page, and to Colab where it can open them."""
    script, notebook = sorted(files, key=lambda path: path.suffix == ".ipynb")
    links = [
        f'<a class="md-button" href="{notebook.name}" download>Notebook</a>',
        f'<a class="md-button" href="{script.name}" download>Python file</a>',
    ]
    if repository and (github := repository.rstrip("/").partition("github.com/")[2]):
        address = f"{COLAB}/{github}/blob/main/{notebook.relative_to(root).as_posix()}"
        links.append(f'<a class="md-button" href="{address}">Open in Colab</a>')
        links.append(f"(there, first run <code>%pip install git+{repository.rstrip('/')}</code>)")
    return f'<p class="starter">Start from: {" ".join(links)}</p>'

"""Run a site's snippets without building it: `python -m livepages check` or `accept`."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from livepages.book import Book, checked_again, make_book
from livepages.checking import accepted
from livepages.checking.check import run_problems, unsteady
from livepages.hosts import terminal
from livepages.hosts.settings import project_at
from livepages.project import Project
from livepages.reading.problems import report


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 1 where a snippet or a page has a problem."""
    parser = argparse.ArgumentParser("python -m livepages", description=__doc__)
    parser.add_argument("command", choices=["check", "accept"])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--seed", type=int, help="run all, with this ambient randomness")
    options = parser.parse_args(arguments)
    project = project_at(options.root)
    if not project:
        parser.error(f"{options.root / 'mkdocs.yml'} has no livepages below plugins")
    with _order_of_sets(options.seed):
        book = _book(project, options.seed)
    if options.command == "accept":
        _accept(book)
        book = checked_again(book)
    if options.seed is not None:
        usual = _book(project, None)
        book.problems += unsteady(book.pages.values(), [book.records, usual.records])
    terminal.slowest(book)
    if book.problems:
        print(report(book.problems, book.shown), file=sys.stderr)
    return 1 if book.problems else 0


@contextlib.contextmanager
def _order_of_sets(seed: int | None) -> Iterator[None]:
    """Have Python order sets by a seed meanwhile, if there is one."""
    before = dict(os.environ)
    if seed is not None:
        os.environ["PYTHONHASHSEED"] = str(seed)
    try:
        yield
    finally:
        if seed is not None:
            os.environ.pop("PYTHONHASHSEED")
            os.environ.update(before)


def _book(project: Project, seed: int | None) -> Book:
    with terminal.progress() as progress:
        return make_book(project, project.pages(), progress, seed=seed)


def _accept(book: Book) -> None:
    """Write the output of every snippet that ended as its page expects, and the starters."""
    project = book.project
    bad = {
        fence.snippet.partition("#")[0]
        for page in book.pages.values()
        for fence in page.fences
        if fence.snippet not in book.records
        or run_problems(project, page.page, fence, book.records[fence.snippet])
    }
    found: dict[Path, str] = {}
    for name, record in sorted(book.records.items()):
        if name not in bad and "#" not in name:
            found[accepted.path_of(project, name)] = accepted.text_of(record)
    for page, notebook in book.notebooks.items():
        if notebook.script and page not in bad:
            cells = [book.records[part.name] for part in notebook.script.parts]
            found[accepted.path_of(project, cells[0].snippet)] = accepted.of_notebook(cells)
            found.update(notebook.starters)
    for path, text in found.items():
        if not path.is_file() or path.read_text(encoding="utf-8", errors="replace") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            print(f"accepted {project.name(path)}")


if __name__ == "__main__":
    sys.exit(main())

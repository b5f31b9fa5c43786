"""Run a site's snippets without building it: `python -m livepages check` or `accept`."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from livepages.book import Book, make_book
from livepages.checking import accepted
from livepages.checking.check import check, run_problems, unsteady
from livepages.hosts import terminal
from livepages.hosts.mkdocs_hook import OWN
from livepages.notebooks.pages import ACCEPT
from livepages.project import Project
from livepages.reading.problems import report


def main(arguments: list[str] | None = None) -> int:
    """The exit status: 1 where a snippet or a page has a problem."""
    parser = argparse.ArgumentParser("python -m livepages", description=__doc__)
    parser.add_argument("command", choices=["check", "accept"])
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="the project's folder")
    parser.add_argument("--seed", type=int, help="run all, with this ambient randomness")
    options = parser.parse_args(arguments)
    if options.seed is not None:
        os.environ["PYTHONHASHSEED"] = str(options.seed)  # the order of sets
    project = Project(options.root.absolute(), **OWN)
    book = _book(project, options.seed)
    notebooks = 0
    if options.command == "accept":
        _accept(book)
        notebooks = _accept_notebooks(project)
        book.problems = check(project, book.pages.values(), book.records, book.facts)
    if options.seed is not None:
        usual = _book(project, None)
        book.problems += unsteady(book.pages.values(), [book.records, usual.records])
    terminal.slowest(book)
    if book.problems:
        print(report(book.problems, book.shown), file=sys.stderr)
    return 1 if book.problems else notebooks


def _book(project: Project, seed: int | None) -> Book:
    with terminal.progress() as progress:
        return make_book(project, project.find(".md"), progress, seed=seed)


def _accept(book: Book) -> None:
    """Write the output of every snippet that ended as its page expects."""
    bad = {
        fence.snippet
        for page in book.pages.values()
        for fence in page.fences
        if fence.snippet in book.records
        and run_problems(book.project, page.page, fence, book.records[fence.snippet])
    }
    for name, record in sorted(book.records.items()):
        if name in bad:
            continue
        path, text = accepted.path_of(book.project, name), accepted.text_of(record)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"accepted {book.project.name(path)}")


def _accept_notebooks(project: Project) -> int:
    """The exit status of a build that writes outputs and starters of the notebooks."""
    if not any(project.find(".py")):
        return 0
    with tempfile.TemporaryDirectory() as site:
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "--no-strict", "-d", site]
        environment = {**os.environ, ACCEPT: "1"}
        return subprocess.run(command, cwd=project.root, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

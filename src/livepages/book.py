"""A site's pages together with the records of all that they show."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from livepages.checking.bindings import find
from livepages.checking.check import check
from livepages.notebooks import pages as notebooks
from livepages.notebooks.pages import Notebook
from livepages.project import Project
from livepages.reading import boxes
from livepages.reading.problems import Problem, unreadable
from livepages.reading.references import Number, References, scan
from livepages.records.record import Failure, Record
from livepages.running.cache import Cache, versions
from livepages.running.runner import run_all
from livepages.running.script import Script, snippet

Progress = Callable[[int, int, str], None]  # done, of how many, the script just finished


@dataclass
class Book:
    """Everything that is known once the snippets and the notebooks have run."""

    project: Project
    pages: dict[str, References] = field(default_factory=dict)  # by path below the docs
    texts: dict[str, str] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)
    gathers: bool = False  # whether a page lists the claims of all
    notebooks: dict[str, Notebook] = field(default_factory=dict)
    facts: dict[str, int | str] = field(default_factory=dict)  # of the site: `{{site.snippets}}`

    def value(self, page: str, number: Number) -> tuple[int | float | str, str]:
        """The value that a number on a page refers to, and its snippet; LookupError if none."""
        return find(number, self.pages[page], self.records, self.facts)

    @property
    def shown(self) -> set[str]:
        """The files that ran, as messages name them."""
        return {self.project.name(self.project.snippet(name)) for name in self.records}


def make_book(
    project: Project,
    pages: Iterable[str],
    progress: Progress | None = None,
    *,
    seed: int | None = None,
) -> Book:
    """Read the pages, run what is not in the cache, check everything; problems are collected.

    With a seed everything runs, with these ambient random numbers, and nothing is kept.
    """
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # runs may see it, whoever asks for them
    book = _read(project, pages)
    scripts = {script.path: script for script in _scripts(book)}
    _run(book, list(scripts.values()), progress, seed)
    _check(book)
    return book


def checked_again(book: Book) -> Book:
    """The same records, held against the files as they are now."""
    fresh = _read(book.project, book.texts)
    fresh.records, fresh.ran = book.records, book.ran
    _check(fresh)
    return fresh


def _read(project: Project, pages: Iterable[str]) -> Book:
    book = Book(project)
    for page in pages:
        text = project.page(page).read_text(encoding="utf-8-sig", errors="surrogateescape")
        if page.endswith(".py"):
            found = book.notebooks[page] = notebooks.read(project, page, text)
            text = found.text
        book.texts[page] = text
    book.gathers = any(boxes.LIST in text for text in book.texts.values())
    for page in book.texts:
        book.pages[page] = _scan(book, page)
    return book


def _check(book: Book) -> None:
    book.facts = _facts(book)
    book.problems = check(book.project, book.pages.values(), book.records, book.facts)


def _facts(book: Book) -> dict[str, int | str]:
    """What a page may say of the site itself."""
    return {
        "pages": len(book.pages),
        "snippets": len(book.records),
        "figures": sum(len(record.figures) for record in book.records.values()),
        "numbers": sum(len(page.numbers) for page in book.pages.values()),
        **{
            name: version.partition("+")[0]
            for name, version in versions(book.project.versions).items()
        },
    }


def _scan(book: Book, page: str) -> References:
    """The references of a page, with what is wrong with them and with its claims."""
    name, text = book.project.page_name(page), book.texts[page]
    try:
        found = scan(name, text)
    except Exception as error:
        found = References(name, problems=[unreadable(name, error)])
    if book.gathers:
        found.problems += boxes.problems(name, text)
    if notebook := book.notebooks.get(page):
        found.problems += notebook.problems
    if bad := re.search("[\udc80-\udcff]", text):
        line = text.count("\n", 0, bad.start()) + 1
        found.problems.append(Problem("not UTF-8", name, line))
    return found


def _scripts(book: Book) -> Iterator[Script]:
    """What the pages show and can be run; a file that cannot be read is a record already."""
    for source, page in book.pages.items():
        notebook = book.notebooks.get(source)
        if notebook and notebook.script:
            yield notebook.script
        for fence in page.fences:
            name = fence.snippet
            if "#" in name or not _exists(book.project, name):
                continue
            try:
                yield snippet(book.project, name)
            except (OSError, UnicodeDecodeError) as error:
                failure = Failure(type(error).__name__, str(error))
                book.records[name] = Record(name, "", error=failure)


def _exists(project: Project, snippet: str) -> bool:
    try:
        path = project.snippet(snippet).resolve()
        inside = path.is_relative_to((project.root / project.snippets).resolve())
        inside = inside and PurePosixPath(snippet).as_posix() == snippet  # one name each
        return inside and path.suffix == ".py" and path.is_file()
    except (OSError, ValueError, RuntimeError):  # too long a name, a NUL, a link to itself
        return False


def _run(book: Book, scripts: list[Script], progress: Progress | None, seed: int | None) -> None:
    """Fill in the records of all scripts, in the order of the pages."""
    raises: dict[str, set[str | None]] = {}
    for fence in (fence for page in book.pages.values() for fence in page.fences):
        raises.setdefault(fence.snippet, set()).add(fence.raises)
    cache = Cache(book.project)
    kept = {script.path: cache.get(script) if seed is None else None for script in scripts}
    todo = [script for script in scripts if kept[script.path] is None]
    for script, records in run_all(book.project, todo, seed=seed):
        kept[script.path] = records
        name = script.parts[0].name.partition("#")[0]
        book.ran.append(name)
        # any other failure may lie in the machine: it is tried again the next time
        expected = all(
            record.error is None or record.error.kind in raises.get(record.snippet, ())
            for record in records
        )
        if expected and seed is None:
            cache.put(script, records)
        if progress:
            progress(len(book.ran), len(todo), name)
    for found in kept.values():
        book.records.update({record.snippet: record for record in found or ()})
    if cache.fault:
        print(
            f"warning: what ran cannot be kept for the next build: {cache.fault}", file=sys.stderr
        )

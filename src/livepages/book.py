"""A site's pages together with the records of all snippets that they show."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from livepages.checking.bindings import find
from livepages.checking.check import check, check_page
from livepages.project import Project
from livepages.reading import boxes
from livepages.reading.problems import Problem, unreadable
from livepages.reading.references import Number, References, scan
from livepages.records.record import Record
from livepages.running.cache import Cache, versions
from livepages.running.runner import run_all

Progress = Callable[[int, int, str], None]  # done, of how many, the snippet just finished


@dataclass
class Book:
    """Everything that is known once the snippets have run."""

    project: Project
    pages: dict[str, References] = field(default_factory=dict)  # by path below the docs
    texts: dict[str, str] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    ran: list[str] = field(default_factory=list)
    gathers: bool = False  # whether a page lists the claims of all

    def value(self, page: str, number: Number) -> tuple[int | float | str, str]:
        """The value that a number on a page refers to, and its snippet; LookupError if none."""
        return find(number, self.pages[page], self.records, self.facts)

    def add(self, page: str, text: str, records: Mapping[str, Record]) -> None:
        """Take in a page that has been run elsewhere, and check it."""
        self.texts[page] = text
        self.records.update(records)
        scanned = self.scan(page)
        pages = self.pages.values()
        self.problems += check_page(self.project, scanned, self.records, self.facts, pages)

    def scan(self, page: str) -> References:
        """The references of a page, with what is wrong with them and with its claims."""
        text = self.texts[page]
        found = self.pages[page] = _scan(self.project.page_name(page), text)
        if self.gathers:
            found.problems += boxes.problems(self.project.page_name(page), text)
        return found

    @property
    def shown(self) -> set[str]:
        """The files of the snippets that ran."""
        return {self.project.name(self.project.snippet(name)) for name in self.records}

    @property
    def facts(self) -> dict[str, Any]:
        """What a page may say of the site itself, as `{{site.snippets}}`."""
        found: dict[str, Any] = {
            "pages": len(self.pages),
            "snippets": len(self.records),
            "figures": sum(len(record.figures) for record in self.records.values()),
            "numbers": sum(len(page.numbers) for page in self.pages.values()),
        }
        known = versions(self.project.versions)
        return found | {name: version.partition("+")[0] for name, version in known.items()}


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
    book = Book(project)
    for page in pages:
        text = project.page(page).read_text(encoding="utf-8-sig", errors="surrogateescape")
        book.texts[page] = text
    book.gathers = any(boxes.LIST in text for text in book.texts.values())
    for page, text in book.texts.items():
        book.scan(page)
        if bad := re.search("[\udc80-\udcff]", text):
            line = text.count("\n", 0, bad.start()) + 1
            book.pages[page].problems.append(Problem("not UTF-8", project.page_name(page), line))
    _run(book, progress, seed)
    book.problems = check(project, book.pages.values(), book.records, book.facts)
    return book


def _scan(page: str, text: str) -> References:
    try:
        return scan(page, text)
    except Exception as error:
        return References(page, problems=[unreadable(page, error)])


def _exists(project: Project, snippet: str) -> bool:
    try:
        path = project.snippet(snippet).resolve()
        inside = path.is_relative_to((project.root / project.snippets).resolve())
        return inside and path.suffix == ".py" and path.is_file()
    except (OSError, ValueError, RuntimeError):  # too long a name, a NUL, a link to itself
        return False


def _run(book: Book, progress: Progress | None, seed: int | None) -> None:
    raises: dict[str, set[str | None]] = {}
    for fence in (fence for page in book.pages.values() for fence in page.fences):
        if _exists(book.project, fence.snippet):
            raises.setdefault(fence.snippet, set()).add(fence.raises)
    cache = Cache(book.project)
    names = list(raises)
    kept = {name: cache.get(name) if seed is None else None for name in names}
    todo = [name for name, record in kept.items() if record is None]
    for record in run_all(book.project, todo, seed=seed):
        kept[record.snippet] = record
        book.ran.append(record.snippet)
        # any other failure may lie in the machine: it is tried again the next time
        expected = record.error is None or record.error.kind in raises[record.snippet]
        if expected and seed is None:
            cache.put(record)
        if progress:
            progress(len(book.ran), len(todo), record.snippet)
    book.records = {name: record for name, record in kept.items() if record}

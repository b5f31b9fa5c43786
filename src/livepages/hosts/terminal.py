"""What the terminal shows of a build: a bar while snippets run, then the slowest of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich import progress as bars
from rich.console import Console
from rich.table import Table

from livepages.book import Book, Progress

_CONSOLE = Console(stderr=True, highlight=False)
SLOWEST = 5


@contextmanager
def progress() -> Iterator[Progress]:
    """A function to call as snippets finish; it draws a bar where there is a terminal."""
    columns = (bars.TextColumn("{task.description}"), bars.BarColumn(), bars.MofNCompleteColumn())
    hidden = not _CONSOLE.is_terminal
    with bars.Progress(*columns, console=_CONSOLE, transient=True, disable=hidden) as bar:
        task = bar.add_task("snippets", total=None, visible=False)

        def advance(done: int, total: int, snippet: str) -> None:
            bar.update(task, completed=done, total=total, description=snippet, visible=True)

        yield advance


def slowest(book: Book) -> None:
    """How many snippets ran, and the ones that took longest."""
    kept = sum("#" not in name for name in book.records) - len(book.ran)  # no cells of notebooks
    _CONSOLE.print(f"{len(book.ran)} snippets ran, {kept} were unchanged.")
    ran = sorted((book.records[name] for name in book.ran), key=lambda record: -record.seconds)
    if not ran:
        return
    table = Table("slowest snippets", "seconds", box=None, pad_edge=False)
    for record in ran[:SLOWEST]:
        table.add_row(record.snippet, f"{record.seconds:.2f}")
    _CONSOLE.print(table)

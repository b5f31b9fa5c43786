"""What the terminal shows of a build: a bar while snippets run, then the slowest of them."""

from __future__ import annotations

from collections import defaultdict
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
    seconds: defaultdict[str, float] = defaultdict(float)
    for record in book.records.values():
        seconds[record.snippet.partition("#")[0]] += record.seconds
    kept = len(seconds) - len(book.ran)
    _CONSOLE.print(f"{len(book.ran)} snippets ran, {kept} were unchanged.")
    if not book.ran:
        return
    table = Table("slowest snippets", "seconds", box=None, pad_edge=False)
    for name in sorted(book.ran, key=lambda name: -seconds[name])[:SLOWEST]:
        table.add_row(name, f"{seconds[name]:.2f}")
    _CONSOLE.print(table)

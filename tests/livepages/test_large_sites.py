"""To look numbers up costs as much for each snippet of a large site as of a small one."""

from __future__ import annotations

import time
import tracemalloc
from pathlib import Path

import pytest
from large_sites import NUMBERS, book_of, problems, shown

from livepages.book import Book

FEW, MANY = 200, 2_000
SHAPES = {"ten snippets a page": lambda _: 10, "all on one page": lambda snippets: snippets}


def work(book: Book) -> int:
    """How much text the site is, once all its numbers are checked and shown."""
    assert problems(book) == 0
    return sum(map(len, shown(book)))


def seconds(book: Book) -> float:
    started = time.process_time()
    work(book)
    return time.process_time() - started


@pytest.mark.parametrize("shape", SHAPES)
def test_ten_times_the_snippets_are_ten_times_the_work(shape: str, tmp_path: Path) -> None:
    few, many = (book_of(tmp_path, size, SHAPES[shape](size)) for size in (FEW, MANY))
    assert seconds(many) < 15 * min(seconds(few) for _ in range(3))


def test_what_is_shown_is_not_kept(tmp_path: Path) -> None:
    book = book_of(tmp_path, 50, 10)
    work(book)
    tracemalloc.start()
    size = work(book)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 50 * NUMBERS * 10
    assert kept < 100_000

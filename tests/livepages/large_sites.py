"""A site of thousands of snippets that ran long ago: what is left is to look numbers up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from livepages.book import Book
from livepages.checking.check import check
from livepages.project import Project
from livepages.reading.references import NUMBER, scan
from livepages.records.record import Record
from livepages.showing.markdown import markdown
from livepages.showing.rendering import Rendering

NUMBERS = 24  # of each snippet


def book_of(root: Path, snippets: int, on_a_page: int) -> Book:
    """A book of synthetic records, each with its accepted output on the disk."""
    book = Book(Project(root))
    for first in range(0, snippets, on_a_page):
        page, text = f"p{first}.md", "# Title\n"
        for place in range(first, min(first + on_a_page, snippets)):
            name = f"p{first}/s{place}.py"
            values = {"w": [place + step / 7 for step in range(NUMBERS)]}
            book.records[name] = Record(name, "print(1)\n", "1\n", values=values)
            accepted = (root / "snippets" / name).with_suffix(".out")
            accepted.parent.mkdir(parents=True, exist_ok=True)
            accepted.write_text("1\n")
            numbers = "".join(f"It is {{{{s{place}.w[{n}]:.3f}}}}.\n" for n in range(NUMBERS))
            text += f'\n```python snippet="{name}"\n```\n\n{numbers}'
        book.texts[page] = text
        book.pages[page] = scan(f"docs/{page}", text)
    return book


def problems(book: Book) -> int:
    """How many numbers and fences of the book cannot be shown."""
    found = check(book.project, book.pages.values(), book.records, book.facts)
    return sum(not problem.quiet for problem in found)


def shown(book: Book) -> Iterator[str]:
    """Each snippet as HTML and each number as text, then the Markdown of each page."""
    for page, text in book.texts.items():
        rendering = Rendering(book, page)
        for fence in rendering.references.fences:
            yield rendering.section(fence.snippet, str)
        yield NUMBER.sub(rendering.text, text)
        yield markdown(rendering.parts())

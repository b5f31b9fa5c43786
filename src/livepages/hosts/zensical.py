"""The page that Zensical is rendering, which it names on the `Markdown` instance itself."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from markdown import Markdown

from livepages.book import Book, make_book
from livepages.project import Project
from livepages.reading.problems import ProblemError
from livepages.showing.rendering import Rendering


def page_of(md: Markdown) -> Rendering | None:
    """The page under way; None outside Zensical. Raises where its book has problems."""
    if "rendering_context" not in md.preprocessors:
        return None
    context: Any = md.preprocessors["rendering_context"]
    page = context.page.path
    book = _book(Path.cwd())
    if problems := [p for p in book.problems if p.page in ("", book.project.page_name(page))]:
        raise ProblemError(problems)
    return Rendering(book, page) if page in book.pages else None


@lru_cache
def _book(root: Path) -> Book:
    """All pages at once: a number may come from another page's snippet."""
    project = Project(root)
    return make_book(project, project.pages())

"""The page that Zensical is rendering, which it names on the `Markdown` instance itself."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from markdown import Markdown

from livepages.book import Book, make_book
from livepages.hosts.settings import project_at
from livepages.project import Project
from livepages.reading.problems import ProblemError
from livepages.showing.rendering import Rendering


def page_of(md: Markdown) -> Rendering | None:
    """The page under way; None outside Zensical. Raises where its book has problems."""
    if "rendering_context" not in md.preprocessors:
        return None
    context: Any = md.preprocessors["rendering_context"]
    page = context.page.path
    root = Path.cwd()
    book = _book(root, _state(_project(root)))
    if problems := [p for p in book.problems if p.page in ("", book.project.page_name(page))]:
        raise ProblemError(problems)
    return Rendering(book, page) if page in book.pages else None


@cache
def _project(root: Path) -> Project:
    found = project_at(root) if (root / "mkdocs.yml").is_file() else None
    return found or Project(root)


def _state(project: Project) -> tuple[tuple[str, int, int], ...]:
    """What tells whether a source has changed while Zensical serves."""
    folders = {project.root / each for each in (project.docs, project.snippets, project.library)}
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    stats = ((path, path.stat()) for path in files if path.suffix != ".pyc")
    return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats)


@lru_cache(maxsize=1)
def _book(root: Path, _: tuple[tuple[str, int, int], ...]) -> Book:
    """All pages at once: a number may come from another page's snippet."""
    project = _project(root)
    return make_book(project, project.pages())

"""The thin end of the engine in MkDocs: when to run, what to render, where to publish."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File

from livepages import console, exercise, font, html, mkdocs_jupyter, search, starter
from livepages.book import Book, make_book
from livepages.expanded import markdown, without_front_matter
from livepages.extension import PAGE
from livepages.llms import full_text, index
from livepages.maths import glyphs
from livepages.notebook import notebook
from livepages.problems import Problem, report
from livepages.rendering import Rendering
from livepages.scripts import without_comments


class _Build:
    """The build under way."""

    serving = False
    book = Book(Path())
    pages: dict[str, Rendering] = {}  # noqa: RUF012
    search = search.Search(Path())


def on_startup(command: str, **_: Any) -> None:
    """Remember whether a failure stops the build or stands on its page."""
    _Build.serving = command == "serve"
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # the date inside compressed files


def on_config(config: Any) -> Any:
    """Prepare mkdocs-jupyter, which reads its settings next."""
    mkdocs_jupyter.configure(config)
    return config


def on_files(files: Any, config: Any) -> Any:
    """Run what the pages need, before the first of them is rendered."""
    root = Path(config.config_file_path).parent
    found = [f.src_uri for f in files.documentation_pages() if f.src_uri.endswith(".md")]
    pages = _in_order(found, config.nav)
    with console.progress() as progress:
        _Build.book = make_book(root, pages, progress)
    _Build.pages = {}
    _Build.search = search.Search(root)
    _Build.book.problems += _add_packages(files, config)
    for file in files.javascript_files():
        if file.src_dir in (config.docs_dir, config.theme.custom_dir):
            file.content_string = without_comments(file.content_string)
    return files


def _add_packages(files: Any, config: Any) -> list[Problem]:
    """Publish the scripts that come from packages; a problem for each that is not installed."""
    problems = []
    for name, source in config.extra.get("packages", {}).items():
        path = Path(config.config_file_path).parent / source
        if path.is_file():
            script = without_comments(path.read_text(encoding="utf-8"))
            files.append(File.generated(config, name, content=script))
        else:
            message = f"{source} is not installed: run deno install --frozen"
            problems.append(Problem(message, Path(config.config_file_path).name))
    return problems


def _in_order(pages: Iterable[str], nav: Any) -> list[str]:
    """The pages as the navigation has them, then those that it leaves out, by name."""
    order = list(_entries(nav))
    return sorted(pages, key=lambda p: (order.index(p) if p in order else len(order), p))


def _entries(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif nav:
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from _entries(entry)


def on_page_markdown(text: str, page: Any, config: Any, files: Any) -> str:
    """Tell the extension which page comes next."""
    source = page.file.src_uri
    if source.endswith(".py"):
        text = _of_notebook(page, config, files)
    if source not in _Build.book.pages:
        return text
    _Build.pages[source] = Rendering(_Build.book, source)
    PAGE.set(_Build.pages[source])
    return text


def _of_notebook(page: Any, config: Any, files: Any) -> str:
    """The Markdown of a notebook's page, once it is executed; a box where that is impossible."""
    source, book = page.file.src_uri, _Build.book
    render = mkdocs_jupyter.take_over(page, config, files)
    problems = exercise.add(book, source, render, config.repo_url)
    page.meta.update(exercise.fields(book, source))
    book.problems += problems
    if source not in book.pages:
        return html.failure(problems)
    return without_front_matter(book.texts[source])


def on_page_content(content: str, page: Any, **_: Any) -> str:
    """Tell the templates what the page has."""
    PAGE.set(None)
    _Build.search.add(page.file.src_uri, page.title, page.url, page.meta, content)
    if rendering := _Build.pages.get(page.file.src_uri):
        page.meta["maths"] = bool(rendering.formulas)
        names = {"markdown": "index.md", "notebook": _notebook_name(page)}
        page.meta["published"] = names
    return content


def on_env(env: Any, **_: Any) -> Any:
    """Once all pages are rendered: stop if anything is wrong, with all of it in one report."""
    book = _Build.book
    problems = book.problems + [p for page in _Build.pages.values() for p in page.finish()]
    problems += _Build.search.problems
    if problems:
        print(f"\n{report(problems, book.records.keys())}\n", file=sys.stderr)
        if not _Build.serving:
            raise Abort("The site was not built.")
    return env


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Publish the page's Markdown and notebook beside its HTML."""
    rendering = _Build.pages.get(page.file.src_uri)
    if rendering and rendering.is_whole():
        folder = Path(page.file.abs_dest_path).parent
        folder.mkdir(parents=True, exist_ok=True)
        parts = rendering.parts()
        (folder / "index.md").write_text(markdown(parts), encoding="utf-8")
        text = notebook(page.file.src_uri, parts)
        (folder / _notebook_name(page)).write_text(text, encoding="utf-8")
        for path, start in starter.files(rendering.book.root, rendering.page).items():
            (folder / path.name).write_text(start, encoding="utf-8")
    return output


def on_post_build(config: Any) -> None:
    """Publish what belongs to the site as a whole, and say what took its time."""
    site = Path(config.site_dir)
    pages = {name: _Build.pages[name] for name in _in_order(_Build.pages, config.nav)}
    (site / "llms.txt").write_text(index(config, pages), encoding="utf-8")
    (site / "llms-full.txt").write_text(full_text(pages), encoding="utf-8")
    course = _Build.search.course(_in_order(_Build.search.pages, config.nav))
    (site / search.PATH).parent.mkdir(parents=True, exist_ok=True)
    (site / search.PATH).write_text(course, encoding="utf-8")
    formulas = [mathml for page in _Build.pages.values() for mathml in page.formulas]
    path = site / font.PATH
    path.parent.mkdir(parents=True, exist_ok=True)
    characters = {c for mathml in formulas for c in glyphs(mathml)}
    path.write_bytes(font.font(_Build.book.root, characters))
    console.slowest(_Build.book)


def _notebook_name(page: Any) -> str:
    return f"{Path(page.file.src_uri).stem}.ipynb"

"""The thin end of the engine in MkDocs: when to run, what to render, where to publish."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn

from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority

from livepages.book import Book, make_book
from livepages.hosts import sources, terminal
from livepages.hosts.extension import PAGE
from livepages.hosts.faults import NOW, problems_of
from livepages.hosts.guards import Templates, guard_render, guard_source
from livepages.notebooks import mkdocs_jupyter, pages, starter
from livepages.publishing import font, packages, palette
from livepages.publishing.llms import full_text, index
from livepages.publishing.notebook import notebook
from livepages.publishing.scripts import without_comments
from livepages.reading.problems import Problem, ProblemError, report
from livepages.reading.references import NUMBER
from livepages.searching import course
from livepages.showing.markdown import markdown, without_front_matter
from livepages.showing.maths import glyphs
from livepages.showing.rendering import Rendering


class _Build:
    """The build under way."""

    serving = False
    book = Book(Path())
    pages: dict[str, Rendering] = {}  # noqa: RUF012
    search = course.Search(Path())
    palette = palette.read(palette.DEFAULT)


def on_startup(command: str, **_: Any) -> None:
    """Remember whether a failure stops the build or stands on its page."""
    _Build.serving = command == "serve"
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # the date inside compressed files


def on_config(config: Any) -> Any:
    """Prepare mkdocs-jupyter, which reads its settings next."""
    NOW.begin(Path(config.config_file_path).parent)
    mkdocs_jupyter.configure(config)
    return config


@event_priority(100)  # before mkdocs-jupyter, which opens every file
def _only_files(files: Any, config: Any) -> Any:
    """Leave out what is no file: to read a pipe would wait for ever."""
    for file in list(files):
        if not file.inclusion.is_excluded() and (problem := sources.fault(NOW.root, file)):
            NOW.add(problem)
            files.remove(file)
    return files


def _run(files: Any, config: Any) -> Any:
    """Run what the pages need, before the first of them is rendered."""
    found = [f.src_uri for f in files.documentation_pages() if f.src_uri.endswith(".md")]
    NOW.pages = {file.src_uri: file.dest_uri for file in files.documentation_pages()}
    pages = _in_order(found, config.nav)
    with terminal.progress() as progress:

        def advance(done: int, total: int, snippet: str) -> None:
            NOW.at(f"snippet {done} of {total}, {snippet}")
            progress(done, total, snippet)

        book = _Build.book = make_book(NOW.root, pages, advance)
    NOW.add(*book.problems)
    NOW.shown = book.records.keys()
    _Build.pages = {}
    _Build.search = course.Search(NOW.root)
    _Build.palette = _palette(config)
    for file in files.javascript_files():
        if file.src_dir in (config.docs_dir, config.theme.custom_dir):
            try:
                file.content_string = without_comments(file.content_string)
            except ValueError as error:
                NOW.add(*problems_of(error, NOW.root, f"docs/{file.src_uri}"))
    NOW.add(*packages.publish(files, config))
    return files


on_files = CombinedEvent(_only_files, _run)


def _palette(config: Any) -> dict[str, palette.Pair]:
    """The colours of the style sheet that `extra.palette` names, else the engine's own."""
    if name := config.extra.get("palette"):
        try:
            return palette.read(NOW.root / str(name))
        except palette.PaletteError as error:
            NOW.add(Problem(error.message, str(name), error.line))
        except (OSError, ValueError) as error:
            NOW.add(Problem(f"extra: palette: {error}", "mkdocs.yml"))
    return palette.read(palette.DEFAULT)


def on_pre_build(config: Any) -> None:
    """Refuse a folder that contains itself: MkDocs would never come to its end."""
    if problems := sources.loops(NOW.root, Path(config.docs_dir)):
        NOW.add(*problems)
        _stop(problems)


def on_nav(nav: Any, config: Any, files: Any) -> Any:
    """Say which pages stand twice in the navigation."""
    entries = list(_entries(config.nav))
    for twice in dict.fromkeys(entry for entry in entries if entries.count(entry) > 1):
        place = sources.line(NOW.root / "mkdocs.yml", twice, last=True)
        NOW.add(Problem(f"{twice} stands twice in nav", "mkdocs.yml", place))
    return nav


def on_pre_page(page: Any, config: Any, files: Any) -> Any:
    """Let a page that cannot be read be an empty one, with a problem."""
    NOW.at(f"docs/{page.file.src_uri}")
    guard_source(page)
    return page


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
    elif problem := sources.fields_fault(source, text):
        NOW.add(problem)
    guard_render(page, lambda: _give_up(source))
    if source not in _Build.book.pages:
        return text
    rendering = _Build.pages[source] = Rendering(_Build.book, source)
    for name in ("title", "description"):
        if isinstance(words := page.meta.get(name), str):
            page.meta[name] = NUMBER.sub(rendering.text, words)
    PAGE.set(rendering)
    return text


def _of_notebook(page: Any, config: Any, files: Any) -> str:
    """The Markdown of a notebook's page, once it is executed; nothing where it cannot be."""
    source, book = page.file.src_uri, _Build.book
    before = len(book.problems)
    try:
        render = mkdocs_jupyter.take_over(page, config, files)
        NOW.add(*pages.add(book, source, render, config.repo_url))
        page.meta.update(pages.fields(book, source))
    except Exception as error:
        NOW.add(*problems_of(error, NOW.root, f"docs/{source}"))
    NOW.add(*book.problems[before:])
    return without_front_matter(book.texts[source]) if source in book.pages else ""


def _give_up(source: str) -> None:
    """Forget a page whose rendering broke down: that its fences were not reached says nothing."""
    _Build.pages.pop(source, None)
    PAGE.set(None)


def on_page_content(content: str, page: Any, **_: Any) -> str:
    """Tell the templates what the page has."""
    PAGE.set(None)
    _Build.search.add(page.file.src_uri, page.title, page.url, page.meta, content)
    if rendering := _Build.pages.get(page.file.src_uri):
        page.meta["maths"] = bool(rendering.formulas)
        names = {"markdown": "index.md", "notebook": _notebook_name(page)}
        page.meta["published"] = names
    return content


@event_priority(-100)  # after all others
def on_env(env: Any, **_: Any) -> Any:
    """Once all pages are rendered: stop if anything is wrong, with all of it in one report."""
    NOW.add(*(p for page in _Build.pages.values() for p in page.finish()))
    NOW.add(*_Build.search.problems)
    if NOW.problems:
        _report_or_stop()
    return Templates(env, _stop)


def _report_or_stop() -> None:
    if not _Build.serving:
        _stop(NOW.problems)
    if not NOW.watched:
        print(f"\n{report(NOW.problems, NOW.shown)}\n", file=sys.stderr)


def _stop(problems: list[Problem]) -> NoReturn:
    """End a build that cannot go on, or must not."""
    if NOW.watched:
        raise ProblemError(problems)
    print(f"\n{report(NOW.problems, NOW.shown)}\n", file=sys.stderr)
    raise Abort("The site was not built.")


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Publish the page's Markdown and notebook beside its HTML."""
    rendering = _Build.pages.get(page.file.src_uri)
    if rendering and rendering.is_whole():
        folder = Path(page.file.abs_dest_path).parent
        folder.mkdir(parents=True, exist_ok=True)
        parts = rendering.parts()
        (folder / "index.md").write_text(markdown(parts), encoding="utf-8")
        text = notebook(page.file.src_uri, parts, _Build.palette)
        (folder / _notebook_name(page)).write_text(text, encoding="utf-8")
        for path, start in starter.files(rendering.book.root, rendering.page).items():
            (folder / path.name).write_text(start, encoding="utf-8")
    return output


def on_post_build(config: Any) -> None:
    """Publish what belongs to the site as a whole, and say what took its time."""
    if NOW.problems and not _Build.serving:  # of templates: all others have been reported
        _stop(NOW.problems)
    site = Path(config.site_dir)
    pages = {name: _Build.pages[name] for name in _in_order(_Build.pages, config.nav)}
    (site / "llms.txt").write_text(index(config, pages), encoding="utf-8")
    (site / "llms-full.txt").write_text(full_text(pages), encoding="utf-8")
    found = _Build.search.course(_in_order(_Build.search.pages, config.nav))
    (site / course.PATH).parent.mkdir(parents=True, exist_ok=True)
    (site / course.PATH).write_text(found, encoding="utf-8")
    formulas = [mathml for page in _Build.pages.values() for mathml in page.formulas]
    path = site / font.PATH
    path.parent.mkdir(parents=True, exist_ok=True)
    characters = {c for mathml in formulas for c in glyphs(mathml)}
    path.write_bytes(font.font(_Build.book.root, characters))
    terminal.slowest(_Build.book)


def _notebook_name(page: Any) -> str:
    return f"{Path(page.file.src_uri).stem}.ipynb"

"""A page that cannot be made does not stop the others: what went wrong becomes a problem."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from html import escape
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from livepages.hosts.faults import NOW, problems_of
from livepages.reading.problems import Problem

TIME_LIMIT = 60  # seconds for the Markdown or for the template of one page


@contextlib.contextmanager
def limited() -> Iterator[None]:
    """Raise TimeoutError in what takes longer than a page may; where the platform can."""
    main = threading.current_thread() is threading.main_thread()
    if not main or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _too_long)
    signal.setitimer(signal.ITIMER_REAL, TIME_LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _too_long(*_: object) -> None:
    raise TimeoutError(f"this takes longer than {TIME_LIMIT} s")


def guard_source(page: Page) -> None:
    """Make a page whose file cannot be read an empty one."""
    read = page.read_source

    def read_source(config: MkDocsConfig) -> None:
        try:
            read(config)
        except Exception as error:
            page.markdown, page.meta = "", {}
            _add(page, error)

    page.read_source = read_source  # type: ignore[method-assign]


def guard_render(page: Page, failed: Callable[[], None]) -> None:
    """Make a page whose Markdown cannot be rendered an empty one; `failed` hears of it."""
    render = page.render

    def guarded(config: MkDocsConfig, files: Files) -> None:
        try:
            with limited():
                render(config, files)
        except Exception as error:
            page.content, page.toc = "", get_toc([])
            _add(page, error)
            failed()

    page.render = guarded  # type: ignore[method-assign]


def _add(page: Page, error: Exception) -> None:
    """Take in what broke a page, unless it is said already what is wrong with it."""
    source = NOW.project.page_name(page.file.src_uri)
    if not any(problem.page == source for problem in NOW.problems):
        NOW.add(*problems_of(error, NOW.root, source))


class Templates:
    """The theme's templates; one that fails gives a bare page and a problem.

    What fails twice at the same place concerns the site: `stop` is called with it.
    """

    def __init__(self, environment: Environment, stop: Callable[[list[Problem]], None]) -> None:
        """The templates of a Jinja environment."""
        self._environment = environment
        self._stop = stop
        self._failed: dict[str, list[Problem]] = {}  # what failed, and the problem of the page

    def __getattr__(self, name: str) -> Any:
        """Whatever else is asked of the environment."""
        return getattr(self._environment, name)

    def get_template(self, name: str, *_: object, **__: object) -> _Template:
        """A template that is loaded when it is rendered, where a failure is caught."""
        return _Template(lambda: self._environment.get_template(name), self)

    def failed(self, error: Exception, page: Page | None) -> None:
        """Note what went wrong, on the page where that one alone may be the cause."""
        of_site = problems_of(error, NOW.root)
        if page is None:
            NOW.add(*of_site)
            self._failed.setdefault(str(of_site), [])
            return
        of_page = problems_of(error, NOW.root, NOW.project.page_name(page.file.src_uri))
        if not page.meta.get("template"):
            if (before := self._failed.get(str(of_site))) is not None:
                NOW.problems[:] = [known for known in NOW.problems if known not in before]
                NOW.add(*of_site)
                self._stop(of_site)
            self._failed[str(of_site)] = of_page
        NOW.add(*of_page)


class _Template:
    def __init__(self, load: Callable[[], Any], templates: Templates) -> None:
        self._load = load
        self._templates = templates

    def render(self, context: Mapping[str, Any]) -> str:
        page = context.get("page")
        try:
            with limited():
                return str(self._load().render(context))
        except Exception as error:
            self._templates.failed(error, page)
        return _bare(page) if page else ""


def _bare(page: Page) -> str:
    """A page without the theme."""
    title = escape(str(page.title))
    return (
        f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><article>{page.content or ''}</article></body></html>"
    )

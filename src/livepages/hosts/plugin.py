"""The engine in MkDocs: when to run, what to render, where to publish."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, NoReturn

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from livepages.book import Book, make_book
from livepages.hosts import order, sources, terminal
from livepages.hosts.extension import PAGE
from livepages.hosts.faults import NOW, problems_of
from livepages.hosts.guards import Templates, guard_render, guard_source
from livepages.hosts.settings import Settings, project_of
from livepages.project import Project
from livepages.publishing import companions, packages, palette, style
from livepages.publishing.scripts import without_comments
from livepages.reading.fields import body
from livepages.reading.problems import Problem, ProblemError, report
from livepages.reading.references import NUMBER
from livepages.searching import index
from livepages.showing.rendering import Rendering

EXTENSION = "livepages"


class LivePages(BasePlugin[Settings]):
    """Run the snippets and notebooks of a site, then show them on its pages."""

    serving = False
    project: Project
    book: Book
    palette: Mapping[str, palette.Pair]
    pages: dict[str, Rendering]
    search: index.Search

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a failure stops the build or stands on its page."""
        self.serving = command == "serve"
        os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # the date inside compressed files

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Note where the files of the site lie, and have Markdown ask this engine."""
        settings = Path(config.config_file_path).absolute()
        NOW.begin(Project(settings.parent))
        try:
            self.project = project_of(config, self.config)
        except ValueError as error:
            self._stop([Problem(str(error), settings.name)])
        NOW.begin(self.project)
        self.pages = {}
        if not config.use_directory_urls:
            message = "use_directory_urls: each page needs a folder for what stands beside it"
            self._stop([Problem(message, self.project.name(settings))])
        config.watch += [self.config.snippets, self.config.library]
        if EXTENSION not in config.markdown_extensions:
            config.markdown_extensions.append(EXTENSION)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Refuse a folder that contains itself: MkDocs would never come to its end."""
        if problems := sources.loops(NOW.root, Path(config.docs_dir)):
            NOW.add(*problems)
            self._stop(problems)

    @event_priority(100)  # before mkdocs-jupyter, which opens every file
    def _only_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Leave out what is no file: to read a pipe would wait for ever."""
        for file in list(files):
            if not file.inclusion.is_excluded() and (problem := sources.fault(NOW.root, file)):
                NOW.add(problem)
                files.remove(file)
        return files

    @event_priority(-100)  # after mkdocs-jupyter, which makes pages of Python files
    def _run(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Run what the pages need, before the first of them is rendered."""
        known = {*self.project.pages()}
        found = [f.src_uri for f in files.documentation_pages() if f.src_uri in known]
        NOW.pages = {file.src_uri: file.dest_uri for file in files.documentation_pages()}
        with terminal.progress() as progress:

            def advance(done: int, total: int, name: str) -> None:
                NOW.at(f"snippet {done} of {total}, {name}")
                progress(done, total, name)

            self.book = make_book(self.project, order.of(found, config.nav), advance)
        NOW.add(*self.book.problems)
        NOW.shown = self.book.shown
        self.search = index.Search(self.project)
        own = (config.docs_dir, config.theme.custom_dir)
        for file in files.javascript_files():
            if file.src_dir in own:
                try:
                    file.content_string = without_comments(file.content_string)
                except ValueError as error:
                    NOW.add(*problems_of(error, NOW.root, self.project.page_name(file.src_uri)))
        NOW.add(*packages.publish(files, config, self.config.packages))
        return files

    @event_priority(50)  # before what puts style sheets together
    def _style(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Add the style of what this engine makes, and read the colours."""
        own = self.config.palette
        style.publish(files, config, has_palette=own is not None)
        self.palette = palette.read(palette.DEFAULT)
        try:
            self.palette = palette.read(Path(own)) if own else self.palette
        except palette.PaletteError as error:
            NOW.add(Problem(error.message, self.project.name(str(own)), error.line))
        except (OSError, ValueError) as error:
            NOW.add(Problem(str(error), self.project.name(str(own))))
        return files

    on_files = CombinedEvent(_only_files, _style, _run)

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Say which pages stand twice in the navigation."""
        settings = Path(config.config_file_path).absolute()
        for twice in order.twice(config.nav):
            place = sources.line(settings, twice, last=True)
            NOW.add(Problem(f"{twice} stands twice in nav", self.project.name(settings), place))
        return nav

    def on_pre_page(self, page: Page, /, *, config: MkDocsConfig, files: Files) -> Page:
        """Let a page that cannot be read be an empty one, with a problem."""
        NOW.at(self.project.page_name(page.file.src_uri))
        guard_source(page)
        return page

    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Tell the extension which page comes next."""
        source = page.file.src_uri
        if notebook := self.book.notebooks.get(source):
            del page.render  # the one of mkdocs-jupyter, which knows nothing of records
            page.meta.update(notebook.fields)
            markdown = body(notebook.text)
        elif problem := sources.fields_fault(self.project.page_name(source), markdown):
            NOW.add(problem)
        guard_render(page, lambda: self._give_up(source))
        if source not in self.book.pages:
            return markdown
        rendering = self.pages[source] = Rendering(self.book, source)
        for name in ("title", "description"):
            if isinstance(words := page.meta.get(name), str):
                page.meta[name] = NUMBER.sub(rendering.text, words)
        PAGE.set(rendering)
        return markdown

    def _give_up(self, source: str) -> None:
        """Forget a page whose rendering broke down: unreached fences say nothing."""
        self.pages.pop(source, None)
        PAGE.set(None)

    def on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Tell the templates what the page has."""
        PAGE.set(None)
        self.search.add(page.file.src_uri, str(page.title), page.url, page.meta, html)
        if rendering := self.pages.get(page.file.src_uri):
            page.meta["maths"] = bool(rendering.formulas)
            page.meta["published"] = companions.names(rendering.page)
        return html

    @event_priority(-100)  # after all others
    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Any:
        """Once all pages are rendered: stop if anything is wrong, with all of it in one report."""
        NOW.add(*(p for page in self.pages.values() for p in page.finish()))
        NOW.add(*self.search.problems)
        if NOW.problems and not self.serving:
            self._stop(NOW.problems)
        if NOW.problems and not NOW.watched:
            print(f"\n{report(NOW.problems, NOW.shown)}\n", file=sys.stderr)
        return Templates(env, self._stop)

    def _stop(self, problems: list[Problem]) -> NoReturn:
        """End a build that cannot go on, or must not."""
        if NOW.watched:
            raise ProblemError(problems)
        print(f"\n{report(problems, NOW.shown)}\n", file=sys.stderr)
        raise Abort("The site was not built.")

    def on_post_page(self, output: str, /, *, page: Page, config: MkDocsConfig) -> str:
        """Publish the page's Markdown and notebook beside its HTML."""
        rendering = self.pages.get(page.file.src_uri)
        if rendering and rendering.is_whole():
            companions.page(rendering, Path(page.file.abs_dest_path).parent, self.palette)
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Publish what belongs to the site as a whole, and say what took its time."""
        if NOW.problems and not self.serving:  # of templates: all others have been reported
            self._stop(NOW.problems)
        pages = {name: self.pages[name] for name in order.of(self.pages, config.nav)}
        found = self.search.course(order.of(self.search.pages, config.nav))
        companions.site(Path(config.site_dir), config, pages, {index.PATH: found})
        terminal.slowest(self.book)

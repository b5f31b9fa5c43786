"""A site of the snippets, as one engine wants it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from process import BuildError, python, write
from workload import Pages, library


@dataclass(frozen=True)
class Engine:
    """How an engine takes snippets, and how it is called; its site goes to `site/`."""

    name: str
    packages: tuple[str, ...]  # the first is the engine itself
    files: Callable[[Pages], dict[str, str]]
    command: tuple[str, ...]  # after `python -m`
    prepare: Callable[[Path], None] = lambda folder: None  # what an author does before a build


@dataclass(frozen=True)
class Project:
    """An engine's project in a folder."""

    engine: Engine
    folder: Path

    def write(self, pages: Pages, offset: int = 0) -> None:
        """Write what differs from the last time."""
        write(self.folder, {**library(offset), **self.engine.files(pages)})
        self.engine.prepare(self.folder)

    def build(self) -> float:
        """Seconds of a build, as a whole process."""
        return python(self.folder, "-m", *self.engine.command)[0]

    def wrong(self, pages: Pages, offset: int = 0) -> int:
        """How many numbers on the built pages are not those of this text and this library."""
        pattern = r"(?:total|count) of snippet \d+: \d+"
        shown = set(re.findall(pattern, _text(self.folder / "site")))
        expected = {snippet.line(offset) for page in pages for snippet in page}
        return max(len(shown - expected), len(expected - shown))

    def build_and_check(self, pages: Pages) -> float:
        """Seconds of a build; BuildError where its pages do not show what was to be run."""
        seconds = self.build()
        if wrong := self.wrong(pages):
            raise BuildError(f"{self.engine.name}: {wrong} snippets lack their output in the pages")
        return seconds


def _text(site: Path) -> str:
    pages = (path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html")))
    return "\n".join(html.unescape(re.sub(r"<[^>]*>", "", page)) for page in pages)

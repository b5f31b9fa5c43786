"""What MkDocs and its plugins say in their log, as problems of pages."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

from livepages.hosts import sources
from livepages.hosts.faults import NOW
from livepages.reading.problems import Problem

_LOG = logging.getLogger("mkdocs")
_LINK = re.compile(r"contains an? (?:[a-z]+ )*link '([^']+)'")
_OMITTED = 'included in the "nav" configuration:'
_SETTING = re.compile(r"Config value '([^']+)'")
_OPTION = re.compile(r"Plugin '[^']+' option '([^']+)'")
_NAV = re.compile(r"A(?:n absolute path| reference) to '([^']+)' is included in the 'nav'")
_PAGE_FAILED = re.compile(r"Error (?:reading|building) page '([^']+)'")
_SAID_AGAIN = re.compile(r"(?:Encoding error reading|File not found)")  # of an exception to come


class Heard(logging.Handler):
    """Warnings and errors of one build."""

    def __init__(self, root: Path, settings: str) -> None:
        """Of a project, whose settings stand in a file below its root."""
        super().__init__(logging.WARNING)
        self.root, self.settings = root, settings
        self.problems: list[Problem] = []
        self.page = ""  # the page that stopped the build

    def __enter__(self) -> Heard:
        """Listen."""
        _LOG.addHandler(self)
        _LOG.propagate = False  # nothing twice in the terminal
        return self

    def __exit__(self, *_: Any) -> None:
        """Listen no more."""
        _LOG.removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Take in a message."""
        message = record.getMessage()
        if failed := _PAGE_FAILED.match(message):
            self.page = failed[1]
        elif not _SAID_AGAIN.match(message):
            new = self._read(message)
            self.problems += [problem for problem in new if problem not in self.problems]

    def _read(self, message: str) -> list[Problem]:
        if _OMITTED in message:
            names = re.findall(r"^  - (.+)$", message, re.MULTILINE)
            return [self._omitted(name) for name in names]
        if setting := _SETTING.match(message):
            if '\n  File "' in message:  # the way through Python-Markdown to an extension
                first, *_, last = message.splitlines()
                message = f"{first}\n{last}"
            option = _OPTION.search(message)
            key = option[1] if option else setting[1].partition(".")[0]
            line = sources.line(self.root / self.settings, f"{key}:")
            return [Problem(message, self.settings, line)]
        if entry := _NAV.match(message):
            line = sources.line(self.root / self.settings, entry[1])
            return [Problem(message, self.settings, line)]
        page = _first_named(message)
        if not page:
            return [Problem(message)]
        link = _LINK.search(message)
        line = _line_of_link(NOW.project.page(page), link[1]) if link else 0
        return [Problem(message, NOW.project.page_name(page), line)]

    def _omitted(self, name: str) -> Problem:
        title = Path(name).stem.replace("-", " ").capitalize()
        message = (
            "this page is not in the navigation yet.\n"
            f"Add a line below nav in {self.settings}:\n- {title}: {Path(name).as_posix()}"
        )
        return Problem(message, NOW.project.page_name(Path(name).as_posix()), quiet=True)


def _line_of_link(path: Path, link: str) -> int:
    """Where a page links to a target: the line of the link, or at least one with its words."""
    ways = (f"]({link})", f"]({link} ", f"]: {link}", f'"{link}"', link)
    return next(filter(None, (sources.line(path, way) for way in ways)), 0)


def _first_named(message: str) -> str:
    """The page that a message names first; "" where it names none."""
    places = [(message.find(page), -len(page), page) for page in NOW.pages if page in message]
    return min(places)[2] if places else ""

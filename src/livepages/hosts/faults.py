"""The problems of the build under way, gathered from wherever they are met."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Set
from dataclasses import dataclass, field
from pathlib import Path

from livepages.project import Project
from livepages.reading.problems import Problem, ProblemError
from livepages.running.imports import is_project_file

_YAML_PLACE = re.compile(r'in "(?P<file>[^"]+)", line (?P<line>\d+)')


@dataclass
class Faults:
    """What one build has met so far."""

    project: Project = field(default_factory=lambda: Project(Path()))
    problems: list[Problem] = field(default_factory=list)
    pages: dict[str, str] = field(default_factory=dict)  # source below the docs: file of the site
    shown: Set[str] = frozenset()  # the snippets that pages show
    watched: bool = False  # by a server, which reports the problems itself
    at: Callable[[str], None] = lambda _: None  # told what is being worked on

    @property
    def root(self) -> Path:
        """Where the project lies."""
        return self.project.root

    def begin(self, project: Project) -> None:
        """Forget the build before."""
        self.project, self.problems, self.pages, self.shown = project, [], {}, frozenset()

    def add(self, *problems: Problem) -> None:
        """Take in problems, each once."""
        self.problems += [problem for problem in problems if problem not in self.problems]


NOW = Faults()


def problems_of(error: BaseException, root: Path, place: str = "") -> list[Problem]:
    """An exception as problems, at the innermost line of the project's own files.

    `place` names the file that is at fault where the exception itself does not.
    """
    if isinstance(error, ProblemError):
        return error.problems
    message = f"{type(error).__name__}: {_message(error)}"
    if found := _YAML_PLACE.search(str(error)):
        file, line = found["file"], int(found["line"])
    elif isinstance(name := getattr(error, "filename", None), str) and _line_of(error):
        file, line = name, _line_of(error)  # a mistake in the syntax of Python or of a template
    else:
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if _is_own(root, Path(frame.filename))]
        last = own[-1] if own else None
        file, line = (last.filename, last.lineno or 0) if last else ("", 0)
    if file and is_project_file(root, file):
        file = (root / file).relative_to(root).as_posix()
        if not place or place == file:
            return [Problem(message, file, line)]
        message = f"{message} ({file}:{line})"
    return [Problem(message, place)]


def _is_own(root: Path, path: Path) -> bool:
    """Whether a file is one that an author may have to open; not what only caught the error."""
    caught = path.name == "guards.py" or path.parent.name == "serving"
    return is_project_file(root, path) and not caught


def _line_of(error: BaseException) -> int:
    line = getattr(error, "lineno", None)
    return line if isinstance(line, int) else 0


def _message(error: BaseException) -> str:
    """The words of an exception; those of a mistake in Python's syntax without the file's name."""
    words = error.msg if isinstance(error, SyntaxError) else str(error)
    return words.strip()[:2000]

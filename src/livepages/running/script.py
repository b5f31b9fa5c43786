"""A file that is run in one process: a snippet in one part, a notebook cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from livepages.project import Project


@dataclass(frozen=True)
class Part:
    """What has a record of its own: a whole snippet, or a cell."""

    name: str  # of the record
    code: str
    above: int = 0  # lines of the file that stand above it

    @property
    def is_cell(self) -> bool:
        """Whether it is the cell of a notebook."""
        return "#" in self.name


@dataclass(frozen=True)
class Script:
    """A file of Python, read; its parts run one after the other."""

    path: Path
    text: str
    parts: tuple[Part, ...]


def snippet(project: Project, name: str) -> Script:
    """A snippet as it is now; OSError or UnicodeDecodeError where it cannot be read."""
    path = project.snippet(name)
    text = path.read_text(encoding="utf-8-sig")
    return Script(path, text, (Part(name, text),))

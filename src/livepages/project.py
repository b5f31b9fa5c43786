"""A site's files: where they lie, and what holds for all runs of its snippets."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Project:
    """Where the files of one site lie, and how its snippets run; folders as seen from the root."""

    root: Path
    docs: str = "docs"  # where the pages are
    snippets: str = "snippets"
    library: str = "src"  # what snippets can import
    time_limit: float = 60.0  # seconds of one snippet or cell
    output_limit: int = 100_000  # bytes that it may print
    memory_limit: int = 4_000_000_000  # bytes that it may take, with all that it starts
    warm: tuple[str, ...] = ()  # modules that are imported once for all runs
    seeds: tuple[str, ...] = ()  # functions that take the seed of ambient random numbers
    style: Mapping[str, object] = field(default_factory=dict)  # matplotlib's, over this engine's
    versions: tuple[str, ...] = ()  # distributions whose versions a page may name
    notebooks: tuple[str, ...] = ()  # patterns of the pages that are Python files
    repository: str = ""  # its address, for links to notebooks
    branch: str = "main"  # which they open
    accept: str = "python -m livepages accept"  # what messages say to run

    def __post_init__(self) -> None:
        """Name the root without links, as processes that work in it see it."""
        object.__setattr__(self, "root", self.root.resolve())

    def page(self, source: str) -> Path:
        """The file of a page, from its path below the folder of the pages."""
        return self.root / self.docs / source

    def snippet(self, name: str) -> Path:
        """The file of a snippet, or of the notebook in which a cell stands."""
        path, cell, _ = name.partition("#")
        return self.page(path) if cell else self.root / self.snippets / path

    def page_name(self, source: str) -> str:
        """A page as messages name it."""
        return f"{self.docs}/{source}"

    def name(self, path: str | Path) -> str:
        """Any file as messages name it: from the root, where it lies below it."""
        return Path(os.path.relpath(path, self.root)).as_posix()

    def pages(self) -> list[str]:
        """All pages by their paths below the docs, hidden ones left out as MkDocs does it."""
        folder = self.root / self.docs
        found = []
        for path in folder.rglob("*"):
            source = path.relative_to(folder)
            notebook = path.suffix == ".py" and any(map(source.match, self.notebooks))
            hidden = any(part.startswith(".") for part in source.parts)
            if (path.suffix == ".md" or notebook) and not hidden:
                found.append(source.as_posix())
        return sorted(found)

"""A site of a few pages and snippets in a temporary folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from livepages.__main__ import main
from livepages.book import Book, make_book
from livepages.project import Project

SOURCE = Path(__file__).parents[2] / "src"
CONFIG = """\
site_name: A small site
theme: {name: material, font: false}
plugins: [livepages]
markdown_extensions:
  - admonition
  - tables
  - toc: {permalink: true}
  - pymdownx.details
  - pymdownx.highlight
  - pymdownx.superfences
  - pymdownx.tabbed: {alternate_style: true}
  - livepages
"""
JUPYTER = CONFIG.replace(
    "plugins: [livepages]",
    """\
exclude_docs: "*.out"
plugins:
  - livepages
  - mkdocs-jupyter: {include: ["*.py"]}
""",
)


def with_settings(**settings: Any) -> str:
    """The configuration of a small site that says something to the plugin."""
    return CONFIG.replace("[livepages]", json.dumps([{"livepages": settings}]))


class Site:
    """A project of a few pages and snippets."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.log = ""  # of the first build
        self.write({"mkdocs.yml": CONFIG, "snippets/.keep": "", "docs/.keep": ""})

    def write(self, files: Mapping[str, str]) -> None:
        """Write files, given by their path in the project."""
        for name, text in files.items():
            path = self.root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def clear(self, *names: str) -> None:
        for name in names:
            shutil.rmtree(self.root / name, ignore_errors=True)

    def book(self, seed: int | None = None, **limits: Any) -> Book:
        """The book of all pages, made in this process."""
        project = Project(self.root, **limits)
        return make_book(project, project.pages(), seed=seed)

    def accept(self) -> None:
        """Accept today's outputs; the problems that remain are the test's."""
        main(["accept", "--root", str(self.root)])

    def start(self, *command: str, **environment: str) -> subprocess.Popen[str]:
        """A Python module as a process of its own, in the project's folder."""
        return subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=self.root,
            env={
                **os.environ,
                "PYTHONPATH": str(SOURCE),
                "NO_MKDOCS_2_WARNING": "1",
                **environment,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )

    def run(self, *command: str, **environment: str) -> tuple[int, str]:
        """Exit status and terminal output of a Python module."""
        process = self.start(*command, **environment)
        output, _ = process.communicate(timeout=120)
        return process.returncode, output

    def build(self, **environment: str) -> tuple[int, str]:
        return self.run("mkdocs", "build", **environment)

    def published(self) -> dict[str, bytes]:
        """The content of every file of the site."""
        folder = self.root / "site"
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

"""What is wrong with a site's files before anybody reads them."""

from __future__ import annotations

import os
from pathlib import Path

import yaml
from mkdocs.structure.files import File

from livepages.reading.problems import Problem


def fault(root: Path, file: File) -> Problem | None:
    """The problem of what MkDocs takes for a file and cannot copy, such as a named pipe."""
    path = file.abs_src_path
    if not path or os.path.isfile(path):  # noqa: PTH113
        return None
    place = Path(path)
    what = "a link that leads nowhere" if place.is_symlink() else "neither a file nor a folder"
    name = place.relative_to(root).as_posix() if place.is_relative_to(root) else path
    return Problem(f"this is {what}; it is left out", name)


def loops(root: Path, folder: Path) -> list[Problem]:
    """A problem for each link in a folder that leads to a folder around it."""
    found = []
    for path, folders, _ in os.walk(folder):
        for name in folders:
            link = Path(path, name)
            if link.is_symlink() and Path(path).resolve().is_relative_to(link.resolve()):
                message = "this link leads to a folder that contains it"
                found.append(Problem(message, link.relative_to(root).as_posix()))
    return found


def fields_fault(name: str, text: str) -> Problem | None:
    """The problem of a page whose fields are no YAML: MkDocs takes them for its text.

    `name` is what messages call the page.
    """
    head, dashes, _ = text.removeprefix("---\n").partition("\n---")
    if not text.startswith("---\n") or not dashes:
        return None
    try:
        found = yaml.safe_load(head)
    except (yaml.YAMLError, ValueError) as error:  # a date that is none
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or error
        line = mark.line + 2 if mark else 1
        return Problem(f"the fields between the dashes are not YAML: {what}", name, line)
    if isinstance(found, str) and ":" not in found:
        return None  # a paragraph between two rules
    return Problem("the fields between the dashes are no YAML mapping", name, 1)


def line(path: Path, text: str, *, last: bool = False) -> int:
    """The line of a file where a text stands, the first or the last; 0 where it does not."""
    try:
        lines = path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError:
        return 0
    found = [number for number, words in enumerate(lines, 1) if text in words]
    return found[-1 if last else 0] if found else 0

"""Runs of snippets, without a book around them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from livepages.project import Project
from livepages.records.record import Record
from livepages.running.runner import run_all, run_one
from livepages.running.script import snippet


def run(root: Path, name: str = "a.py", seed: int | None = None, **limits: Any) -> Record:
    """The record of a snippet."""
    project = Project(root, **limits)
    [record] = run_one(project, snippet(project, name), seed)
    return record


def runs(root: Path, names: list[str]) -> dict[str, Record]:
    """The records of several, run side by side, by their names."""
    project = Project(root)
    found = run_all(project, [snippet(project, name) for name in names])
    return {record.snippet: record for _, (record,) in found}

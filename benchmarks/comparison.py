"""The same snippets through this engine and its peers: how long, and how honest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from engine import LIVEPAGES
from peers import PEERS
from process import BuildError
from project import Engine, Project
from rich.table import Table
from table import spread
from workload import Pages, Plan, pages_of, with_edit

ENGINES = (LIVEPAGES, *PEERS)
OFFSET = 7000


@dataclass(frozen=True)
class Cycle:
    """Seconds of three builds, and whether the fourth told the truth."""

    cold: float
    unchanged: float
    edited: float
    honest: bool  # after an edit in the library, the pages show its numbers


def compare(work: Path, plan: Plan) -> tuple[Table, list[str]]:
    """A row per engine, and what failed; the engines take turns, each time in a new folder."""
    found: dict[str, list[Cycle]] = {engine.name: [] for engine in ENGINES}
    reasons = {engine.name: _missing(engine) for engine in ENGINES}
    failures = []
    for run in range(plan.runs):
        for engine in [engine for engine in ENGINES if not reasons[engine.name]]:
            project = Project(engine, work / f"{engine.name}-{run}")
            try:
                found[engine.name].append(_cycle(project, pages_of(plan.snippets)))
            except BuildError as error:
                reasons[engine.name] = "failed"
                failures.append(f"{engine.name} could not be measured: {error}")
    heads = ("cold build", "nothing changed", "one snippet edited", "library edited: shows it")
    table = Table(f"{plan.snippets} snippets", *heads, box=None, pad_edge=False)
    for engine in ENGINES:
        reason = reasons[engine.name]
        table.add_row(_label(engine), *([reason] if reason else _cells(found[engine.name])))
    return table, failures


def _cycle(project: Project, pages: Pages) -> Cycle:
    project.write(pages)
    cold, unchanged = project.build_and_check(pages), project.build_and_check(pages)
    edited = with_edit(pages)
    project.write(edited)
    seconds = project.build_and_check(edited)
    project.write(edited, OFFSET)
    project.build()
    return Cycle(cold, unchanged, seconds, project.wrong(edited, OFFSET) == 0)


def _cells(cycles: Sequence[Cycle]) -> list[str]:
    times = ([c.cold for c in cycles], [c.unchanged for c in cycles], [c.edited for c in cycles])
    honest = all(cycle.honest for cycle in cycles)
    return [
        *(spread(seconds, "{:.1f}", " s") for seconds in times),
        "yes" if honest else "no",
    ]


def _label(engine: Engine) -> str:
    if not engine.packages or _missing(engine):
        return engine.name
    return f"{engine.name} {metadata.version(engine.packages[0])}"


def _missing(engine: Engine) -> str:
    """Which of its packages are not installed, if any."""
    absent = []
    for package in engine.packages:
        try:
            metadata.version(package)
        except metadata.PackageNotFoundError:
            absent.append(package)
    return f"not installed: {', '.join(absent)}" if absent else ""

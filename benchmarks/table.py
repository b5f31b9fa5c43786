"""What was measured, as tables for a terminal or a file."""

from __future__ import annotations

import os
import platform
import statistics
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import metadata

from rich.console import Console
from rich.table import Table

CONSOLE = Console(width=None if sys.stdout.isatty() else 120, highlight=False)


@dataclass(frozen=True)
class Row:
    """A figure, what was measured, and its target; `holds` is None where there is no target."""

    figure: str
    measured: str
    target: str = ""
    holds: bool | None = None


def spread(values: Sequence[float], form: str, unit: str = "") -> str:
    """The median of the runs, with the smallest and the largest where they differ."""
    low, middle, high = (
        form.format(value) for value in (min(values), statistics.median(values), max(values))
    )
    return f"{middle}{unit}" if low == high else f"{middle}{unit} ({low}–{high})"


def at_most(figure: str, values: Sequence[float], limit: float, form: str, unit: str) -> Row:
    """A figure whose median must not lie above a limit."""
    holds = statistics.median(values) <= limit
    return Row(figure, spread(values, form, unit), f"≤ {limit:g}{unit}", holds)


def exactly(figure: str, values: Sequence[float], expected: float) -> Row:
    """A count that must be the same in every run."""
    return Row(figure, spread(values, "{:g}"), f"{expected:g}", set(values) == {expected})


def targets(rows: Sequence[Row]) -> Table:
    """Each figure beside its target."""
    table = Table("figure", "measured", "target", "", box=None, pad_edge=False)
    for row in rows:
        verdict = {True: "holds", False: "does not hold", None: ""}[row.holds]
        table.add_row(row.figure, row.measured, row.target, verdict)
    return table


def surroundings() -> str:
    """What the figures depend on besides the code."""
    versions = f"Python {platform.python_version()}, torch {metadata.version('torch')}"
    return f"{os.cpu_count()} processors, {versions}; median (smallest–largest) of the runs"

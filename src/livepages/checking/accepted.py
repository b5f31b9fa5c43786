"""The accepted output of a snippet: a text beside it, compared with what it prints today."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from pathlib import Path

from livepages.project import Project
from livepages.records.record import Axes, Record, Series

RELATIVE = 0.005  # what processors make of the last digit, and never a change of one per cent
_NUMBER = re.compile(r"[-+−]?(?<![\d.])\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?!\.?\d)")


def path_of(project: Project, snippet: str) -> Path:
    """Where the accepted output of a snippet stands; the cells of a notebook share one file."""
    return project.snippet(snippet).with_suffix(".out")


def before(project: Project, snippet: str) -> str:
    """The accepted output of a snippet or cell; FileNotFoundError where there is none.

    OSError where it is not a file, ValueError where it is not UTF-8.
    """
    path = path_of(project, snippet)
    if path.exists() and not path.is_file():
        raise OSError("it is not a file")  # to open a pipe would wait for ever
    text = path.read_text(encoding="utf-8")
    if cell := snippet.partition("#")[2]:
        parts: dict[str, str] = dict(
            re.findall(r"^=== (\w+)\n(.*?)(?=^=== |\Z)", text, re.DOTALL | re.MULTILINE)
        )
        if cell not in parts:
            raise FileNotFoundError(cell)
        return parts[cell]
    return text


def of_notebook(records: Iterable[Record]) -> str:
    """The outputs of a notebook's cells, each below the name of its cell."""
    return "".join(f"=== {r.snippet.partition('#')[2]}\n{text_of(r)}" for r in records)


def text_of(record: Record) -> str:
    """What a run printed, warned and raised, then the plotted data of each figure."""
    parts = [record.stdout]
    parts += [f"--- warning\n{warning.traceback}\n" for warning in record.warnings]
    if record.error:
        parts.append(f"--- error\n{record.error.traceback}\n")
    for number, figure in enumerate(record.figures, 1):
        texts = "".join(f'text "{text}"\n' for text in figure.texts)
        axes = "".join(map(_axes, figure.axes))
        parts.append(f"--- figure {number}\n{texts}{axes}")
    text = "".join(part if part.endswith("\n") or not part else f"{part}\n" for part in parts)
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def difference(accepted: str, printed: str) -> str:
    """A diff from the accepted to the printed text; empty where they agree.

    A number with decimals or an exponent may be off by one unit in its last printed digit, as
    far as that is no more than half a per cent of it; all else must be equal: whole numbers, such
    as counts of steps, and words.
    """
    old, new = accepted.splitlines(), printed.splitlines()
    if len(old) == len(new) and all(map(_agree, old, new)):
        return ""
    return "\n".join(difflib.unified_diff(old, new, "accepted", "printed now", lineterm="", n=1))


def _agree(old: str, new: str) -> bool:
    if old == new:
        return True
    if _NUMBER.sub("#", old).split() != _NUMBER.sub("#", new).split():
        return False
    return all(map(_close, _NUMBER.findall(old), _NUMBER.findall(new)))


def _close(old: str, new: str) -> bool:
    if old.lstrip("-+−").isdigit() and new.lstrip("-+−").isdigit():
        return old == new
    unit = min(_last_digit(number) for number in (old, new))
    a, b = (float(number.replace("−", "-")) for number in (old, new))
    return abs(a - b) <= min(unit, RELATIVE * max(abs(a), abs(b))) * 1.000001


def _last_digit(number: str) -> float:
    """What one unit in the last printed digit is worth."""
    mantissa, _, exponent = number.lower().partition("e")
    return float(f"1e{int(exponent or 0) - len(mantissa.partition('.')[2])}")


def _axes(axes: Axes) -> str:
    title = f'"{axes.title}" ' if axes.title else ""
    space = f', z "{axes.z}"' if axes.z else ""
    notes = "".join(f"  {note}\n" for note in (*axes.ticks, *axes.notes))
    return f'axes {title}x "{axes.x}", y "{axes.y}"{space}\n{notes}' + "".join(
        map(_series, axes.series)
    )


def _series(series: Series) -> str:
    label = f' "{series.label}"' if series.label else ""
    samples = " ".join(f"({', '.join(sample)})" for sample in series.samples)
    if series.kind in ("text", "row"):
        return f"  {series.kind}{label}{f' at {samples}' if samples else ''}\n"
    ranges = ", ".join(f"{column.name} {column.range}".rstrip() for column in series.columns)
    points = "1 point" if series.size == 1 else f"{series.size} points"
    return f"  {series.kind}{label}: {points}, {ranges}: {samples}\n"

"""What a notebook left behind when it was executed: a record for each of its code cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from livepages.notebooks.kernel import FIGURE, PREFIX, VALUES
from livepages.notebooks.source import Cell, cells, snippet_name
from livepages.reading.problems import Problem
from livepages.records.record import Failure, Figure, Record, figure_from_json

_ANSI = re.compile(r"\x1b\[[0-9;]*m")


def records(page: str, source: str, notebook: Mapping[str, Any]) -> dict[str, Record]:
    """The records of a page's code cells, by name, from its executed notebook (nbformat 4).

    ValueError where the notebook is not that of the source, or is no notebook at all.
    """
    named = [cell for cell in cells(source) if cell.name]
    try:
        ran = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
        if [cell["metadata"]["title"] for cell in ran] != [cell.name for cell in named]:
            raise ValueError("the executed notebook has other cells than its source")
        pairs = zip(named, ran, strict=True)
        return {snippet_name(page, cell): _record(page, cell, run) for cell, run in pairs}
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"this is not an executed notebook: {error!r}") from error


def problem(name: str, source: str, message: str) -> Problem:
    """What stopped a notebook, from the message of the exception that its execution raised."""
    text = _ANSI.sub("", message).strip()
    named = [cell for cell in cells(source) if cell.name]
    lines = source.split("\n")
    places = re.findall(r"Cell In\[(\d+)\], line (\d+)", text)
    if not places:
        return Problem(f"the notebook stopped: {text[-2000:]}", name)
    number, inner = map(int, places[-1])  # the innermost line that is the page's own
    first = named[number - 1].line
    line = first + _skipped(lines, first) + inner
    return Problem(text.split("\n")[-1], name, line, quote=lines[line - 1])


def _skipped(lines: list[str], first: int) -> int:
    """How many empty lines follow a marker: the kernel's numbers leave them out."""
    return next((i for i, line in enumerate(lines[first:]) if line.strip()), 0)


def _record(page: str, cell: Cell, run: Mapping[str, Any]) -> Record:
    record = Record(snippet_name(page, cell), f"{cell.text}\n")
    for output in run["outputs"]:
        kind = output["output_type"]
        data = output.get("data", {})
        if kind == "stream" and output["name"] == "stdout":
            record.stdout += output["text"]
        elif kind == "stream":
            record.stderr += output["text"]
        elif VALUES in data:
            record.values = data[VALUES]
        elif FIGURE in data:
            _add(record, data[FIGURE])
        elif kind == "error":  # nbclient has stopped for those of the cell: this one is ours
            record.error = Failure(output["ename"], output["evalue"])
        else:
            shown = data.get("text/plain", kind)
            message = f"the cell shows {shown!r}, which no script would: print it, or draw it"
            record.error = Failure("NotebookError", message)
    return record


def _add(record: Record, figure: Mapping[str, Any]) -> None:
    if "error" in figure:
        record.error = Failure("FigureError", figure["error"])
        return
    prefix = re.sub(r"\W", "-", f"figure-{record.snippet.replace('.py#', '-')}")
    drawn: Figure = figure_from_json(figure)
    record.figures.append(Figure(drawn.svg.replace(PREFIX, prefix), drawn.axes))

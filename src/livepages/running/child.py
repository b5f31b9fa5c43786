"""Run one script in this process, which is its own, and write down what it left behind."""

from __future__ import annotations

import ast
import faulthandler
import io
import json
import multiprocessing
import os
import random
import re
import secrets
import socket
import sys
import time
import types
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from livepages.project import Project
from livepages.records.box_plots import note_boxes
from livepages.records.drawing import STYLE, draw
from livepages.records.figure_data import plotted, texts
from livepages.records.record import Failure, Figure, Record
from livepages.records.values import capture
from livepages.running.failures import failure, warning
from livepages.running.imports import watch
from livepages.running.script import Part, Script

_NETWORK = {"connect", "sendto", "sendmsg", "getaddrinfo", "gethostbyname", "gethostbyaddr"}


class NotebookError(Exception):
    """A cell does what only a notebook can."""


@dataclass(frozen=True)
class Job:
    """What a child needs to know: what to run, and where to work."""

    project: Project
    script: Script
    folder: Path  # its empty working folder
    result: Path  # where the records go
    mark: bytes  # what parts the output of one part from that of the next
    seed: int | None  # of the ambient random numbers; None: from the system


def main(job: Job, stdout: Connection, stderr: Connection) -> None:
    """Run a job; its output goes to the two pipes, its records to a file."""
    import livepages.running.warm  # noqa: F401  # done already, unless the platform cannot fork

    if hasattr(os, "setsid"):
        os.setsid()
    for pipe, number in ((stdout, 1), (stderr, 2)):
        os.dup2(pipe.fileno(), number)
        pipe.close()
    sys.stdout = io.TextIOWrapper(
        os.fdopen(1, "wb", closefd=False), encoding="utf-8", newline="\n", line_buffering=True
    )
    sys.stderr = io.TextIOWrapper(
        os.fdopen(2, "wb", closefd=False), encoding="utf-8", newline="\n", line_buffering=True
    )
    os.chdir(job.folder)
    multiprocessing.set_start_method(None, force=True)  # the platform's, not this engine's
    _seed(job.seed, job.project.seeds)
    sys.addaudithook(no_network)
    records: list[Record] = []
    for record in run(job):
        sys.stdout.flush()
        sys.stderr.flush()
        records.append(record)
        if len(records) < len(job.script.parts) and not record.error:
            _write(job.result, records)  # what follows may end the process
            for number in (1, 2):
                os.write(number, job.mark)
    _write(job.result, records)
    faulthandler.cancel_dump_traceback_later()


def _write(path: Path, records: list[Record]) -> None:
    unfinished = path.with_suffix(".part")
    unfinished.write_text(json.dumps([record.to_json() for record in records]), encoding="utf-8")
    unfinished.replace(path)


def run(job: Job) -> Iterator[Record]:
    """The record of each part up to one that fails, run as one program in this process."""
    root, path = job.project.root, job.script.path
    module = types.ModuleType("__main__")
    module.__file__ = str(path)
    sys.modules["__main__"] = module
    sys.argv = [str(path)]
    outside = [entry for entry in sys.path if entry and Path(entry).absolute() != root]
    sys.path[:] = [str(root / job.project.library), *outside]
    seen: dict[str, str] = {}
    watch(root, seen)
    style(job.project.style)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "FigureCanvasAgg is non-interactive")
        for part in job.script.parts:
            faulthandler.dump_traceback_later(job.project.time_limit, exit=True, file=2)
            started = time.perf_counter()
            record = _run(job, part, module.__dict__)
            record.seconds = time.perf_counter() - started
            seen.pop(job.project.name(path), None)  # in the key of the cache already
            record.dependencies = seen
            yield record
            if record.error:
                break


def _run(job: Job, part: Part, names: dict[str, Any]) -> Record:
    root, path = job.project.root, job.script.path
    record = Record(part.name, part.code)
    warnings.showwarning = lambda message, category, filename, line, *_: record.warnings.append(
        warning(job.script.text, str(message), category, line if filename == str(path) else 0)
    )
    try:
        if part.is_cell:
            _execute_cell(part, path, names)
        else:
            exec(compile(part.code, str(path), "exec", dont_inherit=True), names)
    except SystemExit as stop:
        if stop.code not in (None, 0):
            message = f"the snippet ended itself with exit status {stop.code}"
            record.error = failure(root, path, stop, message)
    except BaseException as error:
        record.error = failure(root, path, error, str(error))
    if record.error is None:
        _draw(record)
    record.values = capture(names)
    return record


def _execute_cell(part: Part, path: Path, names: dict[str, Any]) -> None:
    """Run a cell; NotebookError where a notebook would show what no script does."""
    tree = ast.parse("\n" * part.above + part.code, str(path))
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, str(path), "exec", dont_inherit=True), names)
    if isinstance(last, ast.Expr):
        shown = eval(
            compile(ast.Expression(last.value), str(path), "eval", dont_inherit=True), names
        )
        if shown is not None:
            raise NotebookError(
                f"the cell shows {shown!r}, which no script would: print it, or draw it"
            )


def _draw(record: Record) -> None:
    pyplot = sys.modules.get("matplotlib.pyplot")
    place, cell, name = record.snippet.partition("#")
    prefix = re.sub(r"\W", "-", f"figure-{place.removesuffix('.py')}{'-' if cell else ''}{name}")
    for index, number in enumerate(pyplot.get_fignums() if pyplot else [], 1):
        try:
            figure = pyplot.figure(number)  # type: ignore[union-attr]
            svg = draw(figure, prefix if index == 1 else f"{prefix}-{index}")
            record.figures.append(Figure(svg, plotted(figure), texts(figure)))
        except Exception as error:
            record.error = Failure("FigureError", str(error))
    if pyplot:
        pyplot.close("all")


def style(own: Mapping[str, object]) -> None:
    """Give matplotlib the style of the engine and what a site has over it, once it is imported."""
    if matplotlib := sys.modules.get("matplotlib"):
        matplotlib.rcdefaults()
        matplotlib.rcParams.update({**STYLE, **own})
        note_boxes()


def _seed(seed: int | None, seeds: Iterable[str]) -> None:
    """Give the ambient random numbers a start of their own; a fork would inherit one."""
    random.seed(seed)
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed(seed)
    for name in seeds:
        module, _, function = name.rpartition(".")
        if module in sys.modules:
            start = secrets.randbits(63) if seed is None else seed
            getattr(sys.modules[module], function)(start)


def no_network(event: str, arguments: tuple[object, ...]) -> None:
    """The audit hook that keeps a run from reaching out."""
    if event.startswith("socket.") and event[7:] in _NETWORK:
        local = getattr(arguments[0], "family", None) == getattr(socket, "AF_UNIX", ...)
        if not local:
            raise PermissionError("a snippet has no network: it must run anywhere, at any time")

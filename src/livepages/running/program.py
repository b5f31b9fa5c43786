"""A snippet's program, run in this process as `python file.py` runs it, to its very end."""

from __future__ import annotations

import ast
import atexit
import builtins
import contextlib
import faulthandler
import gc
import json
import os
import re
import sys
import threading
import time
import traceback
import types
import warnings
from collections.abc import Callable, Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import Any, NoReturn

from livepages.records.record import Failure, Record
from livepages.records.values import capture
from livepages.running.conditions import Conditions
from livepages.running.failures import failure, line_of, warning
from livepages.running.figures import Figures
from livepages.running.imports import follow
from livepages.running.job import Job
from livepages.running.reads import Reads
from livepages.running.script import Part

# the snippet may replace what stands in the modules; this keeps what stood there before
_encode = json.JSONEncoder().encode
_open, _write, _replace, _getpid = os.open, os.write, os.replace, os.getpid
_close, _run_exit_functions = os.close, atexit._run_exitfuncs
_clock, _isinstance = time.perf_counter, isinstance
_join_threads: Callable[[], None] = threading._shutdown  # type: ignore[attr-defined]
_TOOLS = (builtins, os, os.path, json, time, re, traceback)
_INTACT: list[dict[str, Any]] = []
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


class NotebookError(Exception):
    """A cell does what only a notebook can."""


class Program:
    """One script, from its start to the end of its process."""

    def __init__(self, job: Job, folder: Path) -> None:
        """Of a job, in a folder that is its own."""
        self.job, self.path = job, job.path
        self.records: list[Record] = []
        self.unfinished, self.result = str(folder / "records.part"), str(folder / "records.json")
        self.seen: dict[str, str] = {}
        self.reads = Reads(job.project.root, self.seen, folder)
        self.conditions = Conditions(job.project, job.environment)
        self.figures = Figures(self.line, job.quoted)
        self.process = _getpid()
        self.leave: Callable[[int], NoReturn] = os._exit
        self.relax: Callable[[], None] = lambda: None  # allows some more memory
        self.stack = 2  # where faulthandler writes
        self.status = 0

    @property
    def record(self) -> Record:
        """That of the part under way."""
        return self.records[-1]

    def run(self) -> NoReturn:
        """Run it, and end this process as Python would end it."""
        follow(self.job.project.root, self.reads.remember)
        self.reads.begin()
        self.conditions.begin(self.path, self.job.project.root)
        self.figures.begin()
        _INTACT[:] = [dict(vars(module)) for module in _TOOLS]
        warnings.showwarning = self._warn  # type: ignore[assignment]
        names = self.names = self._main()
        last = self.job.script.parts[-1]
        for part in self.job.script.parts:
            faulthandler.dump_traceback_later(
                self.job.project.time_limit, exit=True, file=self.stack
            )
            started = _clock()
            self.records.append(Record(part.name, part.code))
            self.figures.next_part(part.name)
            self._execute(part, names)
            if part is last or self.record.error or _getpid() != self.process:
                break
            self._look(names)
            self.record.seconds = _clock() - started
            if self.record.error:
                break
            self._part_output()
        del names
        self._end(started)

    def _end(self, started: float) -> NoReturn:
        """The steps in which Python ends, and between them what the page wants to know."""
        self._finish("threads", _join_threads)
        sys.setrecursionlimit(max(sys.getrecursionlimit(), 3000))
        self.relax()
        if _getpid() == self.process:
            self._look(self.names)
        self._finish("exit functions", _run_exit_functions)
        self.record.seconds = _clock() - started
        self.names = {}
        self._finish("waste", self._drop_main)
        self._flush()
        if _getpid() == self.process:
            with _own_tools():
                self._write_down(whole=True)
        self.leave(self.status)

    @staticmethod
    def _drop_main() -> None:
        """Let go of the main module, and with it of what only that has held."""
        sys.modules.pop("__main__", None)
        for name in ("last_type", "last_value", "last_traceback", "last_exc"):
            sys.__dict__.pop(name, None)
        gc.collect()

    def _flush(self) -> None:
        for name in ("stdout", "stderr"):
            self._finish("output", getattr(getattr(sys, name, None), "flush", lambda: None))

    def _part_output(self) -> None:
        """Mark where the output of a part ends; keep its record, for the next may end all."""
        self._flush()
        with _own_tools():
            self._write_down(whole=False)
        for number in (1, 2):
            _write(number, self.job.mark)

    def _main(self) -> dict[str, Any]:
        """The namespace of the main module, as Python begins it."""
        module = types.ModuleType("__main__")
        names = module.__dict__
        loader = SourceFileLoader("__main__", self.path)
        own = {"__annotations__": {}, "__builtins__": builtins, "__file__": self.path}
        if sys.version_info >= (3, 14):
            del own["__annotations__"]
        names.update({"__loader__": loader, **own, "__cached__": None})
        sys.modules["__main__"] = module
        return names

    def _execute(self, part: Part, names: dict[str, Any]) -> None:
        try:
            try:
                if part.is_cell:
                    self._execute_cell(part, names)
                else:
                    exec(self._compiled(part.code), names)
            finally:  # now: what follows is no longer the program's
                sys.settrace(None)
                sys.setprofile(None)
        except SystemExit as stop:
            self._stopped(stop)
        except BaseException as error:
            self._raised(error)

    def _compiled(self, code: str | ast.Module | ast.Expression, mode: str = "exec") -> Any:
        try:
            return compile(code, self.path, mode, dont_inherit=True)
        except ValueError as error:  # no text of a program, such as one with a null
            raise SyntaxError(str(error)) from None
        except (MemoryError, RecursionError):
            raise SyntaxError("nested too deep") from None

    def _execute_cell(self, part: Part, names: dict[str, Any]) -> None:
        """Run a cell; NotebookError where a notebook would show what no script does."""
        tree = ast.parse("\n" * part.above + part.code, self.path)
        last = tree.body.pop() if tree.body and _isinstance(tree.body[-1], ast.Expr) else None
        exec(self._compiled(tree), names)
        if last is not None:
            shown = eval(self._compiled(ast.Expression(last.value), "eval"), names)  # type: ignore[attr-defined]
            if shown is not None:
                raise NotebookError(
                    f"the cell shows {shown!r}, which no script would: print it, or draw it"
                )

    def _stopped(self, stop: SystemExit) -> None:
        status = stop.code
        self.status = status if isinstance(status, int) else int(status is not None)
        if self.status:
            message = f"the snippet ended itself with exit status {_words(status)}"
            self.record.error = failure(self.job, stop, message)

    def _raised(self, error: BaseException) -> None:
        self.status = 1
        message = _words(error)
        if _isinstance(error, MemoryError) and not message:
            limit = self.job.project.memory_limit / 1e9
            message = f"needs more memory than the limit, {limit:.2g} GB"
        try:
            with _own_tools():
                self.record.error = failure(self.job, error, message)
        except BaseException:  # the snippet has broken what this takes
            self.record.error = Failure(type(error).__name__, message)
        child = _getpid() != self.process
        if child or sys.excepthook is not sys.__excepthook__:
            self._finish("hook", lambda: sys.excepthook(type(error), error, error.__traceback__))

    def _look(self, names: dict[str, Any]) -> None:
        """Take the figures and the values that the program has left."""
        try:
            with _own_tools(), warnings.catch_warnings():
                warnings.showwarning = self._warn  # type: ignore[assignment]
                if self.record.error is None:
                    self.figures.finish()
                    self.record.error = self.figures.error
                    self.record.figures = self.figures.drawn
            self.record.values = capture(names)
        except BaseException as error:
            if self.record.error is None:
                self._raised(error)

    def _write_down(self, *, whole: bool) -> None:
        """Write the records to their file, at once; the whole of them with what they depend on."""
        if whole:
            self.reads.end()
            self.seen.pop(self.job.project.name(self.path), None)  # its text is kept
            conditions = self.conditions.found(self.seen)
            for record in self.records:
                record.dependencies, record.conditions = self.seen, conditions
        data = _encode([record.to_json() for record in self.records]).encode()
        file = _open(self.unfinished, _FLAGS, 0o600)
        while data:
            data = data[_write(file, data) :]
        _close(file)
        _replace(self.unfinished, self.result)
        if whole:
            faulthandler.cancel_dump_traceback_later()

    def _finish(self, what: str, step: Any) -> None:
        """Take one of the steps in which Python ends, whatever it raises."""
        try:
            step()
        except BaseException as error:
            if what == "output":
                return
            try:
                sys.__excepthook__(type(error), error, error.__traceback__)
            except BaseException:
                return

    def _warn(self, message: object, category: type, filename: str, line: int, *_: object) -> None:
        place = line if filename == self.path else 0
        self.record.warnings.append(warning(self.job, _words(message), category, place))

    def line(self, frame: types.FrameType | None) -> int:
        """The line of the snippet that led to a frame."""
        return line_of(self.path, frame)

    def note_control(self, frame: types.FrameType | None) -> None:
        """Keep the line that first printed what a page cannot show."""
        if not self.record.control:
            self.record.control = self.line(frame)


@contextlib.contextmanager
def _own_tools() -> Iterator[None]:
    """Python's own functions for this engine's work, whatever the snippet has put there."""
    before = [(module, dict(vars(module))) for module in _TOOLS]
    for module, names in zip(_TOOLS, _INTACT, strict=True):
        vars(module).update(names)
    try:
        yield
    finally:
        for module, names in before:
            vars(module).update(names)


def _words(thing: object) -> str:
    """An object in words, or its kind where it has none."""
    try:
        return str(thing)
    except BaseException as error:
        return f"(no words: its __str__ raised {type(error).__name__})"

"""Child: the process in which a learner's file runs and is checked.

`python -P -m dlbasics.exercises.running.child FILE NUMBER FOLDER SECONDS` writes the report to
FOLDER/report.json. Nothing that the file prints, closes or raises can get in its way.
"""

import contextlib
import faulthandler
import linecache
import os
import sys
import types
import warnings
from collections.abc import Callable
from json import dumps  # a reference of its own: the file may replace what is in a module
from pathlib import Path
from typing import NoReturn, TextIO

from dlbasics.exercises.catalogue import Exercise, find
from dlbasics.exercises.running.examine import blank, examine, postpone
from dlbasics.exercises.running.source import Cell, blanks, read
from dlbasics.exercises.words.explained import explain
from dlbasics.exercises.words.report import Report


def main(file: str, number: str, folder: str, seconds: str) -> None:
    """Run the file, check its variables, write the report and end the process at once."""
    path, exercise, result = Path(file), find(number), Path(folder, "report.json")
    with Path(folder, "trace").open("w") as trace:
        faulthandler.enable(trace)
        faulthandler.dump_traceback_later(float(seconds), exit=True, file=trace)
        end = _note_ends(trace)
        report = _checked(path, exercise)
        unfinished = result.with_suffix(".part")
        unfinished.write_text(dumps(report.to_json()), encoding="utf-8")
        unfinished.replace(result)
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(Exception):  # closed by the file, or replaced
                stream.flush()
        end(0)  # whatever the file has left running


def _note_ends(trace: TextIO) -> Callable[[int], NoReturn]:
    """Let a sudden end of the process leave the line behind; what really ends it is returned."""
    end = os._exit

    def noted(status: int) -> NoReturn:
        faulthandler.dump_traceback(trace)
        end(status)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event == "os.kill":
            faulthandler.dump_traceback(trace)

    os._exit = noted
    sys.addaudithook(hook)
    return end


def _checked(path: Path, exercise: Exercise) -> Report:
    cells = read(path)
    empty = blanks(cells, exercise.blanks)
    module = types.ModuleType("__main__")
    module.__file__ = str(path)
    sys.modules["__main__"] = module
    sys.argv = [str(path)]
    sys.path[:] = [str(path.parent), *map(os.path.abspath, sys.path)]
    os.chdir(path.parent)
    warnings.filterwarnings("ignore", "FigureCanvasAgg is non-interactive")
    postpone()
    error = _run(cells, module)
    if error is not None and not empty:
        return Report(exercise.number, exercise.title, (explain(error, module.__dict__),))
    os.chdir(path.parent)
    report = examine(exercise, module.__dict__, empty)
    if empty and not any(name in each.message for each in report.findings for name in empty):
        return Report(exercise.number, exercise.title, (*report.findings, blank(exercise, empty)))
    return report


def _run(cells: list[Cell], module: types.ModuleType) -> BaseException | None:
    """What the cells raised, if anything."""
    for cell in cells:
        lines = cell.code.splitlines(keepends=True)
        linecache.cache[cell.filename] = (len(cell.code), None, lines, cell.filename)
        try:
            exec(compile(cell.code, cell.filename, "exec"), module.__dict__)
        except BaseException as error:
            return error
    return None


if __name__ == "__main__":
    main(*sys.argv[1:])

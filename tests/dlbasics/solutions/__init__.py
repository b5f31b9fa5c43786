"""Right solutions as files, one folder an exercise, and how a test runs and checks a solution."""

from __future__ import annotations

import sys
import types
from pathlib import Path

from dlbasics.exercises.catalogue import EXERCISES, Exercise
from dlbasics.exercises.running.examine import examine
from dlbasics.exercises.words.explained import explain
from dlbasics.exercises.words.report import Finding, Report

FOLDER = Path(__file__).parent
BY_NAME = {exercise.name: exercise for exercise in EXERCISES}


def right(name: str) -> str:
    """The code of a right solution, such as `model/linear`."""
    return (FOLDER / f"{name}.py").read_text(encoding="utf-8")


def changed(name: str, *edits: tuple[str, str]) -> str:
    """A right solution with some of its text replaced; each old text must stand there."""
    code = right(name)
    for old, new in edits:
        assert old in code, f"{old!r} is not in {name}"
        code = code.replace(old, new)
    return code


def run(code: str, exercise: Exercise) -> Report:
    """The report on a solution that runs in this process."""
    module = sys.modules["mine"] = types.ModuleType("mine")
    try:
        exec(compile(code, "mine.py", "exec"), module.__dict__)
    except Exception as error:
        return Report(exercise.number, exercise.title, (explain(error, module.__dict__),))
    return examine(exercise, module.__dict__)


def first_bad(report: Report) -> Finding:
    """The first finding that is not right."""
    return next(finding for finding in report.findings if not finding.good)

"""Commands: what `dlbasics` does when it is called; each returns the exit status."""

from __future__ import annotations

import argparse
import difflib
import importlib.util
import shlex
from collections.abc import Sequence
from pathlib import Path

from dlbasics.exercises.catalogue import EXERCISES, Exercise, find


class UsageError(Exception):
    """What keeps a command from doing anything, in one sentence for the user."""


def start(options: argparse.Namespace) -> int:
    """Write the starters into a folder; 1 where a changed file was kept."""
    from dlbasics.exercises.command_line import starting

    folder = Path(options.folder)
    try:
        written = starting.start(folder)
    except FileNotFoundError as error:
        raise UsageError(f"this installation has no starter {Path(error.filename).name}.") from None
    except OSError as error:
        raise UsageError(f"cannot write into {folder}: {error.strerror}.") from None
    for words, names in (("wrote", written.new), ("there already", written.same)):
        if names:
            where = "this folder" if folder == Path() else folder
            print(f"{words}: {len(names)} starters in {where}")
    for name in written.kept:
        print(f"kept: {name} has been changed, it stays as it is")
    first = EXERCISES[0]
    print(
        f"\nNext: open {first.stem}.py, or {first.stem}.ipynb, and fill in each `...`.\n"
        f"Then: dlbasics check 1 {shlex.quote(str(folder / first.stem) + '.py')}"
    )
    return 1 if written.kept else 0


def check(options: argparse.Namespace) -> int:
    """Check one solution; 0 only if it has passed."""
    exercise = _exercise(options.exercise)
    path = Path(options.file) if options.file else _solution(exercise)
    if path.is_dir():
        raise UsageError(f"{path} is a folder, not a file.")
    if not path.is_file():
        near = _near(path)
        meant = f", did you mean {near}?" if near else ": is it in another folder?"
        raise UsageError(f"there is no file {path}{meant}")
    if path.suffix not in (".py", ".ipynb"):
        raise UsageError(f"{path} is neither a Python file (.py) nor a notebook (.ipynb).")
    limit = _limit(options.time_limit)
    _need([exercise])

    from dlbasics.exercises.command_line.terminal import show_report
    from dlbasics.exercises.running.isolated import check_file

    try:
        checked = check_file(exercise, path, limit)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}.") from None
    show_report(checked, f"dlbasics check {exercise.number} {shlex.quote(str(path))}")
    return 0 if checked.report.passed else 1


def status(options: argparse.Namespace) -> int:
    """Show how far the solutions in a folder are; 0 only if all have passed."""
    folder, limit = Path(options.folder), _limit(options.time_limit)
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}.")

    from dlbasics.exercises.command_line.progress import progress
    from dlbasics.exercises.command_line.starting import is_changed, solutions
    from dlbasics.exercises.command_line.terminal import show_progress

    _need([each for each in EXERCISES if any(map(is_changed, solutions(folder, each)))])
    try:
        rows = [progress(each, folder, limit) for each in EXERCISES]
    except OSError as error:
        raise UsageError(f"cannot read {error.filename}: {error.strerror}.") from None
    show_progress(rows)
    if not any(row.file for row in rows):
        here = folder == Path()
        where, to = ("this folder", "") if here else (folder, f" {shlex.quote(str(folder))}")
        print(f"There are no starters in {where}: dlbasics exercises start{to} writes them.")
    return 0 if all(row.passed for row in rows) else 1


def _solution(exercise: Exercise) -> Path:
    """The file of an exercise in this folder: the script, if that or nothing has been changed."""
    from dlbasics.exercises.command_line.starting import is_changed, solutions

    here = solutions(Path(), exercise)
    if not here:
        raise UsageError(
            f"there is no {exercise.stem}.py in this folder: name your file after the number, or "
            "write the starters with dlbasics exercises start."
        )
    return next(filter(is_changed, here), here[0])


def _near(path: Path) -> Path | None:
    """The script or notebook beside a missing file whose name is nearly the same, if any."""
    beside = [each for each in path.parent.glob("*") if each.suffix in (".py", ".ipynb")]
    stems = {each.stem: each for each in sorted(beside)}  # of two, the script
    names = difflib.get_close_matches(path.stem, stems, 1, 0.7)
    return stems[names[0]] if names else None


def _exercise(number: str) -> Exercise:
    try:
        return find(number)
    except ValueError as error:
        raise UsageError(f"{error}.") from None


def _limit(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= 86_400:
        raise UsageError(f"the time limit must be a number of seconds above 0, found {text}.")
    return seconds


def _need(exercises: Sequence[Exercise]) -> None:
    """Raise a UsageError where a package is missing that the check of an exercise needs."""
    for package in dict.fromkeys(name for each in exercises for name in each.needs):
        if importlib.util.find_spec(package) is None:
            raise UsageError(
                f"{package} is not installed, and the check needs it: in the folder of the "
                "course, pip install '.[torch]' brings it."
            )

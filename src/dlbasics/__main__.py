"""The command line of the exercises: get the starters, check a solution, see the progress."""

from __future__ import annotations

import argparse
import difflib
import importlib.util
import os
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

from dlbasics.exercises.catalogue import EXERCISES, Exercise, find

_TIME_LIMIT = 60.0  # seconds


class UsageError(Exception):
    """What keeps a command from doing anything, in one sentence for the user."""


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status: 0 if all is well, 1 if something has not passed, 2 for a wrong call."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # no word is worth a crash
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        if options.run is None:
            options.parser.print_help()
            return 0
        status: int = options.run(options)
        sys.stdout.flush()
        return status
    except UsageError as error:
        print(f"dlbasics: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # a reader such as head has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _start(options: argparse.Namespace) -> int:
    from dlbasics.exercises.starting import start

    folder = Path(options.folder)
    try:
        written = start(folder)
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


def _check(options: argparse.Namespace) -> int:
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

    from dlbasics.exercises.isolated import check_file
    from dlbasics.exercises.terminal import show_report

    try:
        checked = check_file(exercise, path, limit)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}.") from None
    show_report(checked, f"dlbasics check {exercise.number} {shlex.quote(str(path))}")
    return 0 if checked.report.passed else 1


def _status(options: argparse.Namespace) -> int:
    folder, limit = Path(options.folder), _limit(options.time_limit)
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}.")

    from dlbasics.exercises.progress import progress
    from dlbasics.exercises.starting import is_changed, solutions
    from dlbasics.exercises.terminal import show_progress

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
    from dlbasics.exercises.starting import is_changed, solutions

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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "dlbasics",
        description="The exercises of the course: get the starters, check what you have written.",
        epilog="Begin with: dlbasics exercises start",
    )
    parser.set_defaults(run=None, parser=parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    exercises = commands.add_parser(
        "exercises",
        help="get the starters, or see how far you are",
        description="Get the starters of the exercises, or see how far you are.",
    )
    exercises.set_defaults(parser=exercises)
    actions = exercises.add_subparsers(title="commands", metavar="COMMAND")
    start = actions.add_parser(
        "start",
        help="write the starters into a folder",
        description="Write the starters, a script and a notebook for each exercise. Files that you "
        "have changed stay as they are; then the exit code is 1.",
    )
    start.set_defaults(run=_start)
    status = actions.add_parser(
        "status",
        help="check all solutions in a folder",
        description="Check the solutions in a folder as they are now, and show a table. The exit "
        "code is 0 only if all have passed.",
    )
    status.set_defaults(run=_status)
    for each in (start, status):
        each.add_argument(
            "folder", metavar="DIR", nargs="?", default=".", help="the folder, by default this one"
        )
    check = commands.add_parser(
        "check",
        help="check a solution",
        description="Run a solution in a process of its own and say what is right, what is not "
        "yet, and where to read about it. The exit code is 0 only if it has passed.",
        epilog="exercises: " + ", ".join(f"{each.number} {each.title}" for each in EXERCISES),
    )
    check.set_defaults(run=_check)
    check.add_argument("exercise", metavar="N", help=f"the exercise, 1 to {len(EXERCISES)}")
    check.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        help="your solution, .py or .ipynb; by default the file in this folder with the starter's "
        "name",
    )
    for each in (check, status):
        each.add_argument(
            "--time-limit",
            metavar="SECONDS",
            default=f"{_TIME_LIMIT:g}",
            help="stop a file that runs longer (default: %(default)s)",
        )
    return parser


if __name__ == "__main__":
    sys.exit(main())

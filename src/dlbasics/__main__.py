"""The command line of the exercises: get the starters, check a solution, see the progress."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from dlbasics.exercises.catalogue import EXERCISES
from dlbasics.exercises.command_line import commands

_TIME_LIMIT = 60  # seconds


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
    except commands.UsageError as error:
        print(f"dlbasics: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # a reader such as head has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "dlbasics",
        description="The exercises of the course: get the starters, check what you have written.",
        epilog="Begin with: dlbasics exercises start",
    )
    parser.set_defaults(run=None, parser=parser)
    subjects = parser.add_subparsers(title="commands", metavar="COMMAND")
    exercises = subjects.add_parser(
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
    start.set_defaults(run=commands.start)
    status = actions.add_parser(
        "status",
        help="check all solutions in a folder",
        description="Check the solutions in a folder as they are now, and show a table. The exit "
        "code is 0 only if all have passed.",
    )
    status.set_defaults(run=commands.status)
    for each in (start, status):
        each.add_argument(
            "folder", metavar="DIR", nargs="?", default=".", help="the folder, by default this one"
        )
    check = subjects.add_parser(
        "check",
        help="check a solution",
        description="Run a solution in a process of its own and say what is right, what is not "
        "yet, and where to read about it. The exit code is 0 only if it has passed.",
        epilog="exercises: " + ", ".join(f"{each.number} {each.title}" for each in EXERCISES),
    )
    check.set_defaults(run=commands.check)
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
            default=f"{_TIME_LIMIT}",
            help="stop a file that runs longer (default: %(default)s)",
        )
    return parser


if __name__ == "__main__":
    sys.exit(main())

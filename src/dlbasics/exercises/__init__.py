"""Exercises: seven tasks, their starters, and a check that says what is right and what is not.

`check` is for notebooks; the command line, `dlbasics check`, runs a file in its own process.
Importing this package imports neither torch nor matplotlib.
"""

from collections.abc import Mapping

from dlbasics.exercises.catalogue import find
from dlbasics.exercises.running import examine
from dlbasics.exercises.words.report import Finding, Report

__all__ = ["Finding", "Report", "check"]


def check(number: int, names: Mapping[str, object]) -> Report:
    """What is right and what is not yet right about the solution of one exercise.

    `names` are the variables of the solution, such as `globals()`; none of them is changed.
    Raises ValueError for a number without an exercise. Whatever the solution does, there is a
    report, not a traceback.
    """
    return examine.check(find(number), names)

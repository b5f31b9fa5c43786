"""Examine: run the check of one exercise over the variables of a solution, and survive it."""

import io
import random
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, redirect_stdout
from importlib import import_module

from dlbasics.exercises.catalogue import Exercise
from dlbasics.exercises.evidence.names import BlankError, Names
from dlbasics.exercises.words.explained import explain
from dlbasics.exercises.words.report import Finding, Report, bad

_postponed = False


class _Later(Report):
    """What `check` gives inside a file that is checked when it has ended: nothing to print."""

    def __str__(self) -> str:
        return ""


def postpone() -> None:
    """From now on `check` waits: this process examines the file when it has ended."""
    global _postponed
    _postponed = True


def check(exercise: Exercise, names: Mapping[str, object]) -> Report:
    """The report on a solution's variables; an empty one where they are examined later."""
    if _postponed:
        return _Later(exercise.number, exercise.title)
    return examine(exercise, names)


def examine(
    exercise: Exercise, names: Mapping[str, object], lines: Mapping[str, int] | None = None
) -> Report:
    """The report on a solution's variables; `lines` says where the blank ones stand, if known."""
    findings: list[Finding] = []
    try:
        module = import_module(f"dlbasics.exercises.checks.{exercise.name}")
        with _aside():
            for finding in _until_blank(module.findings(Names(names)), exercise, names, lines):
                findings.append(finding)  # those before an exception stay
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        findings.append(explain(error, names))
    return Report(exercise.number, exercise.title, tuple(findings))


def blank(exercise: Exercise, blanks: Mapping[str, int | None]) -> Finding:
    """What is still to fill in; each name with its line, if that is known."""
    words = [f"{name} (line {line})" if line else name for name, line in blanks.items()]
    if len(words) == len(exercise.blanks):
        return bad(f"Nothing is filled in yet. Still blank: {', '.join(words)}.", exercise.read)
    return bad(f"Still blank: {', '.join(words)}.", exercise.read)


def _missing(exercise: Exercise, missing: Sequence[str]) -> Finding:
    """What to do about names that are not there at all."""
    if len(missing) == len(exercise.blanks):
        return bad(
            f"Nothing of exercise {exercise.number} is here, neither {' nor '.join(missing[:2])}: "
            "this is the file of another exercise, or a notebook whose cells have not run.",
            exercise.read,
        )
    return bad(
        f"There is nothing named {' or '.join(missing)}: the check needs this very name. "
        "In a notebook, run all cells from the top.",
        exercise.read,
    )


def _until_blank(
    found: Iterator[Finding],
    exercise: Exercise,
    names: Mapping[str, object],
    lines: Mapping[str, int] | None,
) -> Iterator[Finding]:
    try:
        yield from found
    except BlankError as error:
        if error.name not in exercise.blanks:
            what = "the starter has it, and the check needs it"
            yield bad(f"There is no variable {error.name}: {what}.", exercise.read)
            return
        left = Names(names).blanks(exercise.blanks)
        blanks: dict[str, int | None] = {name: None for name in left if name in names}
        if lines:  # what follows an error in the file is not there, and need not be blank
            blanks = dict(lines)
        if blanks:
            yield blank(exercise, blanks)
        else:
            yield _missing(exercise, left)


@contextmanager
def _aside() -> Iterator[None]:
    """Keep what the solution prints, warns of and draws at random out of its own world."""
    with ExitStack() as stack:
        stack.enter_context(redirect_stdout(_Nowhere()))
        stack.enter_context(warnings.catch_warnings())
        warnings.simplefilter("ignore")
        stack.callback(random.setstate, random.getstate())
        if torch := sys.modules.get("torch"):
            stack.enter_context(torch.random.fork_rng(devices=[]))
            stack.enter_context(torch.enable_grad())
        yield


class _Nowhere(io.TextIOBase):
    def write(self, text: str) -> int:
        return len(text)

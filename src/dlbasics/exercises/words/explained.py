"""Explained: what an exception means, where in the solution it came up, and where to read."""

import builtins
import contextlib
import difflib
import re
from collections.abc import Mapping
from pathlib import PurePath
from types import TracebackType

from dlbasics.exercises.words import reading
from dlbasics.exercises.words.known import KNOWN
from dlbasics.exercises.words.report import Finding, bad


def explain(error: BaseException, names: Mapping[str, object]) -> Finding:
    """What is wrong with the solution that raised this exception; `names` are its variables."""
    text = re.sub(r"\x1b\[[\d;]*m", "", str(error)).strip()  # torch puts colours into some
    first = (text.splitlines() or [""])[0][:160].rstrip(". ")
    kind = type(error).__name__
    if isinstance(error, SystemExit):
        what = "ends the program, before the check has seen the rest: leave exit() and quit() out"
        return bad(f"{_where(error, names)} {what}.", reading.PYTHON)
    what = f"{_where(error, names)} raised {kind}"
    for pattern, meaning, read in KNOWN:
        if re.search(pattern, str(error), re.DOTALL):
            return bad(f"{what}: {first.partition('. ')[0]}. {meaning}", read)
    what += f": {first}." if first else "."
    with contextlib.suppress(Exception):  # a solution's objects may refuse to say what they have
        what += _meant(error, names)
    return bad(what, reading.PYTHON)


def place(filename: str, line: int) -> str:
    """A line of a solution in words, such as "Line 3 of mine.py"."""
    if "ipython" in filename or "ipykernel" in filename:
        return f"Line {line} of a cell"
    name = re.sub(r"#(\d+)$", r", cell \1", PurePath(filename).name)
    return f"Line {line} of {name}"


def _where(error: BaseException, names: Mapping[str, object]) -> str:
    """The line of the solution that the exception went through last."""
    found = _last(error, names)
    return place(found.tb_frame.f_code.co_filename, found.tb_lineno) if found else "The solution"


def _last(error: BaseException, names: Mapping[str, object]) -> TracebackType | None:
    found, trail = None, error.__traceback__
    while trail is not None:
        if trail.tb_frame.f_globals is names:
            found = trail
        trail = trail.tb_next
    return found


def _meant(error: BaseException, names: Mapping[str, object]) -> str:
    """The name that a misspelt one resembles, as a question, or nothing."""
    name = getattr(error, "name", None)
    if not isinstance(name, str):
        return ""
    if isinstance(error, AttributeError):
        return _question(name, dir(error.obj))
    if not isinstance(error, NameError):
        return ""
    trail = _last(error, names)
    known = dict(trail.tb_frame.f_locals) if trail else {}
    if hasattr(known.get("self"), name):
        return f" Did you mean self.{name}?"
    return _question(name, [*known, *names, *vars(builtins)])


def _question(name: str, known: list[str]) -> str:
    known = [each for each in known if each != name]
    near = [each for each in known if each.lower() == name.lower()]
    near += difflib.get_close_matches(name, known, 1, 0.75)
    return f" Did you mean {near[0]}?" if near else ""

"""Exceptions and warnings of a snippet, trimmed to the lines that the project's authors wrote."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

from livepages.records.record import Failure
from livepages.running.imports import is_project_file

_ENGINE = Path(__file__).parents[1]


def failure(root: Path, path: Path, error: BaseException, message: str) -> Failure:
    """An exception that the snippet at a path has raised, with the line of the snippet."""
    frames = traceback.TracebackException.from_exception(error, compact=True)
    stack = [frame for frame in frames.stack if _is_own(root, frame.filename)]
    last = next((frame for frame in reversed(stack) if frame.filename == str(path)), None)
    line, quote = (last.lineno or 0, last.line or "") if last else (0, "")
    if isinstance(error, SyntaxError) and error.filename == str(path):
        line, quote, message = error.lineno or 0, error.text or "", error.msg
    frames.stack = traceback.StackSummary.from_list(stack)
    frames.__cause__ = frames.__context__ = None
    text = "".join(frames.format()).replace(f"{root}{os.sep}", "")
    return Failure(type(error).__name__, message, line, quote, text.rstrip())


def warning(code: str, message: str, category: type, line: int) -> Failure:
    """A warning at a line of a snippet's code; the line is 0 where it comes from elsewhere."""
    quote = code.split("\n")[line - 1] if line else ""
    kind = category.__name__
    return Failure(kind, message, line, quote, f"{kind}: {message}")


def _is_own(root: Path, filename: str) -> bool:
    return is_project_file(root, filename) and not Path(filename).is_relative_to(_ENGINE)

"""Exceptions and warnings of a snippet, trimmed to the lines that the project's authors wrote."""

from __future__ import annotations

import os
import traceback
import types
from pathlib import Path

from livepages.records.record import Failure
from livepages.running.imports import is_project_file
from livepages.running.job import Job

_ENGINE = Path(__file__).parents[1]


def failure(job: Job, error: BaseException, message: str) -> Failure:
    """An exception that a snippet has raised, with the line of the snippet."""
    root, path = job.project.root, job.path
    frames = traceback.TracebackException.from_exception(error, compact=True)
    last = next((frame for frame in reversed(frames.stack) if frame.filename == path), None)
    line, quote = (last.lineno or 0, last.line or "") if last else (0, "")
    if isinstance(error, SyntaxError) and error.filename == path:
        line, quote, message = error.lineno or 0, error.text or "", error.msg
    _trim(root, frames, set())
    text = "".join(frames.format()).replace(f"{root}{os.sep}", "")
    message = message.replace(f"{root}{os.sep}", "")
    return Failure(type(error).__name__, message, line, quote, text.rstrip())


def _trim(root: Path, frames: traceback.TracebackException, done: set[int]) -> None:
    """Leave out the calls in files of others, also in the causes."""
    if id(frames) in done:
        return
    done.add(id(frames))
    own = [frame for frame in frames.stack if _is_own(root, frame.filename)]
    frames.stack = traceback.StackSummary.from_list(own)
    others = [frames.__cause__, frames.__context__, *(getattr(frames, "exceptions", None) or [])]
    for other in filter(None, others):
        _trim(root, other, done)


def warning(job: Job, message: str, category: type, line: int) -> Failure:
    """A warning at a line of a script; the line is 0 where it comes from elsewhere."""
    kind = category.__name__
    return Failure(kind, message, line, job.quoted(line), f"{kind}: {message}")


def line_of(path: str, frame: types.FrameType | None) -> int:
    """The line of the file at a path that led to a frame, the innermost one; 0 if none did."""
    while frame and frame.f_code.co_filename != path:
        frame = frame.f_back
    return frame.f_lineno if frame else 0


def _is_own(root: Path, filename: str) -> bool:
    return is_project_file(root, filename) and not Path(filename).is_relative_to(_ENGINE)

"""Isolated: a learner's file runs in a process of its own, where it cannot disturb the check."""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from dlbasics.exercises.catalogue import Exercise
from dlbasics.exercises.running.source import SourceError, read
from dlbasics.exercises.words import reading
from dlbasics.exercises.words.explained import place
from dlbasics.exercises.words.report import WIDTH, Finding, Report, bad

TIME_LIMIT = 60.0  # seconds
OUTPUT_LIMIT = 200_000  # bytes
_GRACE = 5.0  # seconds more: the child's own watchdog can say on which line it stood
_TAIL = 8  # lines


@dataclass(frozen=True)
class Checked:
    """The report on a file, and the last lines that the file printed."""

    report: Report
    printed: str


def check_file(exercise: Exercise, path: Path, time_limit: float = TIME_LIMIT) -> Checked:
    """The report on a script or notebook; a run that ends badly is a report, too.

    Raises OSError if the file cannot be read.
    """
    path = path.resolve()
    try:
        read(path)
    except SourceError as error:
        return Checked(Report(exercise.number, exercise.title, (error.finding,)), "")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as temporary:
        folder = Path(temporary)
        ended = _run(exercise, path, folder, time_limit)
        printed = _tail(folder / "printed")
        result, trace = folder / "report.json", folder / "trace"
        if ended.size <= OUTPUT_LIMIT and result.exists():
            report = Report.from_json(json.loads(result.read_text(encoding="utf-8")))
            return Checked(report, printed)
        words = trace.read_text(errors="replace") if trace.exists() else ""
    finding = _finding(path, ended, words, time_limit)
    return Checked(Report(exercise.number, exercise.title, (finding,)), printed)


@dataclass(frozen=True)
class _Ended:
    """The end of a process: its exit code, the bytes it printed, whether it had to be stopped."""

    code: int
    size: int
    late: bool


def _run(exercise: Exercise, path: Path, folder: Path, time_limit: float) -> _Ended:
    command = [sys.executable, "-P", "-m", "dlbasics.exercises.running.child", str(path)]
    command += [str(exercise.number), str(folder), str(time_limit)]
    environment = {**os.environ, "MPLBACKEND": "agg", "PYTHONIOENCODING": "utf-8"}
    deadline = time.monotonic() + time_limit + _GRACE
    output = folder / "printed"
    with output.open("wb") as stream:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=stream,  # a file: nothing that holds it open can make this process wait
            stderr=subprocess.STDOUT,
            env=environment,
            start_new_session=True,
        )
        try:
            while process.poll() is None and time.monotonic() < deadline:
                if output.stat().st_size > OUTPUT_LIMIT:
                    break
                with contextlib.suppress(subprocess.TimeoutExpired):
                    process.wait(0.03)
            late = process.poll() is None
        finally:
            _stop(process)
    return _Ended(process.returncode, output.stat().st_size, late)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End the process and all that it has started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    if process.poll() is None:
        process.kill()
    process.wait()


def _finding(path: Path, ended: _Ended, trace: str, time_limit: float) -> Finding:
    """What the end of a process without a report means; `trace` is what faulthandler wrote."""
    where = _last_line(path, trace)
    if ended.size > OUTPUT_LIMIT:
        return bad(
            f"{path.name} printed more than {OUTPUT_LIMIT:,} bytes and was stopped: print every 20 "
            "epochs, not in every step.",
            reading.EPOCHS,
        )
    if ended.late or "Timeout (" in trace:
        stood = f" {where} ran last: does its loop end?" if where else ""
        return bad(
            f"{path.name} was still running after {time_limit:g} s, the time limit.{stood}",
            reading.EPOCHS,
        )
    if ended.code < 0:
        name = signal.Signals(-ended.code).name
        return bad(
            f"{where or path.name} ended Python with the signal {name}, before the check had seen "
            "the rest.",
            reading.PYTHON,
        )
    return bad(
        f"{where or path.name} ended Python itself, with exit code {ended.code}, before the check "
        "had seen the rest: leave os._exit() out.",
        reading.PYTHON,
    )


def _last_line(path: Path, trace: str) -> str:
    """The innermost line of the file in what faulthandler wrote, in words, or nothing."""
    name = re.escape(str(path).encode("ascii", "backslashreplace").decode())
    found = re.search(rf'File "({name}(?:#\d+)?)", line (\d+)', trace)
    return place(found[1], int(found[2])) if found else ""


def _tail(output: Path) -> str:
    """The last lines of a file, of bounded length."""
    with output.open("rb") as stream:
        stream.seek(max(0, output.stat().st_size - 4000))
        lines = stream.read().decode("utf-8", errors="replace").splitlines()
    full = [line.rstrip()[: WIDTH - 2] for line in lines if line.strip()]
    return "\n".join(full[-_TAIL:])

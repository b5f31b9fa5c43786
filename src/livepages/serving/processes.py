"""A process and everything that it started, which end together."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time

import psutil

MARK = "SERVED_BY"  # the variable by which a process is known as one of ours


def end(process: subprocess.Popen[str], mark: str) -> None:
    """End a process, all that it started, and what of that has gone its own way."""
    with contextlib.suppress(psutil.Error):
        _kill([*psutil.Process(process.pid).children(recursive=True)])
    with contextlib.suppress(OSError):
        process.kill()
    process.wait()
    deadline = time.monotonic() + 1
    while (left := _marked(mark)) and time.monotonic() < deadline:
        _kill(left)


def _kill(processes: list[psutil.Process]) -> None:
    for process in processes:
        with contextlib.suppress(psutil.Error, OSError):
            os.kill(process.pid, signal.SIGKILL)
    psutil.wait_procs(processes, timeout=0.5)


def _marked(mark: str) -> list[psutil.Process]:
    """The processes that have inherited the mark, whoever their parent is now."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.environ().get(MARK) == mark and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
    return found

"""Make this process the one of a snippet: its streams, folder, limits and random numbers."""

from __future__ import annotations

import contextlib
import faulthandler
import importlib
import io
import os
import random
import resource
import secrets
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NoReturn

from livepages.records.box_plots import note_boxes
from livepages.records.drawing import STYLE
from livepages.running import parent
from livepages.running.job import Job
from livepages.running.outcome import CONTROL
from livepages.running.program import Program

_NETWORK = {"connect", "sendto", "sendmsg", "getaddrinfo", "gethostbyname", "gethostbyaddr"}
_ENDS = {"os.kill", "os.killpg", "signal.pthread_kill"}
_MORE = 500_000_000  # bytes
_GPU = Path("/dev/nvidiactl")  # where there is one, address space says nothing about memory


def main(job: Job, folder: Path, writers: list[int]) -> NoReturn:
    """Run a job; its output goes to the two pipes, its record to a file in the folder."""
    os.setsid()
    for writer, number in zip(writers, (1, 2), strict=True):
        os.dup2(writer, number)
        os.close(writer)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    program = Program(job, folder)
    sys.stdin = _stream(0, "<stdin>", "r", program)
    sys.stdout = _stream(1, "<stdout>", "w", program)
    sys.stderr = _stream(2, "<stderr>", "w", program)
    for each in ("stdin", "stdout", "stderr"):
        setattr(sys, f"__{each}__", getattr(sys, each))
    _environment(job, folder)
    os.chdir(folder / "work")
    program.relax = _limit_memory(job.project.memory_limit)
    _say_where(program, folder)
    _seed(job.seed, job.project.seeds)
    style(job.project.style)
    sys.addaudithook(no_network)
    program.run()


def _environment(job: Job, folder: Path) -> None:
    """The variables and the path as a plain run would have them, whose library is installed."""
    library = str(job.project.root / job.project.library)
    inherited = [job.environment["PYTHONPATH"]] if job.environment.get("PYTHONPATH") else []
    os.environ.update(parent.SET)
    os.environ.update(PYTHONPATH=os.pathsep.join([library, *inherited]), TMPDIR=str(folder / "tmp"))
    os.environ.pop("PYTHONWARNINGS", None)  # a contributor's, for the tools around the run
    time.tzset()
    root = job.project.root
    outside = [each for each in sys.path if each and Path(os.path.abspath(each)) != root]  # noqa: PTH100
    sys.path[:] = [str(folder / "work"), library, *(e for e in outside if e != library)]
    sys.argv = [job.path]


class _Output(io.TextIOWrapper):
    """A text stream that notes where a script prints what no page can show."""

    program: Program

    def write(self, text: str) -> int:
        if isinstance(text, str) and CONTROL.search(text.replace("\r\n", "\n")):
            self.program.note_control(sys._getframe(1))
        return super().write(text)


def _stream(number: int, name: str, mode: str, program: Program) -> Any:
    """A standard stream as Python opens it; output is seen line by line, as in a terminal."""
    raw: Any = io.FileIO(number, mode, closefd=False)
    raw.name = name
    buffer = io.BufferedReader(raw) if mode == "r" else io.BufferedWriter(raw)
    kind: Any = _Output if number == 1 and program.job.finds_control else io.TextIOWrapper
    errors = "backslashreplace" if number == 2 else "strict"
    ends = None if mode == "r" else "\n"
    stream: Any = kind(buffer, "utf-8", errors, newline=ends, line_buffering=mode == "w")
    stream.mode = mode
    if isinstance(stream, _Output):
        stream.program = program
    return stream


def _limit_memory(limit: int) -> Callable[[], None]:
    """Let an allocation fail at its line before the machine's memory is gone, where Linux can.

    What is returned gives some more, for taking down what was left.
    """
    with contextlib.suppress(OSError, ValueError, StopIteration):
        status = Path("/proc/self/status").read_text().splitlines()
        taken = next(int(line.split()[1]) for line in status if line.startswith("VmData"))
        if not _GPU.exists():
            soft = taken * 1024 + limit
            resource.setrlimit(resource.RLIMIT_DATA, (soft, soft + _MORE))
            return lambda: resource.setrlimit(resource.RLIMIT_DATA, (soft + _MORE, soft + _MORE))
    return lambda: None


def _say_where(program: Program, folder: Path) -> None:
    """Have a sudden end leave the line at which it came, in a file that only the engine reads."""
    stack = os.open(folder / "stack", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    high = os.dup2(stack, 250, inheritable=False)
    os.close(stack)
    faulthandler.enable(high)
    program.stack = high
    this, getpid, leave, dump = os.getpid(), os.getpid, os._exit, faulthandler.dump_traceback

    def leave_and_say(status: int) -> NoReturn:
        if getpid() == this:
            with contextlib.suppress(Exception):
                dump(high, all_threads=False)
        leave(status)

    def ends(event: str, arguments: tuple[object, ...]) -> None:
        if event in _ENDS and arguments[0] in (this, 0) and getpid() == this:
            with contextlib.suppress(Exception):
                dump(high, all_threads=False)

    os._exit = leave_and_say
    program.leave = leave
    sys.addaudithook(ends)


def style(own: Mapping[str, object]) -> None:
    """Give matplotlib the style of the engine and what a site has over it, once it is imported."""
    if matplotlib := sys.modules.get("matplotlib"):
        matplotlib.rcdefaults()
        matplotlib.rcParams.update({**STYLE, **own})
        note_boxes()


def _seed(seed: int | None, seeds: Iterable[str]) -> None:
    """Give the ambient random numbers a start of their own; a fork would inherit one."""
    random.seed(seed)
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed(seed)
    for name in seeds:
        module, _, function = name.rpartition(".")
        if seed is not None:
            with contextlib.suppress(ImportError):  # not at a site that does not have it
                importlib.import_module(module)
        if module in sys.modules:
            start = secrets.randbits(63) if seed is None else seed
            getattr(sys.modules[module], function)(start)


def no_network(event: str, arguments: tuple[object, ...]) -> None:
    """The audit hook that keeps a run from reaching out."""
    if event.startswith("socket.") and event[7:] in _NETWORK:
        local = getattr(arguments[0], "family", None) == getattr(socket, "AF_UNIX", ...)
        if not local:
            raise PermissionError("a snippet has no network: it must run anywhere, at any time")

"""The process beside each run: it takes the output, holds the limits, and ends all that is left."""

from __future__ import annotations

import contextlib
import ctypes
import os
import selectors
import shutil
import signal
import socket
import sys
import tempfile
import time
from pathlib import Path
from typing import NoReturn

import psutil

from livepages.running.job import Job, Outcome, receive, send

LOOK = 1.0  # seconds between two looks at the memory
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER: what is left without a parent becomes this process's


def supervise(connection: socket.socket) -> NoReturn:
    """Run the job that the engine sends, tell it the outcome, and leave nothing behind."""
    try:
        with contextlib.suppress(Exception):
            ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
        send(connection, os.getpid())
        job: Job = receive(connection)
        os.environ.clear()
        os.environ.update(job.environment)
        tempfile.tempdir = None
        folder = Path(os.path.realpath(tempfile.mkdtemp(prefix="snippet-")))
        try:
            outcome = _Run(job, folder, connection).outcome()
        finally:
            end_children()
            _remove(folder)
        if outcome:
            send(connection, outcome)
    except (OSError, EOFError, MemoryError):
        os._exit(1)  # the engine sees that nothing came, and says so
    os._exit(0)


class _Run:
    def __init__(self, job: Job, folder: Path, connection: socket.socket) -> None:
        self.job, self.folder, self.connection = job, folder, connection
        self.found = Outcome(folder=str(folder))

    def outcome(self) -> Outcome | None:
        """How it ended; None if the engine no longer wants to know."""
        for name in ("work", "tmp"):
            (self.folder / name).mkdir()
        pipes = [os.pipe(), os.pipe()]
        wake, woken = socket.socketpair()
        for end in (wake, woken):
            end.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake.fileno(), warn_on_full_buffer=False)
        sys.stdout.flush()
        self.child = os.fork()
        if not self.child:
            signal.set_wakeup_fd(-1)
            for closed in (wake, woken, self.connection):
                closed.close()
            for reader, _ in pipes:
                os.close(reader)
            from livepages.running import child

            child.main(self.job, self.folder, [writer for _, writer in pipes])
        self.wait = selectors.DefaultSelector()
        for number, (reader, writer) in enumerate(pipes):
            os.close(writer)
            os.set_blocking(reader, False)
            self.wait.register(reader, selectors.EVENT_READ, number)
        self.wait.register(woken, selectors.EVENT_READ, woken)
        self.wait.register(self.connection, selectors.EVENT_READ)
        wanted = self._watch()
        end_children(self.child, self._ended)
        for number, (reader, _) in enumerate(pipes):
            self._read(reader, number)
        if not wanted:
            return None
        with contextlib.suppress(OSError):
            self.found.records = (self.folder / "records.json").read_bytes()
        with contextlib.suppress(OSError):
            stack = (self.folder / "stack").read_bytes()
            self.found.stack = stack.decode("utf-8", errors="replace")
        return self.found

    def _watch(self) -> bool:
        """Wait for the end, or bring it about; whether the engine still wants the outcome."""
        limit = self.job.project.time_limit * len(self.job.script.parts)
        deadline = time.monotonic() + limit + self.job.grace
        look = time.monotonic() + LOOK
        while self.found.status is None:
            now = time.monotonic()
            if now > deadline:
                self.found.reason = "time"
                return True
            if now > look:
                look = now + LOOK
                if _memory() > self.job.project.memory_limit:
                    self.found.reason = "memory"
                    return True
            for key, _ in self.wait.select(min(look, deadline) - now):
                if key.fileobj is self.connection:
                    return False  # it has closed its end
                if isinstance(key.data, socket.socket):
                    key.data.recv(1 << 10)
                else:
                    self._read(int(key.fd), key.data)
            if sum(map(len, self.found.printed)) > self.job.project.output_limit:
                self.found.reason = "output"
                return True
            with contextlib.suppress(ChildProcessError):
                self._ended(*os.waitpid(self.child, os.WNOHANG))
        return True

    def _ended(self, pid: int, status: int) -> None:
        if pid == self.child:
            self.found.status = os.waitstatus_to_exitcode(status)

    def _read(self, reader: int, number: int) -> None:
        with contextlib.suppress(BlockingIOError):
            while data := os.read(reader, 1 << 16):
                self.found.printed[number] += data
                if len(self.found.printed[number]) > self.job.project.output_limit:
                    return
            with contextlib.suppress(KeyError):
                self.wait.unregister(reader)


def end_children(child: int = 0, ended: object = None) -> None:
    """End all processes below this one, those in sessions of their own, too."""
    if child:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child, signal.SIGKILL)
    for _ in range(400):
        try:
            while (found := os.waitpid(-1, os.WNOHANG))[0]:
                if callable(ended):
                    ended(*found)
        except ChildProcessError:
            return
        for process in psutil.Process().children(recursive=True):
            with contextlib.suppress(psutil.Error, OSError):
                process.kill()
        time.sleep(0.005)


def _memory() -> int:
    """The bytes that the processes of the run have taken, beyond what they share with this one."""
    this, total = psutil.Process(), 0
    shared = _own(this)
    for process in this.children(recursive=True):
        with contextlib.suppress(psutil.Error, OSError):
            total += max(_own(process) - shared, 0)
    return total


def _own(process: psutil.Process) -> int:
    memory = process.memory_info()
    return int(memory.rss - getattr(memory, "shared", 0))


def _remove(folder: Path) -> None:
    """Remove a folder, whatever rights were set in it."""

    def again(function: object, path: str, _: object) -> None:
        with contextlib.suppress(OSError):
            Path(path).parent.chmod(0o700)
            if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114
                Path(path).chmod(0o700)
                shutil.rmtree(path, ignore_errors=True)
            else:
                Path(path).unlink()

    shutil.rmtree(folder, onerror=again)

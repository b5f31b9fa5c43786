"""The engine's side of the warm parent: it is started once, and again where it would not fit."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

from livepages.project import Project

_CODE = (
    "import sys; sys.path.append({place!r}); "
    "from livepages.running import parent; parent.main({own})"
)
_LOCK = threading.Lock()


class _Parent:
    """A process that forks one more for each connection that it is sent."""

    def __init__(self, warm: tuple[str, ...]) -> None:
        """Start it; it ends with this process, however that ends."""
        self.requests, theirs = socket.socketpair()
        life, self.life = os.pipe()
        own = f"{theirs.fileno()}, {life}, {','.join(warm)!r}"
        code = _CODE.format(place=str(Path(__file__).parents[2]), own=own)
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONWARNINGS"}
        self.process = subprocess.Popen(
            [sys.executable, *subprocess._args_from_interpreter_flags(), "-c", code],  # type: ignore[attr-defined]
            env=environment,
            stdin=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(), life),
            start_new_session=True,  # a key that ends the engine is the engine's to hear
        )
        theirs.close()
        os.close(life)

    def end(self) -> None:
        """Close what it lives by."""
        self.requests.close()
        os.close(self.life)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(2)


_parents: dict[tuple[object, ...], _Parent] = {}


def connect(project: Project) -> socket.socket:
    """A connection to a new supervisor of one run; OSError where it cannot be had."""
    here, there = socket.socketpair()
    with _LOCK, there:
        parent = _fitting(project)
        try:
            socket.send_fds(parent.requests, [b"."], [there.fileno()])
        except OSError:
            here.close()
            raise
    return here


def _fitting(project: Project) -> _Parent:
    """The warm parent that has imported what a project wants, under Python's variables of now."""
    variables = sorted(item for item in os.environ.items() if item[0].startswith("PYTHON"))
    key = (os.getpid(), project.warm, tuple(variables))
    ended = (other for other, parent in _parents.items() if parent.process.poll() is not None)
    for other in {*ended, *(other for other in _parents if other != key)}:
        _parents.pop(other).end()
    if key not in _parents:
        _parents[key] = _Parent(project.warm)
    return _parents[key]

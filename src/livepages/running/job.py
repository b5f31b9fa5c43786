"""What is asked of one run, and what came of it: the messages between engine and supervisor."""

from __future__ import annotations

import pickle
import socket
import struct
from dataclasses import dataclass, field
from typing import Any

from livepages.project import Project
from livepages.running.script import Script

_SIZE = struct.Struct("!Q")


@dataclass(frozen=True)
class Job:
    """A script to run, and how."""

    project: Project
    script: Script
    mark: bytes  # what parts the output of one part from that of the next
    seed: int | None  # of the ambient random numbers; None: from the system
    environment: dict[str, str]  # the engine's, when it asked
    grace: float  # seconds after the time limit, in which it can say where it stands
    finds_control: bool = False  # whether it notes the line that prints a control character

    @property
    def path(self) -> str:
        """The file of the script."""
        return str(self.script.path)

    def quoted(self, line: int) -> str:
        """A line of the script, as messages quote it; nothing for a line that is not there."""
        lines = self.script.text.split("\n")
        return lines[line - 1] if 0 < line <= len(lines) else ""


@dataclass
class Outcome:
    """How a process ended, and what it left behind."""

    printed: list[bytes] = field(default_factory=lambda: [b"", b""])  # output and error output
    status: int | None = None  # its exit code, negative for a signal
    reason: str = ""  # why it was stopped: "time", "output" or "memory"
    stack: str = ""  # where it stood at a sudden end, as faulthandler writes it
    records: bytes = b""  # JSON; empty where it wrote none
    folder: str = ""  # where it worked


def send(connection: socket.socket, message: Any) -> None:
    """Send one message, whole."""
    data = pickle.dumps(message)
    connection.sendall(_SIZE.pack(len(data)) + data)


def receive(connection: socket.socket) -> Any:
    """The next message; EOFError where the other end is gone."""
    (size,) = _SIZE.unpack(_read(connection, _SIZE.size))
    return pickle.loads(_read(connection, size))


def _read(connection: socket.socket, size: int) -> bytes:
    data = bytearray()
    while len(data) < size:
        part = connection.recv(min(size - len(data), 1 << 20))
        if not part:
            raise EOFError("the other end is gone")
        data += part
    return bytes(data)

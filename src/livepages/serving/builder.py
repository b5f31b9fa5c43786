"""The process that builds, as the server sees it and as it sees itself.

It stays for many builds, since to import MkDocs, its plugins and what snippets need takes
longer than a build. It is ended and begun anew where the engine or the settings have changed,
or where it takes too long. Nothing is imported here that an author may break.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import select
import shutil
import subprocess
import sys
import threading
import traceback
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from livepages.serving import processes


@dataclass(frozen=True)
class Notice:
    """What is wrong, as a page shows it: the message, where it is, and which page it concerns."""

    message: str
    place: str = ""
    quote: str = ""
    page: str = ""
    quiet: bool = False

    def json(self) -> dict[str, Any]:
        """Itself as plain values."""
        return asdict(self)


class Builder:
    """The process that builds one project."""

    def __init__(self, root: Path, temporary: Path) -> None:
        """Start it; whatever it or its children leave behind lies in `temporary`."""
        self._temporary, self._mark = temporary, uuid.uuid4().hex
        temporary.mkdir(exist_ok=True)
        self._reader, writer = os.pipe()
        self._rest = b""
        environment = {**os.environ, processes.MARK: self._mark, "TMPDIR": str(temporary)}
        environment["JUPYTER_RUNTIME_DIR"] = str(temporary / "jupyter")
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(root), str(writer)],
            stdin=subprocess.PIPE,
            pass_fds=[writer],
            start_new_session=True,  # Ctrl-C is for the server, which ends this
            cwd=root,
            env=environment,
            text=True,
        )
        os.close(writer)

    def ask(self, **request: str) -> None:
        """Ask for a build, and do not wait for it."""
        with contextlib.suppress(OSError):  # it has ended: the next look at its answers says so
            assert self._process.stdin
            self._process.stdin.write(f"{json.dumps(request)}\n")
            self._process.stdin.flush()

    def answers(self, seconds: float) -> list[dict[str, Any]] | None:
        """What it has said, after waiting for so long at most; None once it has ended."""
        if not select.select([self._reader], [], [], seconds)[0]:
            return []
        data = os.read(self._reader, 1 << 20)
        if not data:
            return None
        *lines, self._rest = (self._rest + data).split(b"\n")
        return [json.loads(line) for line in lines]

    def status(self) -> str:
        """How it ended."""
        code = self._process.wait()
        return f"signal {-code}" if code < 0 else f"exit status {code}"

    def end(self) -> None:
        """End it, with all that it has started, and clear up after it."""
        processes.end(self._process, self._mark)
        os.close(self._reader)
        with contextlib.suppress(OSError):
            assert self._process.stdin
            self._process.stdin.close()
        shutil.rmtree(self._temporary, ignore_errors=True)


def _main(root: Path, answers: int) -> None:
    """Build whenever the server asks."""
    os.set_inheritable(answers, False)  # else nobody would notice the end of this process
    requests = _requests()

    def say(answer: dict[str, Any]) -> None:
        os.write(answers, f"{json.dumps(answer)}\n".encode())

    try:
        from livepages.serving.building import build
    except BaseException as error:  # the engine cannot be imported
        notice = _notice(root, error)
        print(f"{notice.place}\n{notice.message}", file=sys.stderr)
        requests.get()
        say({"done": False, "problems": [notice.json()]})
        return
    while True:
        request = requests.get()
        say(build(root, **request, at=lambda what: say({"at": what})))


def _requests() -> queue.Queue[dict[str, str]]:
    """The requests as they come; when the server has ended, this process does, too."""
    found: queue.Queue[dict[str, str]] = queue.Queue()
    source = os.fdopen(os.dup(0), encoding="utf-8")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)  # nobody else shall read them

    def read() -> None:
        for line in source:
            found.put(json.loads(line))
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    return found


def _notice(root: Path, error: BaseException) -> Notice:
    """An exception at the innermost line of the project that it came through."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [(frame.filename, frame.lineno) for frame in frames]
    if isinstance(error, SyntaxError):
        places.append((str(error.filename), error.lineno))
    outside = (f"{root}{os.sep}.", f"{root}{os.sep}node_modules")  # the environment, the cache
    own = [
        place
        for place in places
        if place[0].startswith(f"{root}{os.sep}") and not place[0].startswith(outside)
    ]
    path, line = own[-1] if own else ("", 0)
    words = error.msg if isinstance(error, SyntaxError) else str(error)
    place = f"{path.removeprefix(f'{root}{os.sep}')}:{line}" if path else ""
    return Notice(f"{type(error).__name__}: {words}", place)


if __name__ == "__main__":
    _main(Path(sys.argv[1]), int(sys.argv[2]))

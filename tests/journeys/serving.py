"""`make serve` on a copy of this very project, for the journeys of who writes it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[2]
PATIENCE = 120  # seconds for a build on a busy machine
AT_ONCE = 2  # seconds in which a page answers, whatever is being built


class Project:
    """A copy of the files of this project and of what it remembers of its last build."""

    def __init__(self, root: Path) -> None:
        self.root = root
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True, text=True).stdout
        for name in names.strip("\0").split("\0"):
            if not name.startswith(("tests/", "benchmarks/")) and (ROOT / name).is_file():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, root / name)
        (root / "node_modules").symlink_to(ROOT / "node_modules")
        for folder in ("runs", "fonts"):
            if (ROOT / ".cache" / folder).is_dir():
                shutil.copytree(ROOT / ".cache" / folder, root / ".cache" / folder)

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        """Save a file as an editor does: beside it, then in its place."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.new")
        beside.write_text(text, encoding="utf-8")
        beside.replace(path)

    def line(self, name: str, text: str) -> int:
        """The line of a file where a text stands."""
        return next(i for i, line in enumerate(self.read(name).split("\n"), 1) if text in line)

    def command(self, *words: str) -> list[str]:
        """What `make` would run, with the environment that runs this test."""
        make = ["make", "--dry-run", f"VENV={sys.prefix}", *words]
        said = subprocess.run(
            make,
            cwd=self.root,
            env=self.environment(),
            check=True,
            capture_output=True,
            text=True,
        )
        return ["sh", "-c", f"exec {said.stdout.strip().splitlines()[-1]}"]

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command of `make`, run to its end."""
        return subprocess.run(
            self.command(*words),
            cwd=self.root,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
        )

    def environment(self) -> dict[str, str]:
        outer = {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}  # of the `make test` that this runs in
        return {
            **{name: value for name, value in os.environ.items() if name not in outer},
            "PYTHONPATH": str(self.root / "src"),  # this copy, not what is installed
            "NO_MKDOCS_2_WARNING": "1",
        }


class Served:
    """A `make serve` under way, whose home page is asked for all the time."""

    def __init__(self, project: Project, browser: Browser | None = None) -> None:
        self.project = project
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = ""
        self.slowest = 0.0
        self.unanswered: list[str] = []
        self.process = subprocess.Popen(
            project.command("serve", f"ADDRESS=127.0.0.1:{self.port}"),
            cwd=project.root,
            env=project.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        self._ended = threading.Event()
        self._heart = threading.Thread(target=self._beat)
        self._context = browser.new_context() if browser else None
        self.tab: Page | None = self._context.new_page() if self._context else None

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.log += line

    def _beat(self) -> None:
        while not self._ended.wait(0.5):
            began = time.monotonic()
            try:
                self.fetch("/")
            except urllib.error.HTTPError:
                pass  # an answer, too
            except OSError as error:
                self.unanswered.append(str(error))
            self.slowest = max(self.slowest, time.monotonic() - began)

    def begin(self, seconds: float = 10 * PATIENCE) -> None:
        """Wait until there is a page, then ask for it all the time."""
        self.wait(lambda: self.status("/") == 200, seconds)
        self._heart.start()

    def fetch(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=10 * AT_ONCE) as answer:
            return str(answer.read().decode())

    def page(self, path: str) -> str:
        """A page as it is now, whatever its status; "" where nobody answers."""
        try:
            return self.fetch(path)
        except urllib.error.HTTPError as error:
            return str(error.read().decode(errors="replace"))
        except OSError:
            return ""

    def status(self, path: str) -> int:
        try:
            with urllib.request.urlopen(self.address + path, timeout=10 * AT_ONCE) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
        except OSError:
            return 0

    def faults(self, path: str) -> str:
        """What the boxes of a page say, as it is now."""
        found = re.findall(r'<div class="serve-fault".*?</div>', self.page(path), re.DOTALL)
        return re.sub(r"<[^>]+>", " ", " ".join(found))

    def seen(self, path: str, kind: str = ".serve-fault") -> str:
        """What the boxes of a page say to who opens it in the browser."""
        assert self.tab
        self.tab.goto(self.address + path, wait_until="domcontentloaded")
        boxes = self.tab.locator(kind)
        assert all(box.is_visible() for box in boxes.all())
        return "\n".join(boxes.all_inner_texts())

    def wait(self, holds: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Wait until something is so."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            assert self.process.poll() is None, f"the server has ended:\n{self.log[-3000:]}"
            if holds():
                return
            time.sleep(0.2)
        pytest.fail(f"waited for {seconds} s\n{self.log[-3000:]}")

    def builds(self) -> int:
        """A number that changes with each build that is shown."""
        found = re.search(r'data-state="(\d+)', self.page("/"))
        return int(found[1]) if found else 0

    def news(self) -> str:
        """What the server says of the build under way."""
        return self.page("/-serve-/state?")

    def wait_for_build(self, before: int) -> None:
        self.wait(lambda: self.builds() not in (0, before))

    def interrupt(self) -> float:
        """Press Ctrl-C; the seconds until the end."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        self.process.wait(30)
        return time.monotonic() - began

    def end(self) -> None:
        self._ended.set()
        if self.process.poll() is None:
            self.interrupt()
        if self._context:
            self._context.close()
        self._reader.join()
        if self._heart.is_alive():
            self._heart.join()

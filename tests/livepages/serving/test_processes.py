"""A process ends with all that it started, and with nothing that it did not."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress

import psutil
import pytest

from livepages.serving.processes import MARK, end

# it says which it is, and waits; "apart" goes on in a session of its own when its parent has ended
CHILD = "import time; time.sleep(60)"
APART = f"""
import os, subprocess, sys
if os.fork():
    os._exit(0)
os.setsid()
os.execv(sys.executable, [sys.executable, "-c", {CHILD!r}])
"""
PARENT = """
import subprocess, sys
started = [subprocess.Popen([sys.executable, "-c", code]) for code in sys.argv[1:]]
print("started", flush=True)
for each in started:
    each.wait()
input()
"""


@pytest.fixture
def start() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    begun: list[subprocess.Popen[str]] = []

    def start(mark: str, *codes: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", PARENT, *codes]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
        environment = {**os.environ, MARK: mark}
        process = subprocess.Popen(command, env=environment, text=True, **pipes)
        assert process.stdout and process.stdout.readline() == "started\n"
        begun.append(process)
        return process

    yield start
    for process in begun:
        process.kill()
        process.communicate()


def marked(mark: str) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if process.environ().get(MARK) == mark and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
    return found


def within(seconds: float, holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.02)
    return holds()


def test_its_children_and_their_children_end_with_it(
    start: Callable[..., subprocess.Popen[str]],
) -> None:
    nested = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {CHILD!r}])"
    process = start("one", CHILD, nested)
    assert within(20, lambda: len(marked("one")) == 4)
    end(process, "one")
    assert process.poll() is not None, "it was waited for"
    assert not marked("one")


def test_what_has_left_its_family_ends_too(start: Callable[..., subprocess.Popen[str]]) -> None:
    process = start("two", APART)
    family = lambda: psutil.Process(process.pid).children(recursive=True)  # noqa: E731
    assert within(20, lambda: len(marked("two")) == 2 and not family())
    end(process, "two")
    assert not marked("two")


def test_another_servers_processes_go_on(start: Callable[..., subprocess.Popen[str]]) -> None:
    process, other = start("three"), start("four", CHILD)
    assert within(20, lambda: len(marked("four")) == 2)
    end(process, "three")
    assert len(marked("four")) == 2
    end(other, "four")
    assert not marked("four")


def test_one_that_has_ended_already_is_no_error(
    start: Callable[..., subprocess.Popen[str]],
) -> None:
    process = start("five")
    process.kill()
    process.wait()
    end(process, "five")
    assert process.poll() is not None

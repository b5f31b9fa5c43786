"""Run scripts side by side, each in a process of its own, from one warm parent."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import secrets
import signal
import sys
import tempfile
import threading
import time
import types
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from livepages.project import Project
from livepages.records.record import Failure, Record
from livepages.running import child
from livepages.running.outcome import Ended
from livepages.running.script import Script

GRACE = 5.0  # seconds more: the child's own watchdog can say on which line it stood
LOST = 255  # multiprocessing's exit code of a process whose warm parent is gone
_METHODS = multiprocessing.get_all_start_methods()
_CONTEXT: Any = multiprocessing.get_context("forkserver" if "forkserver" in _METHODS else "spawn")
_START = threading.Lock()


def run_all(
    project: Project, scripts: Iterable[Script], *, seed: int | None = None
) -> Iterator[tuple[Script, list[Record]]]:
    """Each script with its records, as they finish; as many at a time as there are processors."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        futures = {pool.submit(run_one, project, script, seed): script for script in scripts}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
        finally:
            for future in futures:
                future.cancel()


def run_one(project: Project, script: Script, seed: int | None = None) -> list[Record]:
    """A record for each part of a script; one that ends badly has an error, and the last."""
    records, lost = _run_once(project, script, seed)
    return _run_once(project, script, seed)[0] if lost else records


def _run_once(project: Project, script: Script, seed: int | None) -> tuple[list[Record], bool]:
    """The records of a run, and whether they were lost because another ended the warm parent."""
    parts = script.parts
    with tempfile.TemporaryDirectory(prefix="snippet-", ignore_cleanup_errors=True) as temporary:
        folder, result = Path(temporary, "work"), Path(temporary, "records.json")
        folder.mkdir()
        mark = f"\0{secrets.token_hex(16)}\0".encode()
        job = child.Job(project, script, folder, result, mark, seed)
        try:
            ended = _run_process(job)
        except (OSError, EOFError) as error:  # another snippet has ended the warm parent
            message = f"its process could not be started: {error!r}"
            failure = Failure("ProcessEnded", message)
            return [Record(parts[0].name, parts[0].code, error=failure)], True
        try:
            found = json.loads(result.read_text(encoding="utf-8"))
            records = [Record.from_json(data) for data in found]
        except (OSError, ValueError, TypeError, LookupError, AttributeError):
            records = []  # it ended before, or tampered with them
        wrote = len(records) == len(parts) or any(record.error for record in records)
        if not wrote:
            part = parts[len(records)]
            records.append(Record(part.name, part.code))
        texts = ended.texts(mark, len(parts))
        for record, (out, err) in zip(records, texts, strict=False):
            record.stdout, record.stderr = out, err
        last = records[-1]
        last.error = last.error or ended.error(job, last.stderr, wrote)
        return records, ended.exitcode == LOST and not wrote


def _run_process(job: child.Job) -> Ended:
    ended = Ended(job.project.output_limit)
    readers, writers = zip(*(_CONTEXT.Pipe(duplex=False) for _ in range(2)), strict=True)
    process = _CONTEXT.Process(target=child.main, args=(job, *writers), daemon=False)
    with _START, _without_main(), _environment(job.project):
        _CONTEXT.set_forkserver_preload(["livepages.running.warm"])
        process.start()
    for writer in writers:
        writer.close()
    deadline = time.monotonic() + job.project.time_limit * len(job.script.parts) + GRACE
    waiting: list[Connection] = list(readers)
    try:
        while ended.size <= ended.limit:
            left = deadline - time.monotonic()
            ready = wait([*waiting, process.sentinel], max(left, 0))
            if not ready:
                ended.late = True
                break
            for reader in [reader for reader in waiting if reader in ready]:
                if data := os.read(reader.fileno(), 1 << 16):
                    ended.printed[readers.index(reader)].append(data)
                else:
                    waiting.remove(reader)
            if ready == [process.sentinel]:  # ended, and nothing left to read
                break
    finally:
        _stop(process)
        for reader in readers:
            reader.close()
    ended.exitcode = process.exitcode
    return ended


def _stop(process: Any) -> None:
    """End a process and all that it started in its session."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    if process.is_alive():
        process.kill()
    process.join()


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Hide this program's main module, which each child would otherwise import again."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextlib.contextmanager
def _environment(project: Project) -> Iterator[None]:
    """Tell the warm parent what to import, and where this package is.

    Python 3.11 does not hand it `sys.path`.
    """
    own = {"PYTHONPATH": str(Path(__file__).parents[2]), "LIVEPAGES_WARM": ",".join(project.warm)}
    before = {name: os.environ.get(name) for name in own}
    if path := before["PYTHONPATH"]:
        own["PYTHONPATH"] += f"{os.pathsep}{path}"
    os.environ.update(own)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value

"""Run snippets side by side, each in a process of its own, from one warm parent."""

from __future__ import annotations

import contextlib
import json
import multiprocessing
import os
import signal
import sys
import tempfile
import threading
import time
import types
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from livepages.project import Project
from livepages.records.record import Failure, Record
from livepages.running import child
from livepages.running.outcome import Ended

GRACE = 5.0  # seconds more: the child's own watchdog can say on which line it stood
LOST = 255  # multiprocessing's exit code of a process whose warm parent is gone
_METHODS = multiprocessing.get_all_start_methods()
_CONTEXT: Any = multiprocessing.get_context("forkserver" if "forkserver" in _METHODS else "spawn")
_START = threading.Lock()


def run_all(
    project: Project, snippets: Iterable[str], *, seed: int | None = None
) -> Iterator[Record]:
    """The record of each snippet, as they finish; as many run at a time as there are processors."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        futures = [pool.submit(run_one, project, name, seed) for name in snippets]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            for future in futures:
                future.cancel()


def run_one(project: Project, snippet: str, seed: int | None = None) -> Record:
    """The record of one snippet; a run that ends badly is a record with an error."""
    record, lost = _run_once(project, snippet, seed)
    return _run_once(project, snippet, seed)[0] if lost else record


def _run_once(project: Project, snippet: str, seed: int | None) -> tuple[Record, bool]:
    """The record of a run, and whether it was lost because another ended the warm parent."""
    project = replace(project, root=project.root.resolve())
    try:
        code = project.snippet(snippet).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return Record(snippet, "", error=Failure(type(error).__name__, str(error))), False
    with tempfile.TemporaryDirectory(prefix="snippet-", ignore_cleanup_errors=True) as temporary:
        folder, result = Path(temporary, "work"), Path(temporary, "record.json")
        folder.mkdir()
        job = child.Job(project, snippet, code, folder, result, seed)
        try:
            ended = _run_process(job)
        except (OSError, EOFError) as error:  # another snippet has ended the warm parent
            message = f"its process could not be started: {error!r}"
            return Record(snippet, code, error=Failure("ProcessEnded", message)), True
        try:
            record, wrote = Record.from_json(json.loads(result.read_text(encoding="utf-8"))), True
        except (OSError, ValueError, TypeError, LookupError, AttributeError):
            record, wrote = Record(snippet, code), False  # it ended before, or tampered with it
        record.stdout, record.stderr = ended.texts()
        record.error = record.error or ended.error(job, wrote)
        return record, ended.exitcode == LOST and not wrote


def _run_process(job: child.Job) -> Ended:
    ended = Ended(job.project.output_limit)
    readers, writers = zip(*(_CONTEXT.Pipe(duplex=False) for _ in range(2)), strict=True)
    process = _CONTEXT.Process(target=child.main, args=(job, *writers), daemon=False)
    with _START, _without_main(), _environment(job.project):
        _CONTEXT.set_forkserver_preload(["livepages.running.warm"])
        process.start()
    for writer in writers:
        writer.close()
    deadline = time.monotonic() + job.project.time_limit + GRACE
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

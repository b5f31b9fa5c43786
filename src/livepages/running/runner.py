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
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from livepages.records.record import Failure, Record
from livepages.running import child
from livepages.running.outcome import Ended

TIME_LIMIT = 60.0  # seconds of one snippet
GRACE = 5.0  # seconds more: the child's own watchdog can say on which line it stood
OUTPUT_LIMIT = 100_000  # bytes that one snippet may print
LOST = 255  # multiprocessing's exit code of a process whose warm parent is gone
_METHODS = multiprocessing.get_all_start_methods()
_CONTEXT: Any = multiprocessing.get_context("forkserver" if "forkserver" in _METHODS else "spawn")
_START = threading.Lock()


def run_all(
    root: Path,
    snippets: Iterable[str],
    *,
    time_limit: float = TIME_LIMIT,
    output_limit: int = OUTPUT_LIMIT,
    seed: int | None = None,
) -> Iterator[Record]:
    """The record of each snippet, as they finish; as many run at a time as there are processors."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        futures = [
            pool.submit(run_one, root, name, time_limit, output_limit, seed) for name in snippets
        ]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            for future in futures:
                future.cancel()


def run_one(
    root: Path,
    snippet: str,
    time_limit: float = TIME_LIMIT,
    output_limit: int = OUTPUT_LIMIT,
    seed: int | None = None,
) -> Record:
    """The record of one snippet; a run that ends badly is a record with an error."""
    record, lost = _run_once(root, snippet, time_limit, output_limit, seed)
    return _run_once(root, snippet, time_limit, output_limit, seed)[0] if lost else record


def _run_once(
    root: Path, snippet: str, time_limit: float, output_limit: int, seed: int | None
) -> tuple[Record, bool]:
    """The record of a run, and whether it was lost because another ended the warm parent."""
    root = root.resolve()
    try:
        code = (root / "snippets" / snippet).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return Record(snippet, "", error=Failure(type(error).__name__, str(error))), False
    with tempfile.TemporaryDirectory(prefix="snippet-", ignore_cleanup_errors=True) as temporary:
        folder, result = Path(temporary, "work"), Path(temporary, "record.json")
        folder.mkdir()
        job = child.Job(root, snippet, code, folder, result, time_limit, seed)
        try:
            ended = _run_process(job, output_limit)
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


def _run_process(job: child.Job, output_limit: int) -> Ended:
    ended = Ended(output_limit)
    readers, writers = zip(*(_CONTEXT.Pipe(duplex=False) for _ in range(2)), strict=True)
    process = _CONTEXT.Process(target=child.main, args=(job, *writers), daemon=False)
    with _START, _without_main(), _engine_on_path():
        _CONTEXT.set_forkserver_preload(["livepages.running.warm"])
        process.start()
    for writer in writers:
        writer.close()
    deadline = time.monotonic() + job.time_limit + GRACE
    waiting: list[Connection] = list(readers)
    try:
        while ended.size <= output_limit:
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
def _engine_on_path() -> Iterator[None]:
    """Let the warm parent find this package: Python 3.11 does not hand it `sys.path`."""
    before = os.environ.get("PYTHONPATH")
    here = str(Path(__file__).parents[2])
    os.environ["PYTHONPATH"] = os.pathsep.join([here, *([before] if before else [])])
    try:
        yield
    finally:
        if before is None:
            del os.environ["PYTHONPATH"]
        else:
            os.environ["PYTHONPATH"] = before

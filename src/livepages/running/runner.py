"""Run scripts side by side, each in a process of its own, from one warm parent."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import socket
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import replace

from livepages.project import Project
from livepages.records.record import Failure, Record
from livepages.running import child  # noqa: F401  # a fault in what runs need is told at once
from livepages.running import connection as parents
from livepages.running.job import Job, Outcome, receive, send
from livepages.running.outcome import CONTROLLED, records_of
from livepages.running.script import Script

GRACE = 3.0  # seconds after the time limit of a run, in which it can say where it stands
ANSWER = 30.0  # seconds beyond the limit of a run in which its supervisor must have answered


class Stop:
    """Whether runs are still wanted; the connections of those under way."""

    def __init__(self) -> None:
        """They are."""
        self.lock = threading.Lock()
        self.connections: set[socket.socket] = set()
        self.over = False

    @contextlib.contextmanager
    def held(self, connection: socket.socket) -> Iterator[None]:
        """Keep a connection as long as its run goes on."""
        with self.lock:
            self.connections.add(connection)
            if self.over:
                raise EOFError("no longer wanted")
        try:
            yield
        finally:
            with self.lock:
                self.connections.discard(connection)
            connection.close()

    def stop(self) -> None:
        """End all runs: each ends with its connection."""
        with self.lock:
            self.over = True
            for connection in self.connections:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)


def run_all(
    project: Project, scripts: Iterable[Script], *, seed: int | None = None
) -> Iterator[tuple[Script, list[Record]]]:
    """Each script with its records, as they finish; as many at a time as there are processors."""
    stop = Stop()
    with ThreadPoolExecutor(processors()) as pool:
        futures = {pool.submit(run_one, project, each, seed, stop): each for each in scripts}
        try:
            for future in as_completed(futures):
                yield futures[future], future.result()
        finally:
            stop.stop()
            for future in futures:
                future.cancel()


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run_one(
    project: Project, script: Script, seed: int | None = None, stop: Stop | None = None
) -> list[Record]:
    """A record for each part of a script; one that ends badly has an error, and the last."""
    mark = f"\0{secrets.token_hex(16)}\0".encode()
    job = Job(project, script, mark, seed, dict(os.environ), GRACE)
    stop = stop or Stop()
    for _ in range(2):
        try:
            records = records_of(job, _outcome(job, stop))
            if any(each.error and each.error.kind == CONTROLLED for each in records):
                job = replace(job, finds_control=True)  # a slower stream, which tells the line
                records = records_of(job, _outcome(job, stop))
            return records
        except (OSError, EOFError) as error:  # another snippet has ended the warm parent
            message = f"its process was lost before it ended: {error}"
            if stop.over:
                break
    part = script.parts[0]
    return [Record(part.name, part.code, error=Failure("ProcessEnded", message))]


def _outcome(job: Job, stop: Stop) -> Outcome:
    limit = job.project.time_limit * len(job.script.parts) + ANSWER
    with contextlib.closing(parents.connect(job.project)) as connection, stop.held(connection):
        connection.settimeout(limit)
        send(connection, job)
        supervisor: int = receive(connection)
        try:
            outcome: Outcome = receive(connection)
        except TimeoutError:  # somebody has stopped it
            with contextlib.suppress(OSError):
                os.kill(supervisor, signal.SIGKILL)
            raise
        return outcome

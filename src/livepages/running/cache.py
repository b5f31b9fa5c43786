"""Records kept between builds, each valid exactly as long as all that went into it is unchanged."""

from __future__ import annotations

import contextlib
import functools
import json
import platform
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Any

from livepages.project import Project
from livepages.records.record import Record
from livepages.running.conditions import Here
from livepages.running.imports import digest, digest_of
from livepages.running.script import Script

FOLDER = Path(".cache", "runs")


class Cache:
    """The records of a project, one file a script."""

    def __init__(self, project: Project) -> None:
        """Look at files, versions and variables when asked, at each once."""
        self.project = project
        self.folder = project.root / FOLDER
        self.here = Here(project)
        self.fault = ""  # why a record could not be kept, the first time
        self._digests: dict[str, str] = {}

    def get(self, script: Script) -> list[Record] | None:
        """The records of a script if they still hold; None for a missing or damaged entry."""
        try:
            entry = json.loads(self._path(script).read_text(encoding="utf-8"))
            if entry["digest"] != _digest_of([entry["script"], entry["records"]]):
                return None
            records = [Record.from_json(data) for data in entry["records"]]
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return None
        whole = entry["script"] == _names(script) and all(each.conditions for each in records)
        return records if whole and all(map(self._holds, records)) else None

    def _holds(self, record: Record) -> bool:
        files = all(self._digest(name) == was for name, was in record.dependencies.items())
        return files and all(self.here[name] == was for name, was in record.conditions.items())

    def put(self, script: Script, records: list[Record]) -> None:
        """Keep records; another build sees the old entry or the new one, never a part.

        Where they cannot be kept, `fault` says why: it costs time, and nothing else.
        """
        data = [record.to_json() for record in records]
        names = _names(script)
        entry = {"digest": _digest_of([names, data]), "script": names, "records": data}
        try:
            write_whole(self._path(script), json.dumps(entry).encode())
        except (OSError, ValueError) as error:
            self.fault = self.fault or str(error)

    def _path(self, script: Script) -> Path:
        return self.folder / f"{self.project.name(script.path)}.json"

    def _digest(self, name: str) -> str:
        if name not in self._digests:
            self._digests[name] = digest_of(self.project.root / name, name.endswith("/"))
        return self._digests[name]


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place at once: nobody ever reads a part of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        part = Path(file.name)
        try:
            file.write(data)
            file.close()
            part.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink()
            raise


@functools.cache
def versions(packages: tuple[str, ...]) -> dict[str, str]:
    """The versions of Python and of the packages that are installed."""
    found = {"python": platform.python_version()}
    for package in packages:
        try:
            found[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            continue
    return found


def _names(script: Script) -> list[Any]:
    """What of a script decides what its records are."""
    return [script.text, *([part.name, part.code, part.above] for part in script.parts)]


def _digest_of(data: Any) -> str:
    return digest(json.dumps(data, sort_keys=True).encode())

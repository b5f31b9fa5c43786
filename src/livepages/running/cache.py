"""Records kept between builds, each valid exactly as long as all that went into it is unchanged."""

from __future__ import annotations

import functools
import json
import os
import platform
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Any

from livepages.project import Project
from livepages.records.record import Record
from livepages.running.imports import digest, digest_of
from livepages.running.script import Script

FOLDER = Path(".cache", "runs")
ENGINE = Path(__file__).parents[1]


class Cache:
    """The records of a project, one file a script."""

    def __init__(self, project: Project) -> None:
        """Look once at the versions and at the engine; files are looked at when asked."""
        self.project = project
        self.folder = project.root / FOLDER
        self._surroundings = surroundings(project)
        self._digests: dict[str, str] = {}

    def get(self, script: Script) -> list[Record] | None:
        """The records of a script if they still hold; None for a missing or damaged entry."""
        try:
            entry = json.loads(self._path(script).read_text(encoding="utf-8"))
            if entry["digest"] != _digest_of(entry["records"]) or entry["key"] != self._key(script):
                return None
            records = [Record.from_json(data) for data in entry["records"]]
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None
        for record in records:
            if any(self._digest(name) != held for name, held in record.dependencies.items()):
                return None
        return records

    def put(self, script: Script, records: list[Record]) -> None:
        """Keep records; another build sees the old entry or the new one, never a part."""
        data = [record.to_json() for record in records]
        entry = {"key": self._key(script), "digest": _digest_of(data), "records": data}
        write_whole(self._path(script), json.dumps(entry).encode())

    def _path(self, script: Script) -> Path:
        return self.folder / f"{self.project.name(script.path)}.json"

    def _key(self, script: Script) -> str:
        parts = [(part.name, part.code, part.above) for part in script.parts]
        return _digest_of([script.text, parts, self._surroundings])

    def _digest(self, name: str) -> str:
        if name not in self._digests:
            self._digests[name] = digest_of(self.project.root / name)
        return self._digests[name]


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in place at once: nobody ever reads a part of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".part", delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)


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


def surroundings(project: Project) -> list[Any]:
    """What all runs of a build share: versions, machine, engine, the packages' own variables."""
    engine = _engine(ENGINE)
    packages = [
        path.name.upper() for path in (project.root / project.library).glob("*") if path.is_dir()
    ]
    variables = {
        name: value
        for name, value in os.environ.items()
        if any(name.startswith(f"{package}_") for package in packages)
    }
    machine = [sys.platform, platform.machine()]
    style = sorted(project.style.items())
    known = versions(project.versions)
    return [known, machine, engine, style, sorted(variables.items())]


@functools.cache
def _engine(folder: Path) -> list[tuple[str, str]]:
    """Digests of every file of the engine, as it was when this process first asked.

    Only the server is left out: it takes no part in a run, and nothing outside imports it.
    """
    server = folder / "serving"
    files = sorted(path for path in folder.rglob("*.py") if server not in path.parents)
    return [(path.relative_to(folder).as_posix(), digest_of(path)) for path in files]


_engine(ENGINE)  # now: what is being imported is what will run


def _digest_of(data: Any) -> str:
    return digest(json.dumps(data, sort_keys=True).encode())

"""Import a project's modules from their source, and remember the digest of every file read."""

from __future__ import annotations

import hashlib
import os
import sys
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, ModuleSpec, SourceFileLoader
from pathlib import Path
from types import ModuleType

MISSING = "missing"  # stands for the digest of a file that is not there
_CHANGES = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate", "os.link"}


def watch(root: Path, seen: dict[str, str]) -> None:
    """From now on, put each project file that this process reads into `seen`, with its digest.

    A file that was looked for and is not there counts, too: it may appear. Compiled bytecode is
    neither read nor written: its time stamp has whole seconds, so an edit within the second of
    the last run would go unnoticed. PermissionError for who writes into the project.
    """

    def remember(path: Path) -> None:
        name = path.relative_to(root).as_posix()
        if name not in seen:
            seen[name] = MISSING  # reading the file raises the audit event again
            seen[name] = digest_of(path)

    class FreshLoader(SourceFileLoader):
        def path_stats(self, path: str) -> dict[str, float]:
            raise OSError("project modules are compiled afresh")

    class FreshFinder(FileFinder):
        def find_spec(self, name: str, target: ModuleType | None = None) -> ModuleSpec | None:
            spec = super().find_spec(name, target)
            place = Path(self.path, name.rpartition(".")[2])
            for candidate in (place / "__init__.py", place.with_suffix(".py")):
                if spec and spec.origin == str(candidate):
                    break
                remember(candidate)
            return spec

    def finder(path: str) -> FileFinder:
        if not is_project_file(root, path):
            raise ImportError(f"{path} is not part of the project")
        return FreshFinder(path, (FreshLoader, SOURCE_SUFFIXES))

    def audit(event: str, arguments: tuple[object, ...]) -> None:
        if event != "open" and event not in _CHANGES:
            return
        named = arguments[:1] if event == "open" else arguments[:2]
        paths = [_absolute(path) for path in named if isinstance(path, str)]
        for path in [path for path in paths if is_project_file(root, path)]:
            if event in _CHANGES or _writes(arguments[2]):
                raise PermissionError(f"a snippet writes nothing into the project: {path}")
            remember(path)

    sys.path_hooks.insert(0, finder)
    sys.path_importer_cache.clear()
    sys.addaudithook(audit)


def is_project_file(root: Path, path: str | Path) -> bool:
    """Whether a path lies in the project, outside hidden folders (the environment, the cache)."""
    place = _absolute(path)
    if not place.is_relative_to(root):
        return False
    parts = place.relative_to(root).parts
    return parts[:1] not in [("site",), ("node_modules",)] and not any(
        part.startswith(".") for part in parts
    )


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str:
    """The digest of a file as it is now; `MISSING` where there is none."""
    try:
        return digest(path.read_bytes()) if path.is_file() else MISSING
    except (OSError, ValueError):
        return MISSING


def _absolute(path: str | Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  # resolve() would follow links out of it


def _writes(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))

"""Import a project's modules from their source, and remember the digest of every file read."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, SourceFileLoader
from pathlib import Path


def watch(root: Path, seen: dict[str, str]) -> None:
    """From now on, put each project file that this process reads into `seen`, with its digest.

    Compiled bytecode is neither read nor written: its time stamp has whole seconds, so an
    edit within the second of the last run would go unnoticed.
    """

    class FreshLoader(SourceFileLoader):
        def path_stats(self, path: str) -> dict[str, float]:
            raise OSError("project modules are compiled afresh")

        def get_data(self, path: str) -> bytes:
            data = super().get_data(path)
            _remember(root, seen, path, lambda: data)
            return data

    def finder(path: str) -> FileFinder:
        if not is_project_file(root, Path(path)):
            raise ImportError(f"{path} is not part of the project")
        return FileFinder(path, (FreshLoader, SOURCE_SUFFIXES))

    def audit(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str):
            path, mode = arguments[0], arguments[1] or "r"
            if "r" in str(mode) and "+" not in str(mode) and not path.endswith(".pyc"):
                _remember(root, seen, path)

    sys.path_hooks.insert(0, finder)
    sys.path_importer_cache.clear()
    sys.addaudithook(audit)


def is_project_file(root: Path, path: Path) -> bool:
    """Whether a path lies in the project, outside hidden folders (the environment, the cache)."""
    try:
        parts = path.absolute().relative_to(root).parts
    except ValueError:
        return False
    return not any(part.startswith(".") or part in ("site", "node_modules") for part in parts)


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _remember(
    root: Path, seen: dict[str, str], path: str, data: Callable[[], bytes] | None = None
) -> None:
    place = Path(path)
    if not is_project_file(root, place):
        return
    name = place.absolute().relative_to(root).as_posix()
    if name in seen:
        return
    seen[name] = ""  # reading below raises the audit event again
    try:
        seen[name] = digest(data() if data else place.read_bytes())
    except OSError:
        del seen[name]

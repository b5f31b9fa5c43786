"""Import a project's modules from their source; the digests of what a run saw of its files."""

from __future__ import annotations

import functools
import hashlib
import os
import site
import sys
import sysconfig
from collections.abc import Callable, Iterator
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, ModuleSpec, SourceFileLoader
from pathlib import Path
from types import ModuleType

MISSING = "missing"  # stands for the digest of a file that is not there
FOLDER = "folder"  # and for that of a folder which is only looked for
WIDE = "**"  # names all files of a project
_MADE = {"site", "node_modules", "__pycache__"}  # by builds, and .cache and its like


def follow(root: Path, remember: Callable[[Path], None]) -> None:
    """From now on, import the project's modules from source, and remember where they may stand.

    A module that was looked for and is not there counts, too: it may appear. Compiled bytecode
    is neither read nor written: its time stamp has whole seconds, so an edit within the second of
    the last run would go unnoticed.
    """

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
        if not is_project_file(root, path) or os.path.isfile(path):  # noqa: PTH113
            raise ImportError(f"{path} is no folder of the project")
        return FreshFinder(path, (FreshLoader, SOURCE_SUFFIXES))

    sys.path_hooks.insert(0, finder)
    sys.path_importer_cache.clear()


@functools.cache
def environment() -> tuple[str, ...]:
    """The folders of what is installed: Python itself and its packages."""
    paths = {sys.prefix, sys.base_prefix, sys.exec_prefix, site.getusersitepackages()}
    paths |= {*site.getsitepackages(), sysconfig.get_path("stdlib")}
    return tuple(sorted({form for path in paths for form in (path, os.path.realpath(path))}))


def is_environment(path: str) -> bool:
    """Whether a path lies where Python and its packages are installed."""
    return any(path.startswith(f"{folder}{os.sep}") for folder in environment())


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


def digest_of(path: Path, listed: bool = False) -> str:
    """The digest of a file as it is now, or of all that a folder holds; `MISSING` if none is there.

    A folder that is not `listed` is only there or not. `root / WIDE` is all of a project.
    """
    try:
        if path.name == WIDE:
            return _digest_of_all(path.parent)
        if path.is_dir():
            return (
                digest("\n".join(_entries(path)).encode(errors="surrogateescape"))
                if listed
                else FOLDER
            )
        if not path.is_file():
            return MISSING
        link = bytes(path.readlink()) + b" -> " if path.is_symlink() else b""
        return digest(link + path.read_bytes())
    except (OSError, ValueError):
        return MISSING


def _entries(folder: Path) -> Iterator[str]:
    """What stands in a folder, as a listing shows it."""
    with os.scandir(folder) as found:
        for entry in sorted(found, key=lambda each: each.name):
            if entry.name != "__pycache__":
                size = entry.stat().st_size if entry.is_file() else -entry.is_dir()
                yield f"{entry.name} {size} {entry.is_symlink()}"


def _digest_of_all(root: Path) -> str:
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in _MADE
            and not is_environment(f"{folder}/{name}/")
        )
        places = [Path(folder, name) for name in sorted([*folders, *names])]
        found += [f"{place.relative_to(root)} {digest_of(place)}" for place in places]
    return digest("\n".join(found).encode(errors="surrogateescape"))


def _absolute(path: str | Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  # resolve() would follow links out of it

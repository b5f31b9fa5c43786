"""The files that a site is made of, as they are now."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

# hidden folders, and what editors write beside a file while they save it
_IGNORED = re.compile(r"\..*|.*~|#.*#|.*\.(sw[a-p]|tmp)|4913|__pycache__|node_modules")
_LARGE = 10_000_000  # bytes: what is larger is told by its time alone

State = dict[Path, tuple[int, ...]]


class Watch:
    """Files and folders, looked at again and again."""

    def __init__(self, paths: Iterable[Path]) -> None:
        """Of everything below some paths, which need not exist yet."""
        self.paths = set(paths)
        self._last: State = {}

    def add(self, paths: Iterable[Path]) -> None:
        """Watch more paths; what is there already is no change."""
        self.paths.update(paths)
        for path, state in self._look().items():
            self._last.setdefault(path, state)

    def changes(self) -> set[Path]:
        """What has changed, come or gone since the last look."""
        before, self._last = self._last, self._look()
        paths = before.keys() | self._last.keys()
        return {path for path in paths if before.get(path) != self._last.get(path)}

    def digest(self) -> str:
        """What all files hold, in one word."""
        whole = hashlib.sha256()
        for path, (mode, *rest) in sorted(self._look().items()):
            whole.update(f"\0{path}\0{mode}\0".encode("utf-8", "surrogateescape"))
            try:
                if stat.S_ISREG(mode) and rest[0] < _LARGE:
                    whole.update(path.read_bytes())
                else:
                    whole.update(str(rest).encode())
            except OSError as error:
                whole.update(str(error).encode())
        return whole.hexdigest()

    def _look(self) -> State:
        return dict(_files(self.paths))


def _files(paths: Iterable[Path]) -> Iterator[tuple[Path, tuple[int, ...]]]:
    """Every file with its state; a folder is entered once, however many links lead to it."""
    seen: set[tuple[int, int]] = set()
    waiting = [str(path) for path in paths]
    while waiting:
        path = waiting.pop()
        try:
            own = os.lstat(path)
            linked = stat.S_ISLNK(own.st_mode) and os.path.exists(path)  # noqa: PTH110
            found = os.stat(path) if linked else own  # noqa: PTH116
        except OSError:
            continue  # it has just gone
        if linked or not stat.S_ISDIR(found.st_mode):
            state = (found.st_mode, found.st_size, found.st_mtime_ns, found.st_ino)
            yield Path(path), (own.st_mode, own.st_ino) if stat.S_ISDIR(found.st_mode) else state
        if stat.S_ISDIR(found.st_mode):
            if (key := (found.st_dev, found.st_ino)) in seen:
                continue
            seen.add(key)
            try:
                names = os.listdir(path)  # noqa: PTH208
            except OSError:
                continue
            waiting += [f"{path}{os.sep}{name}" for name in names if not _IGNORED.fullmatch(name)]

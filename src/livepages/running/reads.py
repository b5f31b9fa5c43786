"""What a run reads, lists and looks for in its project, and that it writes nothing into it."""

from __future__ import annotations

import _posixsubprocess
import _thread
import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from livepages.running.imports import WIDE, digest_of, is_environment

_CHANGES = {  # event: the positions of the paths that are changed, and of their folders' numbers
    "os.mkdir": ((0, 2),),
    "os.rmdir": ((0, 1),),
    "os.remove": ((0, 1),),
    "os.rename": ((0, 2), (1, 3)),
    "os.link": ((1, 3),),
    "os.symlink": ((1, 2),),
}
_CHANGES_THROUGH = {  # a link is followed
    "os.truncate": ((0, -1),),
    "os.chmod": ((0, 2),),
    "os.chown": ((0, 3),),
    "os.utime": ((0, 3),),
    "os.setxattr": ((0, -1),),
    "os.removexattr": ((0, -1),),
}
_LISTS = {"os.listdir", "os.scandir"}
_UNKNOWN = {  # what they read is not seen from here
    "subprocess.Popen",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.exec",
    "os.system",
    "os.spawn",
    "sqlite3.connect",
}
_NATIVE = {"ctypes.dlopen", "ctypes.dlsym"}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_LOOKS = ("stat", "lstat", "access", "readlink", "statvfs")  # for which Python has no event
_MAKES = ("mkfifo", "mknod")
_IMPORTS = "<frozen importlib._bootstrap_external>"  # which looks for what `follow` remembers
_realpath, _abspath, _is_directory = os.path.realpath, os.path.abspath, os.path.isdir
_fork_exec, _thread_of = _posixsubprocess.fork_exec, _thread.get_ident


class Reads:
    """The files of a project that one run has seen."""

    def __init__(self, root: Path, seen: dict[str, str], free: Path) -> None:
        """Put them into `seen`; in the folder `free`, the run may do as it likes."""
        self.root, self.seen, self.free = str(root), seen, str(free)
        self.inside = str(root) + os.sep
        self.busy: set[int] = set()  # threads that are in here: their own reads do not count
        self.on = False

    def begin(self) -> None:
        """From now on, everything counts."""
        self.on = True
        for name in (*_LOOKS, *_MAKES):
            self._wrap(name, self._made if name in _MAKES else self._looked)
        self._wrap("open", self._opened_below)
        setattr(_posixsubprocess, "fork_exec", self._forked)  # noqa: B010  # which has no event
        sys.addaudithook(self._audit)

    def _forked(self, *arguments: Any) -> int:
        self.all()
        return _fork_exec(*arguments)

    def end(self) -> None:
        """From now on, nothing counts."""
        self.on = False

    def all(self) -> None:
        """Count the whole project: what is read cannot be known."""
        if self.on and WIDE not in self.seen:
            with _Busy(self):
                self.seen[WIDE] = digest_of(Path(self.root, WIDE))

    def remember(self, path: str | Path, *, listed: bool = False) -> None:
        """Keep the digest of a file of the project, or of what a folder holds."""
        if not self.on:
            return
        with _Busy(self):
            self._remember(path, listed)

    def _remember(self, path: str | Path, listed: bool) -> None:
        for place in {_abspath(path), _realpath(path)}:
            if (place == self.root or place.startswith(self.inside)) and not (
                is_environment(place) or self._is_free(place)
            ):
                name = os.path.relpath(place, self.root) + ("/" if listed else "")
                if name not in self.seen:
                    self.seen[name] = digest_of(Path(self.root, name), listed)

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on or _thread_of() in self.busy:
            return
        if event == "open":
            self._opened(*arguments)
        elif event in _LISTS:
            if sys._getframe(1).f_code.co_filename != _IMPORTS:
                with _Busy(self):
                    self.remember(
                        _path(arguments[0] if arguments[0] is not None else "."), listed=True
                    )
        elif event in _UNKNOWN or (event in _NATIVE and self._is_own(sys._getframe(1))):
            self.all()
        elif event in _CHANGES or event in _CHANGES_THROUGH:
            through = event in _CHANGES_THROUGH
            for path, folder in (_CHANGES | _CHANGES_THROUGH)[event]:
                at = arguments[folder] if folder >= 0 else -1
                self._refuse(_path(arguments[path], at), through=through)
            if event == "os.link":
                self.remember(_path(arguments[0], arguments[2]))

    def _opened(self, path: Any, _: Any, flags: Any) -> None:
        if isinstance(path, int) or path is None:
            return
        with _Busy(self):
            path = _path(path)
            if isinstance(flags, int) and flags & _WRITES:
                self._refuse(path, through=True)
            if _is_directory(path):
                here = _realpath(path)
                if f"{here}{os.sep}".startswith(self.inside) or self.inside.startswith(
                    here.rstrip(os.sep) + os.sep
                ):
                    self.all()  # whatever is opened below it
            else:
                self.remember(path)

    def _refuse(self, path: str, *, through: bool) -> None:
        with _Busy(self):
            folder, name = os.path.split(_abspath(path))
            places = {os.path.join(_realpath(folder), name)}  # noqa: PTH118
            if through:
                places.add(_realpath(path))
            for place in places:
                if place.startswith(self.inside) and not (
                    is_environment(place) or self._is_free(place)
                ):
                    raise PermissionError(f"a snippet writes nothing into the project: {place}")

    def _is_free(self, place: str) -> bool:
        return place == self.free or place.startswith(self.free + os.sep)

    def _is_own(self, frame: Any) -> bool:
        """Whether the project's code, perhaps through Python's own library, does this."""
        while frame:
            name = frame.f_code.co_filename
            if "site-packages" in name:
                return False
            if name.startswith(self.inside):
                return True
            frame = frame.f_back
        return False

    def _wrap(self, name: str, before: Callable[..., None]) -> None:
        """Have a function of `os` tell what it is asked before it does it."""
        function = getattr(os, name, None)
        if function is None:
            return

        @functools.wraps(function)
        def wrapped(*arguments: Any, **options: Any) -> Any:
            if self.on and _thread_of() not in self.busy:
                before(*arguments, **options)
            return function(*arguments, **options)

        ways = ("dir_fd", "fd", "follow_symlinks", "effective_ids")
        for known in (getattr(os, f"supports_{way}") for way in ways):
            if function in known:
                known.add(wrapped)
        setattr(os, name, wrapped)

    def _looked(self, path: Any = ".", *_: Any, dir_fd: Any = None, **__: Any) -> None:
        if isinstance(path, str | bytes | os.PathLike):
            with _Busy(self):
                self.remember(_path(path, dir_fd))

    def _made(self, path: Any, *_: Any, dir_fd: Any = None, **__: Any) -> None:
        self._refuse(_path(path, dir_fd), through=False)

    def _opened_below(self, path: Any, flags: Any, *_: Any, dir_fd: Any = None, **__: Any) -> None:
        if dir_fd is not None and isinstance(path, str | bytes | os.PathLike):
            self._opened(_path(path, dir_fd), None, flags)


class _Busy:
    def __init__(self, reads: Reads) -> None:
        self.reads, self.thread = reads, _thread_of()

    def __enter__(self) -> None:
        self.before = self.thread in self.reads.busy
        self.reads.busy.add(self.thread)

    def __exit__(self, *_: object) -> None:
        if not self.before:
            self.reads.busy.discard(self.thread)


def _path(path: Any, folder: Any = None) -> str:
    """A path in words: of a number, of bytes, or below the folder that has a number."""
    if isinstance(path, int):
        return _realpath(f"/proc/self/fd/{path}")
    try:
        place = os.fsdecode(path)
    except TypeError:
        return "."
    if isinstance(folder, int) and folder >= 0:
        return os.path.join(_path(folder), place)  # noqa: PTH118
    return place

"""What a run may see beside the project's files: versions, engine, machine, style, variables."""

from __future__ import annotations

import contextlib
import functools
import json
import os
import platform
import re
import sys
from collections.abc import Iterator, Mapping
from importlib import metadata
from importlib.machinery import PathFinder
from pathlib import Path
from typing import Any

from livepages.project import Project
from livepages.running.imports import MISSING, digest, digest_of, environment

ENGINE = Path(__file__).parents[1]
# Python's own and the system's, which a program sees without asking `os.environ`
PREFIXES = ("PYTHON", "TZ", "LANG", "LC_", "MPL", "OMP_", "MKL_", "OPENBLAS_")
IDLE = {  # where code is found and kept; what was found is known by its digest or version
    "PYTHONPATH",
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONUNBUFFERED",
    "PYTHONPYCACHEPREFIX",
    "PYTHONWARNINGS",
    "PYTHONSTARTUP",
    "PYTHONHISTFILE",
}
PLACES = {"PATH", "PWD", "OLDPWD", "HOME", "TMPDIR", "TEMP", "TMP", "USER", "LOGNAME"}
_NAME, _VERSION = (re.compile(f"^{key}: *(.+?) *$", re.MULTILINE) for key in ("Name", "Version"))
_before: dict[str, str | None] = {}  # the modules of the warm parent, and its loose files
_MAPPINGS = ("os.py", "_collections_abc.py", "<frozen os>", "<frozen _collections_abc>")
_missing: set[str] = set()  # modules that the warm parent looked for
_distributions: dict[str, dict[str, str]] = {}  # module: the versions of its distributions


@functools.cache
def engine(folder: Path) -> str:
    """The digest of all files of the engine, as they were when this process first asked.

    Only the server is left out: it takes no part in a run, and nothing outside imports it.
    """
    server = folder / "serving"
    files = sorted(
        path
        for path in folder.rglob("*")
        if path.is_file() and path.suffix != ".pyc" and server not in path.parents
    )
    return _digest([(path.relative_to(folder).as_posix(), digest_of(path)) for path in files])


@contextlib.contextmanager
def noting_imports() -> Iterator[None]:
    """Keep the names of the modules that are looked for meanwhile and are not there."""
    names: set[str] = set()
    on = True

    def note(event: str, arguments: tuple[Any, ...]) -> None:
        if on and event == "import":
            names.add(str(arguments[0]).partition(".")[0])

    sys.addaudithook(note)
    yield
    on = False
    _missing.update(name for name in names if name not in sys.modules)


def remember_distributions() -> None:
    """Keep the versions that are installed now, while what was imported is from them."""
    _distributions.update(distributions())
    _before.update(dict.fromkeys(sys.modules) | _loose(list(sys.modules)))


def distributions() -> dict[str, dict[str, str]]:
    """For each top-level module that is installed, the distributions that it is from.

    A quick `importlib.metadata.packages_distributions`, with the versions.
    """
    found: dict[str, dict[str, str]] = {}
    for each in metadata.distributions():
        if not (named := _named(each)):
            continue
        files = (each.read_text("RECORD") or "").splitlines()
        tops = {re.split("[/.,]", line, maxsplit=1)[0] for line in files}
        for top in tops | set((each.read_text("top_level.txt") or "").split()):
            found.setdefault(top, {}).setdefault(*named)
    return found


def _named(each: metadata.Distribution) -> tuple[str, str] | None:
    """Name and version of a distribution: `importlib.metadata` takes ten times as long."""
    head = (each.read_text("METADATA") or each.read_text("PKG-INFO") or "").partition("\n\n")[0]
    name, version = _NAME.search(head), _VERSION.search(head)
    return (name[1], version[1]) if name and version else None


def _loose(names: list[str]) -> dict[str, str | None]:
    """The files of modules that no distribution, and not the engine, has brought; their digests."""
    inside = (*environment(), str(ENGINE))
    found = [getattr(sys.modules.get(name), "__file__", None) for name in names]
    files = [each for each in found if isinstance(each, str) and each.startswith(os.sep)]
    return {each: digest_of(Path(each)) for each in files if not each.startswith(inside)}


class Conditions:
    """What one run has seen, in the process of the run."""

    def __init__(self, project: Project, environment: Mapping[str, str]) -> None:
        """Of a run that has the engine's environment."""
        self.project, self.environment = project, dict(environment)
        self.asked: set[str] = set()
        self.looked_for = set(_missing)

    def begin(self, path: str, root: Path) -> None:
        """From now on, keep the variables that are asked for, and the modules."""
        self.own = (f"{root}{os.sep}", path)

        def note(event: str, arguments: tuple[Any, ...]) -> None:
            if event == "import":
                self.looked_for.add(str(arguments[0]).partition(".")[0])

        sys.addaudithook(note)
        for mapping in (os.environ, os.environb):
            mapping.__class__ = _noting(type(mapping), self)

    def note(self, name: object, frame: Any) -> None:
        """Keep a variable; places of this machine only where the project's own code asks."""
        name = os.fsdecode(name) if isinstance(name, bytes | str) else ""
        if name not in PLACES or self.is_own(frame):
            self.asked.add(name)

    def is_own(self, frame: Any) -> bool:
        """Whether the project's own code stands at this frame."""
        return bool(frame) and frame.f_code.co_filename.startswith(self.own)

    def found(self, files: dict[str, str]) -> dict[str, str]:
        """All conditions of the run; modules that belong to no distribution go to the files."""
        tops = {name.partition(".")[0] for name in sys.modules}
        loose = _before | _loose([name for name in sys.modules if name not in _before])
        inside = str(self.project.root) + os.sep
        files.update({f: d for f, d in loose.items() if d and not f.startswith(inside)})
        here = Here(self.project, self.environment)
        names = common(self.project)
        late = any(top not in _distributions and self.is_installed(top) for top in tops)
        known = distributions() | _distributions if late else _distributions
        found = {
            f"distribution {name}": version
            for top in tops
            for name, version in known.get(top, {}).items()
        }
        names |= {f"variable {name}" for name in self.asked}
        names |= {f"module {name}" for name in self.looked_for if name not in sys.modules}
        return found | {name: here[name] for name in sorted(names)}

    @staticmethod
    def is_installed(top: str) -> bool:
        """Whether a module came from where distributions are installed."""
        file = getattr(sys.modules.get(top), "__file__", None)
        return isinstance(file, str) and "site-packages" in file


class Here(dict[str, str]):
    """Each condition as it is in this process, by its name."""

    def __init__(self, project: Project, variables: Mapping[str, str] | None = None) -> None:
        """Of a project; the variables are this process's, or others."""
        self.project = project
        self.variables = dict(os.environ if variables is None else variables)

    def __missing__(self, name: str) -> str:
        """Look once; a condition that this engine does not know has no value."""
        kind, _, of = name.partition(" ")
        self[name] = value = getattr(self, f"_{kind}", lambda _: MISSING)(of)
        return str(value)

    def _engine(self, _: str) -> str:
        return engine(ENGINE)

    def _python(self, _: str) -> str:
        return f"{sys.version} {tuple(sys.flags)[:-1]}"

    def _machine(self, _: str) -> str:
        return f"{sys.platform} {platform.machine()}"

    def _style(self, _: str) -> str:
        return _digest(sorted((key, repr(value)) for key, value in self.project.style.items()))

    def _distribution(self, name: str) -> str:
        with contextlib.suppress(metadata.PackageNotFoundError, ValueError):
            if named := _named(metadata.distribution(name)):
                return named[1]
        return MISSING

    def _module(self, name: str) -> str:
        with contextlib.suppress(ImportError, ValueError, AttributeError):
            installed = [path for path in sys.path if path in environment()]
            if PathFinder.find_spec(name, installed):
                return "there"
        return MISSING

    def _variable(self, name: str) -> str:
        return _digest(dict(self.variables) if name == "*" else self.variables.get(name))

    def _variables(self, prefix: str) -> str:
        found = {
            name: value
            for name, value in self.variables.items()
            if name.startswith(prefix) and name not in IDLE
        }
        return _digest(found) if found else "none"


def common(project: Project) -> set[str]:
    """The names of what every run may see."""
    folder = project.root / project.library
    packages = [f"{path.name.upper()}_" for path in folder.glob("*") if path.is_dir()]
    prefixes = {f"variables {prefix}" for prefix in (*PREFIXES, *packages)}
    return {"engine", "python", "machine", "style"} | prefixes


def _noting(kind: Any, conditions: Conditions) -> type:
    """The class of `os.environ`, with a memory for what is asked."""

    def get(self: Any, name: Any) -> Any:
        conditions.note(name, _who_asks(sys._getframe(1)))
        return kind.__getitem__(self, name)

    def names(self: Any) -> Any:
        if conditions.is_own(_who_asks(sys._getframe(1))):
            conditions.asked.add("*")
        return kind.__iter__(self)

    own = {"__getitem__": get, "__iter__": names, "__module__": kind.__module__}
    return type(kind.__name__, (kind,), own)


def _who_asks(frame: Any) -> Any:
    """The frame behind those of the mapping itself."""
    while frame and frame.f_code.co_filename.endswith(_MAPPINGS):
        frame = frame.f_back
    return frame


def _digest(data: Any) -> str:
    return digest(json.dumps(data, sort_keys=True, default=repr).encode())


engine(ENGINE)  # now: what is being imported is what will run

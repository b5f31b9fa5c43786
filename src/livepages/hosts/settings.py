"""What `plugins: [livepages: …]` in mkdocs.yml can say, and the project that comes of it."""

from __future__ import annotations

import os
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mkdocs.config import base, load_config
from mkdocs.config import config_options as c
from mkdocs.config.defaults import MkDocsConfig

from livepages.project import Project


class Above(c.Type[float]):
    """A number above zero."""

    def __init__(self, kind: type, default: float) -> None:
        """Of a kind, `int` or `float`, where a float may be written without a point."""
        super().__init__((int, kind), default=default)

    def run_validation(self, value: object) -> float:
        """The number; ValidationError for anything else."""
        number = super().run_validation(value)
        if isinstance(number, bool) or not 0 < number < float("inf"):
            raise base.ValidationError(f"Expected a number above 0, but received: {value!r}")
        return number


class Folder(c.Dir):
    """A folder, which must be there where somebody names it."""

    def run_validation(self, value: object) -> str:
        """Its path; ValidationError where it is missing."""
        path = super().run_validation(value)
        if value != self.default and not Path(path).is_dir():
            raise base.ValidationError(f"There is no folder {value!r}.")
        return path


class Module(c.Type[str]):
    """The name of a module that can be imported."""

    def __init__(self) -> None:
        """Any text at first."""
        super().__init__(str)

    def run_validation(self, value: object) -> str:
        """The name; ValidationError where there is no such module."""
        name = super().run_validation(value)
        if not _is_module(name):
            raise base.ValidationError(f"There is no module {name!r} in this environment.")
        return name


class Function(Module):
    """The dotted name of a function in a module that can be imported."""

    def run_validation(self, value: object) -> str:
        """The name; ValidationError where it cannot be one."""
        name = c.Type(str).run_validation(value)
        module, dot, function = name.rpartition(".")
        if not dot or not function.isidentifier():
            raise base.ValidationError(f"Expected module.function, but received: {name!r}")
        super().run_validation(module)
        return name


class Distribution(c.Type[str]):
    """The name of a distribution that is installed."""

    def __init__(self) -> None:
        """Any text at first."""
        super().__init__(str)

    def run_validation(self, value: object) -> str:
        """The name; ValidationError where nothing of that name is installed."""
        name = super().run_validation(value)
        try:
            metadata.version(name)
        except (metadata.PackageNotFoundError, ValueError):
            raise base.ValidationError(f"{name!r} is not installed.") from None
        return name


class Style(c.Type[dict[str, object]]):
    """Entries of matplotlib's rcParams."""

    def __init__(self) -> None:
        """Any mapping at first, and an empty one unless it is given."""
        super().__init__(dict, default={})

    def run_validation(self, value: object) -> dict[str, object]:
        """The entries; ValidationError for a name or a value that matplotlib does not know."""
        style = super().run_validation(value)
        if style:
            try:
                from matplotlib import RcParams
            except ImportError as error:
                raise base.ValidationError("It needs matplotlib, which is not here.") from error
            known: Any = RcParams()
            for name, setting in style.items():
                try:
                    known[name] = setting
                except (KeyError, ValueError, TypeError) as error:
                    words = str(error).strip("\"'").splitlines()[0]
                    message = f"matplotlib does not take {name}: {setting!r} ({words})"
                    raise base.ValidationError(message) from error
        return style


class Settings(base.Config):
    """The settings of the plugin; folders are seen from the folder of mkdocs.yml."""

    snippets = Folder(default="snippets")
    library = Folder(default="src")
    time_limit = Above(float, 60.0)
    output_limit = Above(int, 100_000)
    memory_limit = Above(int, 4_000_000_000)
    warm = c.ListOfItems(Module(), default=[])
    seeds = c.ListOfItems(Function(), default=[])
    versions = c.ListOfItems(Distribution(), default=[])
    style = Style()
    palette = c.Optional(c.File(exists=True))
    branch = c.Type(str, default="main")
    accept = c.Type(str, default="python -m livepages accept")
    packages = c.DictOfItems(c.Type(str), default={})


def project_at(root: Path) -> Project | None:
    """The project in a folder, from its mkdocs.yml; None where that does not have this plugin."""
    config = load_config(str(root / "mkdocs.yml"))
    settings = getattr(config.plugins.get("livepages"), "config", None)
    return project_of(config, settings) if isinstance(settings, Settings) else None


def project_of(config: MkDocsConfig, settings: Settings) -> Project:
    """The project of a site, from its settings; ValueError says which of them cannot hold."""
    settings_folder = Path(config.config_file_path).absolute().parent
    root = Path(os.path.commonpath([settings_folder, config.docs_dir]))
    jupyter: Any = config.plugins.get("mkdocs-jupyter")
    return Project(
        root,
        docs=_below(root, "docs_dir", config.docs_dir),
        snippets=_below(root, "snippets", settings.snippets),
        library=_below(root, "library", settings.library),
        time_limit=float(settings.time_limit),
        output_limit=int(settings.output_limit),
        memory_limit=int(settings.memory_limit),
        warm=tuple(settings.warm),
        seeds=tuple(settings.seeds),
        style=settings.style,
        versions=tuple(settings.versions),
        notebooks=tuple(jupyter.config["include"]) if jupyter else (),
        repository=config.repo_url or "",
        branch=settings.branch,
        accept=settings.accept,
    )


def _below(root: Path, name: str, folder: str) -> str:
    place = Path(os.path.relpath(folder, root))
    if ".." in place.parts:
        raise ValueError(f"{name}: {folder} must lie below {root}")
    return place.as_posix()


def _is_module(name: str) -> bool:
    """Whether there is such a module, as far as can be told without importing any."""
    try:
        return find_spec(name.partition(".")[0]) is not None
    except (ImportError, ValueError, AttributeError):
        return False

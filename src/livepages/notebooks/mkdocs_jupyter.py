"""mkdocs-jupyter executes the notebooks; their pages are rendered like all others."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from livepages.project import Project
from livepages.running.cache import surroundings, write_whole
from livepages.running.imports import digest, digest_of

FOLDER = Path(".cache", "notebooks")
_OWN = Path(__file__).with_name("jupyter")


def configure(config: Any, project: Project) -> None:
    """Have mkdocs-jupyter run notebooks in this engine's kernel and hand over what came of it.

    Its templates are replaced by one that writes the executed notebook as JSON. The folder of
    its cache is named after all that a notebook may depend on, and older ones are removed.
    """
    plugin = config.plugins.get("mkdocs-jupyter")
    if plugin is None:
        return
    from mkdocs_jupyter.config import settings

    settings.templates_dir = str(_OWN)
    paths = os.environ.get("JUPYTER_PATH", "").split(os.pathsep)
    if str(_OWN) not in paths:
        os.environ["JUPYTER_PATH"] = os.pathsep.join([str(_OWN), *filter(None, paths)])
    root = project.root
    folder = root / FOLDER / _key(project)
    for old in (root / FOLDER).glob("*"):
        if old != folder:
            shutil.rmtree(old, ignore_errors=True)
    plugin.config["cache_dir"] = str(folder)
    plugin.config["kernel_name"] = "livepages"
    plugin.config["ignore_h1_titles"] = True


def take_over(page: Any, config: Any, files: Any) -> Callable[[], Any]:
    """How to have mkdocs-jupyter execute a page's notebook; MkDocs itself will render the page."""
    render, cache = page.render, Path(config.plugins["mkdocs-jupyter"].config["cache_dir"])
    del page.render

    def execute() -> Any:
        """The notebook with its outputs, from the run or from the cache."""
        _drop_damaged(cache)
        render(config, files)
        _seal(cache)
        return json.loads(unquote(page.content))

    return execute


def _drop_damaged(cache: Path) -> None:
    """Remove entries without the digest that they were sealed with: they are run again."""
    for entry in cache.glob("*.json"):
        seal = entry.with_suffix(".digest")
        if not seal.exists() or seal.read_text(encoding="utf-8") != digest_of(entry):
            entry.unlink(missing_ok=True)


def _seal(cache: Path) -> None:
    for entry in cache.glob("*.json"):
        write_whole(entry.with_suffix(".digest"), digest_of(entry).encode())


def _key(project: Project) -> str:
    """A digest of everything in the library and of the versions."""
    root = project.root
    sources = sorted(
        path for path in (root / project.library).rglob("*.*") if path.suffix != ".pyc"
    )
    files = [(str(path.relative_to(root)), digest_of(path)) for path in sources]
    return digest(json.dumps([files, surroundings(project)], sort_keys=True).encode())[:16]

"""This project's engine on a site of snippets, and plain MkDocs on what it expanded."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from process import python
from project import Engine
from workload import Pages

from livepages.running.cache import FOLDER

EXTENSIONS: list[str | dict[str, dict[str, bool]]] = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    {"toc": {"permalink": True}},
    {"pymdownx.arithmatex": {"generic": True}},
    "pymdownx.details",
    {"pymdownx.highlight": {"pygments_lang_class": True}},
    "pymdownx.inlinehilite",
    "pymdownx.superfences",
    {"pymdownx.tabbed": {"alternate_style": True}},
]
MKDOCS = ("mkdocs", "build", "--strict", "--quiet")
INDEX = {"docs/index.md": "# Benchmark\n"}


def mkdocs_yml(plugins: list[object], **settings: object) -> dict[str, str]:
    """The configuration of a MkDocs site; JSON is YAML, too."""
    shared = {
        "site_name": "Benchmark",
        "theme": {"name": "material", "font": False},
        "markdown_extensions": EXTENSIONS,
        "plugins": ["search", *plugins],
    }
    return {"mkdocs.yml": json.dumps({**shared, **settings}, indent=1)}


def runs_of(folder: Path) -> dict[str, int]:
    """When each snippet was last run, as the time of its entry in the cache."""
    cache = folder / FOLDER
    return {
        path.name.removesuffix(".py.json"): path.stat().st_mtime_ns
        for path in cache.rglob("*.json")
    }


def expanded(folder: Path) -> dict[str, str]:
    """A project of plain MkDocs with the Markdown that the engine published."""
    site = folder / "site"
    pages = {
        f"docs/{path.parent.name}.md": path.read_text(encoding="utf-8")
        for path in sorted(site.glob("page-*/index.md"))
    }
    return {**mkdocs_yml([]), **INDEX, **pages}


def _files(pages: Pages) -> dict[str, str]:
    found = {**mkdocs_yml(["livepages"])}
    found |= INDEX
    for number, page in enumerate(pages, 1):
        parts = [f"# Page {number}\n\nEach fit is $\\hat{{y}} = wx + b$.\n"]
        for snippet in page:
            name = f"page_{number}/{snippet.name}.py"
            alt = ' alt="The loss falls over 300 epochs"' if snippet.is_fit else ""
            parts.append(f'## Snippet {snippet.index}\n\n```python snippet="{name}"{alt}\n```\n')
            found[f"snippets/{name}"] = snippet.code
        found[f"docs/page-{number}.md"] = "\n".join(parts)
    return found


def _accept(folder: Path) -> None:
    """Accept the outputs, as an author does after an edit, and leave the cache as it was."""
    cache, aside = folder / FOLDER, folder / ".cache-before"
    if cache.exists():
        shutil.copytree(cache, aside)
    python(folder, "-m", "livepages", "accept")
    shutil.rmtree(cache)
    if aside.exists():
        aside.rename(cache)


LIVEPAGES = Engine("this engine", (), _files, MKDOCS, _accept)

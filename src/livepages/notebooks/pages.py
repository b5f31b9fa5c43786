"""A page that is a notebook: its Markdown, what of it runs, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from livepages.notebooks import source, starter
from livepages.project import Project
from livepages.reading.problems import Problem
from livepages.running.script import Part, Script

COLAB = "https://colab.research.google.com/github"


@dataclass(frozen=True)
class Notebook:
    """What the source of a page says; without a script where it cannot be read."""

    text: str = ""  # Markdown, in which what stands at a line of the source stands there, too
    fields: Mapping[str, object] = field(default_factory=dict)  # such as the page's description
    script: Script | None = None
    starters: Mapping[Path, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read(project: Project, page: str, text: str) -> Notebook:
    """The notebook in the file of a page, from its text."""
    name = project.page_name(page)
    try:
        cells = source.cells(text)
        starters = starter.files(project, text)
        shown = source.page_text(page, text)
        fields = source.front_matter(text)
    except source.CellError as error:
        return Notebook(problems=(Problem(str(error), name, error.line),))
    parts = tuple(
        Part(source.snippet_name(page, cell), f"{cell.text}\n", cell.first - 1)
        for cell in cells
        if cell.name
    )
    script = Script(project.page(page), text, parts) if parts else None
    if starters:
        shown = shown.replace(starter.PLACE, _offer(starters, project))
    return Notebook(shown, fields, script, starters, tuple(_stale(project, name, starters)))


def _stale(project: Project, page: str, starters: Mapping[Path, str]) -> Iterable[Problem]:
    """A problem for each starter that is not what its page makes it."""
    for path, wanted in starters.items():
        if not path.is_file() or path.read_text(encoding="utf-8", errors="replace") != wanted:
            message = f"is not the starter of this page: run {project.accept}"
            yield Problem(f"{project.name(path)} {message}", page)


def _offer(files: Mapping[Path, str], project: Project) -> str:
    """Links to the starters, which stand beside the page, and to Colab where it can open them."""
    script, notebook = sorted(files, key=lambda path: path.suffix == ".ipynb")
    links = [
        f'<a class="md-button" href="{notebook.name}" download>Notebook</a>',
        f'<a class="md-button" href="{script.name}" download>Python file</a>',
    ]
    repository = project.repository.rstrip("/")
    if github := repository.partition("github.com/")[2]:
        address = f"{COLAB}/{github}/blob/{project.branch}/{project.name(notebook)}"
        links.append(f'<a class="md-button" href="{address}">Open in Colab</a>')
        links.append(f"(there, first run <code>%pip install git+{repository}</code>)")
    return f'<p class="starter">Start from: {" ".join(links)}</p>'

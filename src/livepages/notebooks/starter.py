"""The starter of an exercise: its page without what would give the solution away."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from nbformat import v4

from livepages.notebooks import files as notebooks
from livepages.notebooks.source import Cell, CellError, cells, front_matter
from livepages.project import Project

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
PLACE = "<!-- starter -->"  # a line of its own, where the page offers its starter


def files(project: Project, source: str) -> dict[Path, str]:
    """The files that a learner starts from, by where they stand; none for a page without them.

    The field `starter` of the page names them: a path in the project, without its suffix.
    """
    if not (name := front_matter(source).get("starter")):
        return {}
    path = project.root / str(name)
    if not isinstance(name, str) or ".." in path.parts or not path.is_relative_to(project.root):
        line = source.partition("starter:")[0].count("\n") + 1
        raise CellError(line, f"starter names no file of the project: {name!r}")
    kept = [cell for cell in map(_starting, cells(source)) if cell]
    return {
        path.with_name(f"{path.name}.py"): "\n\n".join(map(_percent, kept)) + "\n",
        path.with_name(f"{path.name}.ipynb"): _notebook(path.name, kept),
    }


def blank(code: str) -> str:
    """Code with blanks to fill: its first comment, and names and signatures without their content.

    A name that was assigned becomes `name = ...`, a function or class keeps its head and its
    docstring; imports stay, everything else goes.
    """
    try:
        body = ast.parse(code).body
    except (SyntaxError, ValueError):  # its run says so, with its line
        body = []
    lines = code.split("\n")
    task = lines[: next((i for i, line in enumerate(lines) if not line.startswith("#")), 0)]
    blanks: list[str] = []
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            blanks.append(ast.unparse(node))
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            blanks += [*["\n" for _ in blanks[:1]], *_head(lines, node), "\n"]
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            given = [f"{name} = ..." for target in targets for name in _names(target)]
            blanks += [line for line in given if line not in blanks]
    return re.sub(r"\n{3,}", "\n\n\n", "\n".join([*task, *blanks])).strip("\n")


def _starting(cell: Cell) -> Cell | None:
    """The cell as it stands in the starter; None where the starter does not have it."""
    if cell.tag == "page" or (cell.tag == "boxed" and not cell.name):
        return None
    if not cell.name:
        if "{{" in cell.text or re.search(r"^(\?\?\?|!!!)", cell.text, re.MULTILINE):
            raise CellError(
                cell.line,
                'numbers and boxes do not show in a starter: give this cell tags=["page"]',
            )
        text = _LINK.sub(r"\1", cell.text.replace(PLACE, "")).strip("\n")
        return Cell(cell.line, cell.first, re.sub(r"\n{3,}", "\n\n", text))
    code = blank(cell.text) if cell.tag == "solution" else cell.text
    return Cell(cell.line, cell.first, code, cell.name)


def _names(target: ast.expr) -> list[str]:
    if isinstance(target, ast.Tuple | ast.List):
        return [name for element in target.elts for name in _names(element)]
    return [target.id] if isinstance(target, ast.Name) else []


def _head(lines: list[str], node: ast.FunctionDef | ast.ClassDef) -> list[str]:
    """Decorators, signature and docstring, and an ellipsis for what follows."""
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    start = node.body[0]
    documented = ast.get_docstring(node, clean=False) is not None
    last = start.end_lineno if documented else start.lineno - 1
    return [*lines[first - 1 : last], f"{' ' * start.col_offset}..."]


def _percent(cell: Cell) -> str:
    if cell.name:
        return f"# %% {cell.name}\n{cell.text}"
    comments = (f"# {line}".rstrip() for line in cell.text.split("\n"))
    return "\n".join(["# %% [markdown]", *comments])


def _notebook(name: str, kept: list[Cell]) -> str:
    return notebooks.text(
        name,
        (v4.new_code_cell(c.text) if c.name else v4.new_markdown_cell(c.text) for c in kept),
    )

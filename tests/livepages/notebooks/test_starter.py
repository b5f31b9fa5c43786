"""Starters: what a learner gets is the page without what gives the solution away."""

from __future__ import annotations

import ast
from pathlib import Path

import jupytext
import nbformat
import pytest

from livepages.notebooks.source import CellError
from livepages.notebooks.starter import blank, files
from livepages.project import Project

SOURCE = """\
# ---
# description: One sentence.
# starter: out/1_line
# ---

# %% [markdown]
# # Exercise 1
#
# Do [this](../a.md) and **that**.
#
# <!-- starter -->
#
# The end.

# %% data
import math

# %% [markdown] tags=["page"]
# ??? tip "Hint"
#     {{data.x}} SECRET

# %% solve tags=["solution"]
# Write x.
x = "SECRET"

# %% [markdown] tags=["boxed"]
# SECRET

# %% show tags=["boxed"] alt="SECRET"
print(x)
"""


def made(root: Path, source: str = SOURCE) -> dict[Path, str]:
    (root / "docs").mkdir()
    (root / "docs" / "line.py").write_text(source, encoding="utf-8")
    return files(Project(root), source)


def test_both_forms_have_the_same_cells_and_no_secret(tmp_path: Path) -> None:
    found = made(tmp_path)
    assert set(found) == {tmp_path / "out/1_line.py", tmp_path / "out/1_line.ipynb"}
    script = jupytext.reads(found[tmp_path / "out/1_line.py"], fmt="py:percent")
    notebook = nbformat.reads(found[tmp_path / "out/1_line.ipynb"], as_version=4)
    nbformat.validate(notebook)
    sources = [(cell.cell_type, cell.source) for cell in notebook.cells]
    assert sources == [(cell.cell_type, cell.source) for cell in script.cells]
    assert sources == [
        ("markdown", "# Exercise 1\n\nDo this and **that**.\n\nThe end."),
        ("code", "import math"),
        ("code", "# Write x.\nx = ..."),
        ("code", "print(x)"),
    ]
    assert not any("SECRET" in text for text in found.values())


def test_a_page_without_the_field_has_no_starter(tmp_path: Path) -> None:
    assert made(tmp_path, SOURCE.replace("# starter: out/1_line\n", "")) == {}


@pytest.mark.parametrize(
    ("code", "blanks"),
    [
        ("# a\n# b\nx = 1\nprint(x)\n# c", "# a\n# b\nx = ..."),
        ("x, (y, *z) = 1, (2, 3)\nx = 2", "x = ...\ny = ..."),
        ("a.b = 1\na[0] = 2\nc: int = 3", "c = ..."),
        ("import os\nfrom a import b\nfor i in b:\n    x = i", "import os\nfrom a import b"),
        (
            'def f(a,\n      b=1):\n    """Doc."""\n    return a',
            'def f(a,\n      b=1):\n    """Doc."""\n    ...',
        ),
        ("def f():\n    return 1", "def f():\n    ..."),
        (
            "# t\n@d\nclass A(B):\n    x = 1\n\n    def f(self): ...\n\na = A()",
            "# t\n@d\nclass A(B):\n    ...\n\n\na = ...",
        ),
    ],
)
def test_blanks(code: str, blanks: str) -> None:
    assert blank(code) == blanks
    ast.parse(blank(code))


@pytest.mark.parametrize("text", ["{{data.x}}", '??? tip "x"', '!!! note "x"'])
def test_what_shows_on_the_page_alone_is_refused_in_a_starter(tmp_path: Path, text: str) -> None:
    with pytest.raises(CellError, match="do not show in a starter") as caught:
        made(tmp_path, SOURCE.replace("# The end.", f"# {text}"))
    assert caught.value.line == 6

"""The source of a notebook: its cells, and the page that they make."""

from __future__ import annotations

import jupytext
import pytest

from livepages.notebooks.source import BOX, CellError, cells, front_matter, page_text
from livepages.reading.references import scan

SOURCE = """\
# ---
# description: One sentence.
# ---

# %% [markdown]
#
# # Title
#
# text
#
#     indented

# %% data

import math

x = 2  # two

# %% [markdown] tags=["page"]
# ??? tip "Hint"
#     {{data.x}}

# %% draw tags=["solution"] alt="It says \\"x\\" at {{data.x:.1f}}."
print(x)

# %% [markdown] tags=["boxed"]
# within

# %% more tags=["boxed"]
y = 1

# %% [markdown]
# after
"""


def test_what_stands_at_a_line_of_the_source_stands_there_on_the_page() -> None:
    text = page_text("a/b.py", SOURCE).split("\n")
    for number, line in enumerate(SOURCE.rstrip("\n").split("\n")):
        plain = line.removeprefix("#").removeprefix(" ")
        if line.startswith("# ") and "%%" not in line and not plain.startswith("within"):
            assert text[number] == plain


def test_code_cells_are_fences_with_the_lines_of_the_source() -> None:
    found = scan("docs/a/b.py", page_text("a/b.py", SOURCE))
    assert found.problems == []
    lines = SOURCE.split("\n")
    for fence, name in zip(found.fences, ("data", "draw", "more"), strict=True):
        assert fence.snippet == f"a/b.py#{name}"
        assert lines[fence.line - 2].startswith(f"# %% {name}")
    assert found.fences[1].alt == 'It says "x" at {{data.x:.1f}}.'
    # that of a caption stands at the fence, the line after its marker
    computed = [i + line.startswith("# %%") for i, line in enumerate(lines, 1) if "{{" in line]
    assert [number.line for number in found.numbers] == computed


def test_neighbouring_boxed_cells_are_one_box() -> None:
    text = page_text("a/b.py", SOURCE)
    assert text.count(BOX) == 1
    inside = text.partition(BOX)[2].partition("\nafter")[0]
    assert all(line.startswith("    ") for line in inside.split("\n") if line)
    assert inside.count("```python") == 2
    assert "    within" in inside


def test_cells_are_those_that_jupytext_reads() -> None:
    known = jupytext.reads(SOURCE, fmt="py:percent").cells[1:]
    own = cells(SOURCE)
    assert [cell.text for cell in own] == [cell.source.strip("\n") for cell in known]
    assert [cell.name for cell in own] == [cell.metadata.get("title", "") for cell in known]
    assert [cell.alt for cell in own] == [cell.metadata.get("alt") for cell in known]
    assert [[cell.tag] if cell.tag else [] for cell in own] == [
        cell.metadata.get("tags", []) for cell in known
    ]


def test_front_matter() -> None:
    assert front_matter(SOURCE) == {"description": "One sentence."}
    assert front_matter("# %% a\nx = 1\n") == {}


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("\n# %%\nx = 1\n", 2, "cannot read '# %%'"),
        ('# %% a tags=["solved"]\n', 1, "the tag is solution, boxed or page"),
        ('# %% a colour="red"\n', 1, "cannot read"),
        ("# %% [markdown] name\n", 1, "cannot read"),
        ("# %% a\n\n# %% a\n", 3, "there are two cells named a"),
        ("# %% a\nx = 1\n# %% b\n", 3, "leave an empty line above the cell"),
        ("# %% [markdown]\n# a\nb\n", 3, "each line of Markdown begins with #, found 'b'"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_line(source: str, line: int, message: str) -> None:
    with pytest.raises(CellError, match=message.replace("[", r"\[")) as caught:
        cells(source)
    assert caught.value.line == line


def test_fields_that_are_no_yaml() -> None:
    with pytest.raises(CellError, match="cannot read the fields between # ---"):
        front_matter("# ---\n# description: One: two\n# ---\n")

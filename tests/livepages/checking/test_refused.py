"""What a run left, held against its page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from livepages.checking import accepted
from livepages.checking.check import check
from livepages.project import Project
from livepages.reading.references import scan
from livepages.records.record import Axes, Column, Figure, Record, Series
from livepages.records.values import KIND

LINE = Series("line", "", 2, (Column("x", "0", "1"),), (("0",), ("1",)))
NOTHING = Series("line", "", 0, (Column("x", "", ""),), ())
DRAWN = Axes("", "", "", (LINE,))
EMPTY = Axes("", "", "", ())


def messages(root: Path, **left: Any) -> list[str]:
    record = Record("a.py", "1\n", **left)
    path = accepted.path_of(Project(root), "a.py")
    path.parent.mkdir()
    path.with_suffix(".py").write_text(record.code)
    path.write_text(accepted.text_of(record))
    alt = ' alt="A figure"' if record.figures else ""
    page = scan("docs/p.md", f'# T\n\n```python snippet="a.py"{alt}\n```\n')
    found = check(Project(root), [page], {"a.py": record}, {})
    assert all((problem.page, problem.line) == ("docs/p.md", 3) for problem in found)
    return [problem.message for problem in found]


@pytest.mark.parametrize(
    "axes", [(), (EMPTY,), (DRAWN, EMPTY), (Axes("", "", "", (NOTHING,)),)], ids=str
)
def test_a_figure_with_nothing_in_it_is_refused(axes: tuple[Axes, ...], tmp_path: Path) -> None:
    [message] = messages(tmp_path, figures=[Figure("<svg/>", axes)])
    assert "nothing is drawn" in message


def test_a_figure_with_something_in_all_axes_is_fine(tmp_path: Path) -> None:
    assert not messages(tmp_path, figures=[Figure("<svg/>", (DRAWN, DRAWN))])


def test_an_animation_is_refused_by_its_name(tmp_path: Path) -> None:
    values = {"x": {KIND: "a FuncAnimation"}}
    [message] = messages(tmp_path, figures=[Figure("<svg/>", (DRAWN,))], values=values)
    assert "animation" in message


@pytest.mark.parametrize(("text", "name"), [("\x1b[31mred", "1B"), ("0%\r9%", "0D"), ("\0", "00")])
def test_a_control_character_in_the_output_is_refused(text: str, name: str, tmp_path: Path) -> None:
    assert messages(tmp_path, stdout=f"{text}\n") == [
        f"it prints the control character U+00{name}, which no page can show"
    ]


@pytest.mark.parametrize("kind", ["no text", "folder", "missing"])
def test_an_accepted_output_that_cannot_be_read_is_told(kind: str, tmp_path: Path) -> None:
    project = Project(tmp_path)
    path = accepted.path_of(project, "a.py")
    path.parent.mkdir()
    path.with_suffix(".py").write_text("1\n")
    if kind == "no text":
        path.write_bytes(b"\xff\xfe")
    elif kind == "folder":
        path.mkdir()
    page = scan("docs/p.md", '# T\n\n```python snippet="a.py"\n```\n')
    [problem] = check(project, [page], {"a.py": Record("a.py", "1\n", "1\n")}, {})
    assert (problem.page, problem.line) == ("docs/p.md", 3)
    assert "accepted output snippets/a.out" in problem.message


def test_hidden_files_of_editors_are_no_snippets(tmp_path: Path) -> None:
    for name in (".#a.py", ".ipynb_checkpoints/a-checkpoint.py", "b.py"):
        path = tmp_path / "snippets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1\n")
    [problem] = check(Project(tmp_path), [], {}, {})
    assert problem.snippet == "snippets/b.py"

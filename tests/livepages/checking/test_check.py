"""Pages held against records: what is wrong with a run, a number, a file, each told once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from livepages.checking.check import check, run_problems, unsteady
from livepages.project import Project
from livepages.reading.fences import Fence
from livepages.reading.problems import Problem
from livepages.reading.references import References, scan
from livepages.records.record import Axes, Column, Failure, Figure, Record, Series

ERROR = Failure("ValueError", "bad", 3, "f(x)", "Traceback\nValueError: bad")
WARNING = Failure("UserWarning", "careful", 2, "g(x)", "UserWarning: careful")
LINE = Series("line", "", 2, (Column("x", "0", "1"),), (("0",), ("1",)))
FIGURE = Figure("<svg/>", (Axes("", "", "", (LINE,)),))
PROJECT = Project(Path())


def said(record: Record, **options: Any) -> list[str]:
    """What is wrong with a run, without its place."""
    return [
        each.message
        for each in run_problems(PROJECT, "docs/p.md", Fence(7, "a.py", **options), record)
    ]


@pytest.mark.parametrize(
    ("options", "left", "messages"),
    [
        ({}, {}, []),
        ({}, {"error": ERROR}, ["ValueError: bad"]),
        ({"raises": "ValueError"}, {"error": ERROR}, []),
        ({"raises": "KeyError"}, {"error": ERROR}, ["it should raise KeyError: ValueError: bad"]),
        ({"raises": "KeyError"}, {}, ["it should raise KeyError: nothing"]),
        ({}, {"warnings": [WARNING]}, ["UserWarning: careful"]),
        ({"warns": "UserWarning"}, {"warnings": [WARNING, WARNING]}, []),
        ({"warns": "UserWarning"}, {}, ["it should warn with UserWarning, and does not"]),
        ({"warns": "FutureWarning"}, {"warnings": [WARNING]}, ["UserWarning: careful"]),
        ({}, {"error": ERROR, "warnings": [WARNING]}, ["ValueError: bad", "UserWarning: careful"]),
        ({}, {"stderr": " \n"}, []),
        ({}, {"stderr": "oh\n"}, ["it writes to standard error, which no page shows:\noh"]),
        ({}, {"stderr": "oh\n", "error": ERROR}, ["ValueError: bad"]),
    ],
)
def test_how_a_run_ended_is_what_its_page_expects(
    options: dict[str, str], left: dict[str, Any], messages: list[str]
) -> None:
    assert said(Record("a.py", "", **left), **options) == messages


def test_of_much_error_output_the_end_is_told() -> None:
    [message] = said(Record("a.py", "", stderr="x" * 5000 + "the end"))
    assert message.endswith("xxthe end")
    assert len(message) < 2100


def test_a_fault_of_a_run_has_both_places_and_the_line_of_code() -> None:
    [problem] = run_problems(
        PROJECT, "docs/p.md", Fence(7, "a.py"), Record("a.py", "", error=ERROR)
    )
    assert problem == Problem("ValueError: bad", "docs/p.md", 7, "snippets/a.py", 3, "f(x)")
    [problem] = run_problems(
        PROJECT, "docs/p.py", Fence(7, "p.py#a"), Record("p.py#a", "", error=ERROR)
    )
    assert (problem.page, problem.snippet) == ("docs/p.py", ""), "a cell stands in the page itself"


def page(text: str, name: str = "p.md") -> References:
    return scan(f"docs/{name}", text)


def fence(options: str = "", snippet: str = "a.py") -> str:
    return f'```python snippet="{snippet}" {options}\n```\n'


def found(root: Path, text: str, *records: Record) -> list[tuple[int, str]]:
    """The line and the message of each problem of a page."""
    one = page(text)
    known = {record.snippet: record for record in records}
    problems = check(Project(root), [one], known, {"pages": 3})
    return [(each.line, each.message) for each in problems if each.page]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "snippets").mkdir()
    (tmp_path / "snippets/a.out").write_text("1.5\n", encoding="utf-8")
    (tmp_path / "snippets/a.py").write_text("", encoding="utf-8")
    return tmp_path


GOOD = Record("a.py", "", stdout="1.5\n", values={"w": 1.5})


@pytest.mark.parametrize(
    ("options", "figures", "said"),
    [
        ("", 0, ""),
        ('alt=""', 0, "it draws no figure, and alt describes one"),
        ('alt="A curve"', 0, "it draws no figure"),
        ("", 1, "it draws a figure: describe it with alt="),
        ('alt="  "', 1, "it draws a figure: describe it with alt="),
        ('alt="A curve"', 2, "it leaves 2 figures; one is shown"),
    ],
)
def test_a_figure_is_described_and_alone(root: Path, options: str, figures: int, said: str) -> None:
    record = Record("a.py", "", stdout="1.5\n", figures=[FIGURE] * figures)
    problems = found(root, fence(options), record)
    assert len(problems) == bool(said)
    assert not said or problems[0][1].startswith(said)


def test_a_run_that_failed_is_not_held_against_its_output(root: Path) -> None:
    record = Record("a.py", "", stdout="2\n", error=ERROR)
    assert found(root, fence(), record) == [(1, "ValueError: bad")]


def test_an_output_is_as_it_was_accepted(root: Path) -> None:
    assert found(root, fence(), GOOD) == []
    [(line, message)] = found(root, fence(), Record("a.py", "", stdout="1.6\n"))
    assert line == 1
    assert "differs from snippets/a.out; if it is right: python -m livepages accept" in message
    assert "-1.5\n+1.6" in message
    (root / "snippets/a.out").write_bytes(b"\xff")
    assert "cannot read the accepted output snippets/a.out" in found(root, fence(), GOOD)[0][1]
    (root / "snippets/a.out").unlink()
    assert found(root, fence(), GOOD)[0][1].startswith("no accepted output snippets/a.out")


def test_what_the_page_itself_has_wrong_is_told_too(root: Path) -> None:
    [(line, message)] = found(root, f"{fence()}\n{{{{ a.w + 1 }}}}\n", GOOD)
    assert line == 4
    assert message.startswith("cannot read the reference")


def test_numbers_are_checked_only_where_their_snippet_ran(root: Path) -> None:
    text = f"{fence()}{{{{a.w:.1f}}}} {{{{a.b}}}} {{{{a.w:d}}}} {{{{site.pages}}}} {{{{site.x}}}}\n"
    messages = [message for _, message in found(root, text, GOOD)]
    assert [message.partition(":")[0] for message in messages] == [
        "{{a.b}}",
        "{{a.w",
        "{{site.x}}",
    ]
    assert "the format 'd' does not fit" in messages[1]
    failed = Record("a.py", "", error=ERROR)
    assert [message.partition(":")[0] for _, message in found(root, text, failed)] == [
        "ValueError",
        "{{site.x}}",
    ]
    assert [message[:8] for _, message in found(root, text)] == ["there is", "{{site.x"]


def test_files_that_no_page_shows_are_still_to_come(root: Path) -> None:
    for name in ("b/c.py", "b/d.out", ".hidden/e.py", "b/.#f.py", "b/g.txt"):
        (root / "snippets" / name).parent.mkdir(exist_ok=True)
        (root / "snippets" / name).write_text("", encoding="utf-8")
    problems = check(Project(root), [page(fence())], {"a.py": GOOD}, {})
    assert problems == [
        Problem("no page shows this snippet", snippet="snippets/b/c.py", quiet=True),
        Problem("an accepted output without its snippet", snippet="snippets/b/d.out", quiet=True),
    ]


def test_a_page_that_breaks_the_check_leaves_the_others(root: Path) -> None:
    other = page("{{gone.w}}\n", "q.md")
    broken: Any = Record("b.py", "", stderr=None)  # type: ignore[arg-type]
    problems = check(Project(root), [page(fence(snippet="b.py")), other], {"b.py": broken}, {})
    assert [problem.page for problem in problems[:2]] == ["docs/p.md", "docs/q.md"]
    assert "cannot be read: AttributeError" in problems[0].message


def run(w: float) -> dict[str, Record]:
    return {"a.py": Record("a.py", "", values={"w": w})}


@pytest.mark.parametrize(
    ("one", "other", "spec", "steady"),
    [
        (1.5, 1.5, "", True),
        (1.5, 1.6, "", False),
        (1.5, 1.6, ":.0f", True),
        (0.50004, 0.50006, ":.4f", True),
        (1.0, 2.0, ":d", True),
    ],
)
def test_a_number_that_two_runs_disagree_about_is_told(
    one: float, other: float, spec: str, steady: bool
) -> None:
    text = f"{fence()}\n{{{{a.w{spec}}}}} {{{{a.gone}}}}\n"
    problems = unsteady([page(text)], [run(one), run(other)])
    assert bool(problems) != steady
    if problems:
        assert (problems[0].page, problems[0].line) == ("docs/p.md", 4)
        assert problems[0].message.endswith("random numbers without a seed: 1.5, 1.6")

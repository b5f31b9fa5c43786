"""What the terminal shows of a build."""

from pathlib import Path

import pytest

from livepages.book import Book
from livepages.hosts import terminal
from livepages.project import Project
from livepages.records.record import Record


def book(ran: int, kept: int) -> Book:
    records = {f"s{i}.py": Record(f"s{i}.py", "", seconds=i / 10) for i in range(ran + kept)}
    return Book(Project(Path()), records=records, ran=[f"s{i}.py" for i in range(ran)])


def test_the_slowest_of_those_that_ran_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.slowest(book(ran=7, kept=2))
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "7 snippets ran, 2 were unchanged."
    assert [line.split() for line in lines[2:] if line.strip()] == [
        [f"s{i}.py", f"{i / 10:.2f}"] for i in (6, 5, 4, 3, 2)
    ]


def test_nothing_ran(capsys: pytest.CaptureFixture[str]) -> None:
    terminal.slowest(book(ran=0, kept=3))
    assert capsys.readouterr().err == "0 snippets ran, 3 were unchanged.\n"


def test_no_bar_is_drawn_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with terminal.progress() as advance:
        advance(1, 2, "a.py")
        advance(2, 2, "b.py")
    assert capsys.readouterr().err == ""

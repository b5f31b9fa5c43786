"""Reports: their text, what they tell about blanks, and where they send the reader."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import torch
from torch import nn

from dlbasics.exercises import Finding, Report, check
from dlbasics.exercises.catalogue import EXERCISES, find
from dlbasics.exercises.evidence.names import is_blank
from dlbasics.exercises.words import reading
from dlbasics.optimizers import Optimizer

DOCS = Path(__file__).parents[2] / "docs"
PLACES = {name: place for name, place in vars(reading).items() if name.isupper()}


def headings() -> set[str]:
    found = set()
    for path in DOCS.rglob("*.md"):
        lines = re.findall(
            r"^#+ (.+?)(?: \{#.*\})?$", path.read_text(encoding="utf-8"), re.MULTILINE
        )
        plain = [line.replace("`", "") for line in lines]
        found |= {f'{plain[0]}: "{line}"' for line in plain[1:]}
    for path in (DOCS / "exercises").glob("*.py"):
        title, *lines = re.findall(r"^# #+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
        found |= {f'{title.partition(":")[0]}: "{line}"' for line in lines}
    return found


@pytest.mark.parametrize("name", PLACES)
def test_each_place_to_read_is_on_a_page(name: str) -> None:
    assert PLACES[name] in headings()


def test_each_place_is_used_and_none_is_typed_elsewhere() -> None:
    code = [
        path.read_text()
        for path in Path(reading.__file__).parents[1].rglob("*.py")
        if path.name != "reading.py"
    ]
    used = set(re.findall(r"reading\.([A-Z_]+)", "".join(code)))
    assert used == PLACES.keys()


def test_the_text_of_a_report() -> None:
    long = "word " * 40 + "end."
    report = Report(
        2, "A model", (Finding(True, "Fine."), Finding(False, long, 'Bias: "The idea"'))
    )
    assert not report.passed
    assert str(report) == repr(report)
    lines = str(report).splitlines()
    assert lines[:3] == ["Exercise 2, A model: not yet", "", "  ok  Fine."]
    assert lines[3].startswith("  no  word word")
    assert lines[-1] == '      Read: Bias: "The idea"'
    assert max(map(len, lines)) <= 78
    assert Report.from_json(report.to_json()) == report


def test_a_report_without_findings_has_not_passed() -> None:
    assert not Report(1, "A straight line").passed


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: each.name)
@pytest.mark.parametrize("value", [..., None, 0, "text", [], object, print, float("nan")])
def test_nonsense_gets_a_report(exercise, value) -> None:
    names = dict.fromkeys(
        (*exercise.blanks, "model", "X_train", "X_test", "start", "loss_fn"), value
    )
    assert not check(exercise.number, names).passed


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: each.name)
def test_no_names_at_all(exercise) -> None:
    report = check(exercise.number, {})
    assert not report.passed
    assert len(report.findings) == 1


def test_what_is_missing_of_the_starter_is_named() -> None:
    report = check(4, {"predictions": torch.zeros(3)})
    assert report.findings[0].message.startswith("There is no variable model")


def test_a_notebook_with_blanks_is_told_which() -> None:
    names = {"weight": 0.3, "bias": 0.9, "X": ..., "y": ...}
    report = check(1, names)
    assert [finding.good for finding in report.findings] == [True, False]
    assert report.findings[1].message == "Still blank: X, y."


def test_a_missing_name_is_not_called_blank() -> None:
    report = check(1, {"weight": 0.3, "b": 0.9, "X": ..., "y": ...})
    assert report.findings[-1].message == "Still blank: X, y."
    full = dict.fromkeys(("X", "y", "X_train", "y_train", "X_test", "y_test", "draw"), 1)
    report = check(1, {"weight": 0.3, "b": 0.9, **full})
    assert report.findings[-1].message.startswith("There is nothing named bias: the check needs")


def test_the_file_of_another_exercise_is_called_that() -> None:
    report = check(2, {"weight": 0.3, "bias": 0.9})
    assert report.findings[0].message.startswith("Nothing of exercise 2 is here, neither LineModel")


@pytest.mark.parametrize("number", [0, 8, "model", None, 1.5])
def test_other_numbers_have_no_exercise(number: object) -> None:
    with pytest.raises(ValueError, match=f"there is no exercise {number}"):
        find(number)


def test_what_counts_as_blank() -> None:
    def empty(x):
        """The sum."""
        ...

    def full(x):
        return x

    class Empty(nn.Module):
        """A model."""

        ...

    class Full(nn.Module):
        def forward(self, x):
            return x

    class Mine(Optimizer): ...

    assert all(map(is_blank, (..., empty, Empty, Mine)))
    assert not any(map(is_blank, (None, 0, full, Full, nn.Linear, nn.L1Loss(), print)))

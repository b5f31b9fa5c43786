"""The command line of the exercises, called as a learner calls it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from solutions import right

import dlbasics
from dlbasics.exercises.command_line import starting

SOURCE = Path(dlbasics.__file__).parents[1]
MINE = right("beat_the_best/momentum")
WITHOUT = """
import runpy, sys
sys.path.insert(0, sys.argv.pop(1))
sys.modules[sys.argv.pop(1)] = None  # None: import fails
runpy.run_module("dlbasics", run_name="__main__", alter_sys=True)
"""


def call(*arguments: str, cwd: Path, start: list[str] | None = None, **more: str):
    environment = {
        key: value for key, value in os.environ.items() if key not in ("FORCE_COLOR", "NO_COLOR")
    }
    environment |= {"PYTHONPATH": str(SOURCE), "COLUMNS": "80", **more}
    command = [sys.executable, *(start or ["-m", "dlbasics"]), *arguments]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def is_plain(text: str) -> bool:
    """No colours, no drawn lines, no line of more than 80 columns."""
    drawn = any("\u2500" <= character <= "\u257f" for character in text)
    return "\x1b" not in text and not drawn and max(map(len, text.splitlines())) <= 80


@pytest.fixture
def starters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the starters."""
    assert call("exercises", "start", cwd=tmp_path).returncode == 0
    return tmp_path


def test_a_right_solution_has_exit_code_0(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(MINE)
    done = call("check", "7", "mine.py", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    first = "Exercise 7, Beat the best optimizer: passed\n\n  ok  Mine is an Optimizer, and"
    assert done.stdout.startswith(first)
    assert is_plain(done.stdout)


def test_a_wrong_solution_has_exit_code_1_and_shows_its_last_words(tmp_path: Path) -> None:
    code = MINE.replace("0.95", "0.5") + "for i in range(100):\n    print('word', i, 'x' * 200)\n"
    (tmp_path / "my mine.py").write_text(code)
    done = call("check", "7", "my mine.py", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert "Beat the best optimizer: not yet" in done.stdout
    assert 'Read: Optimizers: "Each one\'s best rate"' in done.stdout
    assert "word 99" in done.stdout
    assert "word 80" not in done.stdout
    assert done.stdout.endswith("check again: dlbasics check 7 'my mine.py'\n")
    assert is_plain(done.stdout)


def test_colour_where_it_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(MINE)
    done = call("check", "7", "mine.py", cwd=tmp_path, FORCE_COLOR="1")
    assert done.returncode == 0
    assert re.search(r"\x1b\[\d*;?32mok", done.stdout)


def test_ascii_terminals_get_a_report(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text("raise ValueError('η ≠ \U0001f600')\n", encoding="utf-8")
    done = call("check", "7", "mine.py", cwd=tmp_path, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (1, "")
    assert "raised ValueError: ?" in done.stdout


WRONG_CALLS = {
    "exercise": (["check", "9", "mine.py"], "there is no exercise 9, they have the numbers 1 to 7."),
    "word": (["check", "first", "mine.py"], "there is no exercise first, they have"),
    "file": (["check", "7", "none.py"], "there is no file none.py: is it in another folder?"),
    "typo": (["check", "7", "mime.py"], "there is no file mime.py, did you mean mine.py?"),
    "no ending": (["check", "7", "mine"], "there is no file mine, did you mean mine.py?"),
    "no file": (["check", "7"], "there is no 7_beat_the_best.py in this folder: name your file"),
    "folder": (["check", "7", "."], ". is a folder, not a file."),
    "ending": (["check", "7", "mine.txt"], "mine.txt is neither a Python file (.py) nor a notebook"),
    "limit": (["check", "7", "mine.py", "--time-limit", "0"], "the time limit must be a number"),
    "limit word": (["exercises", "status", "--time-limit", "long"], "the time limit must be a number"),
    "status": (["exercises", "status", "none"], "there is no folder none."),
    "start": (["exercises", "start", "mine.py"], "cannot write into mine.py"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG_CALLS)
def test_a_wrong_call_gets_one_sentence_and_exit_code_2(tmp_path: Path, name: str) -> None:
    for file in ("mine.py", "mine.txt"):
        (tmp_path / file).write_text(MINE)
    arguments, expected = WRONG_CALLS[name]
    done = call(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"dlbasics: {expected}")
    assert done.stderr.count("\n") == 1
    assert done.stderr.endswith((".\n", "?\n"))


@pytest.mark.parametrize("package", ["torch", "matplotlib"])
def test_a_missing_package_gets_one_sentence(tmp_path: Path, package: str) -> None:
    (tmp_path / "1_straight_line.py").write_text("X = 1\n")
    start = ["-c", WITHOUT, str(SOURCE), package]
    for arguments in (["check", "1", "1_straight_line.py"], ["exercises", "status"]):
        done = call(*arguments, cwd=tmp_path, start=start)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == (
            f"dlbasics: {package} is not installed, and the check needs it: in the folder of the course, pip install '.[torch]' brings it.\n"
        )


def test_the_last_exercise_needs_neither(tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(MINE)
    done = call("check", "7", "mine.py", cwd=tmp_path, start=["-c", WITHOUT, str(SOURCE), "torch"])
    assert done.returncode == 0, done.stderr


HELP = {
    (): ["exercises", "check", "Begin with: dlbasics exercises start"],
    ("--help",): ["exercises", "check", "Begin with: dlbasics exercises start"],
    ("exercises",): ["start", "status"],
    ("exercises", "--help"): ["start", "status"],
    ("exercises", "start", "--help"): ["DIR", "stay as they are"],
    ("exercises", "status", "--help"): ["DIR", "--time-limit"],
    ("check", "--help"): ["FILE", "--time-limit", "7 Beat the best optimizer"],
}


@pytest.mark.parametrize("arguments", HELP)
def test_help_is_quick_and_plain(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = call(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(" ".join(["usage: dlbasics", *arguments]).removesuffix(" --help"))
    assert all(word in done.stdout for word in HELP[arguments])
    assert is_plain(done.stdout)


def test_help_imports_no_torch(tmp_path: Path) -> None:
    code = "import sys\nfrom dlbasics.__main__ import main\nmain([])\nprint({'torch', 'numpy', 'rich', 'matplotlib'} & set(sys.modules))"
    began = time.monotonic()
    done = call("-c", code, cwd=tmp_path, start=["-X", "utf8"])
    assert done.stdout.endswith("set()\n")
    assert time.monotonic() - began < 1


def test_start_writes_the_starters_and_says_what_to_do(tmp_path: Path) -> None:
    done = call("exercises", "start", "new/folder", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "dlbasics check 1 new/folder/1_straight_line.py" in done.stdout
    assert len(list((tmp_path / "new/folder").iterdir())) == 14
    assert is_plain(done.stdout)


def test_without_a_file_the_starter_is_checked(starters: Path) -> None:
    done = call("check", "7", cwd=starters)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.endswith("check again: dlbasics check 7 7_beat_the_best.py\n")
    cells = [{"cell_type": "code", "source": MINE}]
    (starters / "7_beat_the_best.ipynb").write_text(json.dumps({"cells": cells}))
    assert call("check", "7", cwd=starters).returncode == 0


def test_a_reader_that_stops_early_gets_no_traceback(starters: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    done = subprocess.run(
        [sys.executable, "-m", "dlbasics", "check", "7"],
        cwd=starters,
        env=environment,
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")


def test_status_without_starters_says_how_to_get_them(tmp_path: Path) -> None:
    done = call("exercises", "status", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.endswith("in this folder: dlbasics exercises start writes them.\n")


def test_status_in_a_narrow_terminal_cuts_no_word(starters: Path) -> None:
    done = call("exercises", "status", cwd=starters, FORCE_COLOR="1", COLUMNS="40")
    lines = re.sub(r"\x1b\[[\d;]*m", "", done.stdout).splitlines()
    assert max(map(len, lines)) <= 40
    assert "…" not in done.stdout
    assert any(re.search("Predictions +not started", line) for line in lines)


def test_start_never_overwrites_what_was_changed(starters: Path) -> None:
    (starters / "2_model.py").write_text("mine = 1\n")
    (starters / "3_training_loop.ipynb").unlink()
    done = call("exercises", "start", cwd=starters)
    assert done.returncode == 1
    assert "kept: 2_model.py has been changed, it stays as it is" in done.stdout
    assert (starters / "2_model.py").read_text() == "mine = 1\n"
    assert (starters / "3_training_loop.ipynb").read_bytes() == starting.starter(
        "3_training_loop.ipynb"
    )


def test_status_of_untouched_starters(starters: Path) -> None:
    done = call("exercises", "status", cwd=starters)
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.count("not started") == 7
    assert done.stdout.endswith("0 of 7 passed.\n")
    assert is_plain(done.stdout)


def test_status_says_how_far_each_exercise_is(tmp_path: Path) -> None:
    for name in ("2_model", "3_training_loop"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit\nmodel = ...\ntrain = ...\n")
    (tmp_path / "1_straight_line.py").write_text("print((\n")
    (tmp_path / "7_beat_the_best.py").write_text(MINE)
    (tmp_path / "7_beat_the_best.ipynb").write_text("not looked at, since the script passes")
    (tmp_path / "4_predictions.py").write_text("predictions = 1 / 0\n")
    began = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    done = call("exercises", "status", str(tmp_path), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    words = re.sub(r" +", " ", done.stdout)
    assert (
        "1 A straight line not yet 1_straight_line.py\n Line 1 of 1_straight_line.py is not"
        in words
    )
    assert "2 A model 1 blank left 2_model.py\n" in words
    assert (
        "4 Predictions not yet 4_predictions.py\n Line 1 of 4_predictions.py raised Zero" in words
    )
    assert "5 Save and load not started\n" in words
    assert "7 Beat the best optimizer passed 7_beat_the_best.py\n" in words
    assert words.endswith("1 of 7 passed.\n")
    assert is_plain(done.stdout)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == began


@pytest.mark.slow
def test_status_has_exit_code_0_when_all_have_passed(tmp_path: Path) -> None:
    files = {"1_straight_line": "column", "2_model": "linear", "3_training_loop": "parameters"}
    files |= {"4_predictions": "flat", "5_saving": "flat", "6_without_optimizer": "parameters"}
    files |= {"7_beat_the_best": "bfgs"}
    for name, style in files.items():
        (tmp_path / f"{name}.py").write_text(right(f"{name[2:]}/{style}"))
    done = call("exercises", "status", cwd=tmp_path, FORCE_COLOR="1")
    assert done.returncode == 0, done.stdout
    assert "7 of 7 passed." in done.stdout

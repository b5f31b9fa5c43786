"""Files as learners leave them: each is run in its own process and reported, never suffered."""

from __future__ import annotations

import json
import os
import re
import signal
import time
from pathlib import Path

import pytest
from solutions import BY_NAME, changed, first_bad, right

from dlbasics.exercises.catalogue import Exercise
from dlbasics.exercises.command_line.starting import starter
from dlbasics.exercises.running import isolated
from dlbasics.exercises.running.isolated import Checked, check_file
from dlbasics.exercises.running.source import blanks, read

BEST = BY_NAME["beat_the_best"]  # needs no torch, so its process is quick
MINE = right("beat_the_best/momentum")
STARTERS = Path(isolated.__file__).parents[1] / "starters"


def checked(folder: Path, code: str | bytes, name: str = "mine.py", limit: float = 20) -> Checked:
    path = folder / name
    path.write_bytes(code.encode() if isinstance(code, str) else code)
    return check_file(BEST, path, limit)


def notebook(*cells: str) -> str:
    code = [{"cell_type": "code", "source": cell.splitlines(keepends=True)} for cell in cells]
    return json.dumps({"cells": [{"cell_type": "markdown", "source": "# Mine"}, *code]})


def test_a_right_file_passes(tmp_path: Path) -> None:
    result = checked(tmp_path, MINE + "print('here')\n")
    assert result.report.passed, str(result.report)
    assert result.printed == "here"


def test_a_right_notebook_passes_without_its_magics(tmp_path: Path) -> None:
    cells = ["%matplotlib inline\n!pip list", "%%bash\necho $((1", "%%time\n" + MINE, "Mine?"]
    result = checked(tmp_path, notebook(*cells), "mine.ipynb")
    assert result.report.passed, str(result.report)


def test_the_check_at_the_end_of_a_file_prints_nothing(tmp_path: Path) -> None:
    end = "from dlbasics.exercises import check\nprint(check(7, globals()))\n"
    result = checked(tmp_path, MINE + end)
    assert result.report.passed
    assert result.printed == ""


SUDDEN = {
    "raises": ("x = 1 / 0", "Line 17 of mine.py raised ZeroDivisionError: division by zero."),
    "sys.exit": ("import sys; sys.exit(0)", "Line 17 of mine.py ends the program"),
    "os._exit": (
        "import os; os._exit(0)",
        "Line 17 of mine.py ended Python itself, with exit code 0",
    ),
    "kills itself": (
        "import os; os.kill(os.getpid(), 9)",
        "Line 17 of mine.py ended Python with the signal SIGKILL",
    ),
    "crashes": (
        "import ctypes; ctypes.string_at(0)",
        "Line 17 of mine.py ended Python with the signal SIGSEGV",
    ),
    "prints a megabyte": ("print('x' * 1_000_000)", "mine.py printed more than 200,000 bytes"),
    "prints for ever": ("while True: print('epoch')", "mine.py printed more than 200,000 bytes"),
}


@pytest.mark.parametrize("name", SUDDEN)
def test_a_sudden_end_is_reported(tmp_path: Path, name: str) -> None:
    line, expected = SUDDEN[name]
    assert MINE.count("\n") == 15
    began = time.monotonic()
    result = checked(tmp_path, f"{MINE}\n{line}\n")
    assert time.monotonic() - began < 10
    assert len(result.report.findings) == 1
    assert first_bad(result.report).message.startswith(expected)
    assert len(result.printed) < 1000


@pytest.mark.parametrize("line", ["while True: pass", "import time; time.sleep(600)"])
def test_a_file_that_never_ends_is_stopped(tmp_path: Path, line: str) -> None:
    began = time.monotonic()
    result = checked(tmp_path, f"{MINE}\nprint('so far')\n{line}\n", limit=1)
    assert time.monotonic() - began < 6
    message = first_bad(result.report).message
    assert "mine.py was still running after 1 s, the time limit. Line 18 of mine.py" in message
    assert len(result.report.findings) == 1


def test_a_file_that_stops_the_watch_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(isolated, "_GRACE", 0.5)
    code = "import faulthandler; faulthandler.cancel_dump_traceback_later()\nwhile True: pass"
    began = time.monotonic()
    message = first_bad(checked(tmp_path, f"{MINE}\n{code}\n", limit=1).report).message
    assert message == "mine.py was still running after 1 s, the time limit."
    assert time.monotonic() - began < 5


def test_a_function_that_never_ends_is_stopped_in_the_check(tmp_path: Path) -> None:
    code = MINE.replace(
        "        return w", "        while True:\n            pass\n        return w"
    )
    message = first_bad(checked(tmp_path, code, limit=1).report).message
    assert re.search(r"Line 1[56] of mine\.py ran last", message)


def test_a_function_that_exits_in_the_check_is_reported(tmp_path: Path) -> None:
    result = checked(tmp_path, MINE.replace("        return w", "        exit()\n        return w"))
    assert first_bad(result.report).message.startswith("Line 15 of mine.py ends the program")


HARMLESS = {
    "chdir": "import os; os.chdir('/')",
    "closes stdout": "import sys; sys.stdout.close(); sys.stderr.close()",
    "closes all": "import os; os.closerange(0, 3)",
    "replaces stdout": "import sys; sys.stdout = None",
    "a thread": "import threading, time\nthreading.Thread(target=time.sleep, args=(600,)).start()",
    "a thread without stdout": "import sys, threading, time; sys.stdout = None\nthreading.Thread(target=time.sleep, args=(600,)).start()",
    "at exit": "import atexit, time; atexit.register(time.sleep, 600)",
    "a shadow": "import json; json.dumps = None",
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_does_no_harm_does_no_harm(tmp_path: Path, name: str) -> None:
    began = time.monotonic()
    result = checked(tmp_path, f"{MINE}\n{HARMLESS[name]}\n")
    assert result.report.passed, str(result.report)
    assert time.monotonic() - began < 10


def test_a_child_that_holds_stdout_is_ended(tmp_path: Path) -> None:
    code = "import subprocess, sys, pathlib\n"
    code += "p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])\n"
    code += "pathlib.Path('pid').write_text(str(p.pid))\n"
    began = time.monotonic()
    assert checked(tmp_path, f"{MINE}\n{code}").report.passed
    assert time.monotonic() - began < 10
    pid = int((tmp_path / "pid").read_text())
    for _ in range(100):
        state = Path(f"/proc/{pid}/stat")
        if not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.05)
    os.kill(pid, signal.SIGKILL)
    pytest.fail("the child still runs")


def test_a_file_in_the_folder_does_not_replace_a_module_of_the_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "json.py").write_text("raise RuntimeError('mine')")
    assert checked(tmp_path, MINE).report.passed


def test_the_folder_of_the_file_is_where_it_works(tmp_path: Path) -> None:
    (tmp_path / "helper.py").write_text("factor = 0.95")
    (tmp_path / "data.txt").write_text("0.95")
    code = "import helper\nassert open('data.txt').read() == str(helper.factor)\n"
    result = checked(tmp_path, code + MINE)
    assert result.report.passed, str(result.report)


UNREADABLE = {
    "not UTF-8": ("mine.py", b"x = 1\ns = '\xe9'\n", "Line 2 of mine.py is not UTF-8 text"),
    "syntax": ("mine.py", b"x = 1\nprint((x)\n", "Line 2 of mine.py is not valid Python: '(' was"),
    "indent": ("mine.py", b"def f():\nreturn 1\n", "Line 2 of mine.py is not valid Python: expected"),
    "null": ("mine.py", b"x = 1\0\n", "Line 1 of mine.py is not valid Python"),
    "no notebook": ("mine.ipynb", b"x = 1\n", "mine.ipynb is not a notebook"),
    "cell": ("mine.ipynb", notebook("x = 1", "y ="), "Line 1 of mine.ipynb, cell 2 is not valid"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_file_that_is_not_python_is_reported(tmp_path: Path, name: str) -> None:
    file, code, expected = UNREADABLE[name]
    assert first_bad(checked(tmp_path, code, file).report).message.startswith(expected)


def test_other_encodings_that_say_so_are_read(tmp_path: Path) -> None:
    code = "# coding: latin-1\ns = 'caf\xe9'\n" + MINE
    assert checked(tmp_path, code.encode("latin-1")).report.passed


def test_an_error_in_a_notebook_names_cell_and_line(tmp_path: Path) -> None:
    result = checked(tmp_path, notebook(MINE, "x = 1\ny = x + z"), "mine.ipynb")
    message = first_bad(result.report).message
    assert message == "Line 2 of mine.ipynb, cell 2 raised NameError: name 'z' is not defined."


def test_what_follows_an_error_is_not_called_blank(tmp_path: Path) -> None:
    code = changed("straight_line/column", ("y = weight * X + bias", "y = ..."))
    path = tmp_path / "mine.py"
    path.write_text(code)
    message = first_bad(check_file(BY_NAME["straight_line"], path, 30).report).message
    line = code.splitlines().index("y = ...") + 1
    assert message == f"Still blank: y (line {line})."


def test_blanks_are_named_with_their_lines(tmp_path: Path) -> None:
    code = "from dlbasics.optimizers import Optimizer\n\nclass Mine(Optimizer):\n    '''Fast.'''\n    ...\n"
    message = first_bad(checked(tmp_path, f"{code}\nMine(0.1).step((1,), (1,))\n").report).message
    assert message == "Nothing is filled in yet. Still blank: Mine (line 3)."


def test_what_is_filled_in_is_checked_before_the_first_blank(tmp_path: Path) -> None:
    code = changed(
        "training_loop/parameters", ("torch.optim.SGD(model.parameters(), lr=0.01)", "...")
    )
    path = tmp_path / "half.py"
    path.write_text(code)
    report = check_file(BY_NAME["training_loop"], path, 30).report
    assert [finding.good for finding in report.findings] == [True, False]
    line = code.splitlines().index("optimizer = ...") + 1
    assert report.findings[1].message == f"Still blank: optimizer (line {line})."


@pytest.mark.parametrize("name", ["saving/state_dict"])
def test_a_solution_with_torch_passes_from_another_folder(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a b" / "solution.py"
    path.parent.mkdir()
    path.write_text("import os\n" + right(name) + "os.chdir('/')\n")
    report = check_file(BY_NAME["saving"], path, 30).report
    assert report.passed, str(report)


def test_there_are_starters() -> None:
    found = (
        {path.name for path in STARTERS.iterdir() if path.is_file()} if STARTERS.is_dir() else set()
    )
    assert found == {
        each.stem + ending for each in BY_NAME.values() for ending in (".py", ".ipynb")
    }


@pytest.mark.parametrize("exercise", BY_NAME.values(), ids=lambda each: each.name)
def test_an_untouched_starter_says_what_is_blank(tmp_path: Path, exercise: Exercise) -> None:
    path = tmp_path / "mine.py"
    path.write_bytes(starter(f"{exercise.stem}.py"))
    report = check_file(exercise, path, 30).report
    assert not report.passed
    message = first_bad(report).message
    assert message.startswith("Nothing is filled in yet. Still blank: ")
    assert all(f"{name} (line " in message for name in exercise.blanks)
    assert "Traceback" not in str(report)


@pytest.mark.parametrize("exercise", BY_NAME.values(), ids=lambda each: each.name)
def test_an_untouched_notebook_has_the_same_blanks(exercise: Exercise) -> None:
    cells = read(STARTERS / f"{exercise.stem}.ipynb")
    assert list(blanks(cells, exercise.blanks)) == list(exercise.blanks)

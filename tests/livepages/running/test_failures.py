"""Exceptions and warnings as a reader of the page should see them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from runs import run as run_one

from livepages.records.record import Record


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "snippets").mkdir()
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "helper.py").write_text(
        "import json, warnings\n"
        "def parse(text):\n    return json.loads(text)\n"
        "def warn():\n    warnings.warn('from inside')\n"
    )
    return tmp_path


def run(root: Path, code: str) -> Record:
    (root / "snippets" / "a.py").write_text(code)
    return run_one(root)


def test_a_traceback_shows_the_projects_lines_only(root: Path) -> None:
    error = run(root, "from helper import parse\n\nparse('{')\n").error
    assert error
    assert error.kind == "JSONDecodeError"
    assert (error.line, error.quote) == (3, "parse('{')")
    lines = [line for line in error.traceback.splitlines() if line.startswith("  File")]
    assert lines == [
        '  File "snippets/a.py", line 3, in <module>',
        '  File "src/helper.py", line 3, in parse',
    ]
    assert error.traceback.splitlines()[-1].startswith("json.decoder.JSONDecodeError: Expecting")


def test_the_innermost_line_of_the_snippet_is_named(root: Path) -> None:
    error = run(root, "def f(x):\n    return 1 / x\n\nf(0)\n").error
    assert error
    assert (error.line, error.quote, error.message) == (2, "return 1 / x", "division by zero")


@pytest.mark.parametrize(
    ("code", "line"), [("x = 1\nprint('a\n", 2), ("def f():\nreturn 1\n", 2), ("a b\n", 1)]
)
def test_a_syntax_error_has_its_line(root: Path, code: str, line: int) -> None:
    error = run(root, code).error
    assert error
    assert error.kind in ("SyntaxError", "IndentationError")
    assert error.line == line
    assert error.quote.strip() == code.splitlines()[line - 1]
    assert "livepages" not in error.traceback


def test_a_syntax_error_in_the_library_points_to_both(root: Path) -> None:
    (root / "src" / "broken.py").write_text("a b\n")
    error = run(root, "\nimport broken\n").error
    assert error
    assert (error.line, error.quote) == (2, "import broken")
    assert "broken.py, line 1" in error.message


@pytest.mark.parametrize("cause", [" from e", ""])
def test_a_traceback_is_the_one_of_python_with_its_causes(root: Path, cause: str) -> None:
    code = f"try:\n    1 / 0\nexcept ArithmeticError as e:\n    raise ValueError('x'){cause}\n"
    error = run(root, code).error
    assert error
    alone = [sys.executable, str(root / "snippets" / "a.py")]
    plain = subprocess.run(alone, capture_output=True, text=True, check=False).stderr
    assert error.traceback == plain.rstrip().replace(f"{root}{os.sep}", "")
    assert "ZeroDivisionError" in error.traceback


def test_no_place_of_this_machine_is_told(root: Path) -> None:
    error = run(root, "open(__file__.replace('a.py', 'nothing.txt'))").error
    assert error
    assert error.message == "[Errno 2] No such file or directory: 'snippets/nothing.txt'"


def test_what_is_no_exception_is_caught_too(root: Path) -> None:
    assert (error := run(root, "raise KeyboardInterrupt").error)
    assert error.kind == "KeyboardInterrupt"
    assert (error := run(root, "def f(): f()\nf()").error)
    assert error.kind == "RecursionError"


def test_warnings_have_kind_message_and_line(root: Path) -> None:
    record = run(root, "import warnings\n\nwarnings.warn('careful', FutureWarning)\nprint('on')\n")
    [warning] = record.warnings
    assert (warning.kind, warning.message) == ("FutureWarning", "careful")
    assert (warning.line, warning.quote) == (3, "warnings.warn('careful', FutureWarning)")
    assert warning.traceback == "FutureWarning: careful"
    assert (record.stdout, record.stderr, record.error) == ("on\n", "", None)


def test_a_warning_of_the_library_has_no_line_in_the_snippet(root: Path) -> None:
    [warning] = run(root, "import helper\nhelper.warn()\n").warnings
    assert (warning.kind, warning.line, warning.quote) == ("UserWarning", 0, "")


def test_a_deprecated_call_warns(root: Path) -> None:
    [warning] = run(root, "import warnings\nwarnings.warn('old', DeprecationWarning)").warnings
    assert warning.kind == "DeprecationWarning"


def test_showing_a_figure_without_a_screen_is_no_warning(root: Path) -> None:
    record = run(root, "import matplotlib.pyplot as plt\nplt.plot([1])\nplt.show()\n")
    assert record.warnings == []
    assert len(record.figures) == 1

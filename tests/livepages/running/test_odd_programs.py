"""A run is what `python file.py` is: odd programs are run both ways, and compared."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import runs
from odd_programs import PROGRAMS, REFUSED

from livepages.records.record import Record

SAME_ENVIRONMENT = {
    "MPLBACKEND": "agg",
    "OMP_NUM_THREADS": "1",
    "PYTHONUNBUFFERED": "1",  # a terminal shows each line when it is printed
    "PYTHONIOENCODING": "utf-8",
}
# a plain run lets torch and its like speak on standard error; a fault at exit is no exception
_LAST = re.compile(r"^(?:\s*\| |  \+ Exception Group )?([A-Za-z_][\w.]*)(?::|$)")


@dataclass(frozen=True)
class Ended:
    """What a reader sees of a program: what it printed, how it ended, what it warned of."""

    output: str
    end: str
    warnings: tuple[str, ...]


def run(root: Path, code: str) -> Record:
    path = root / "snippets" / "a.py"
    path.parent.mkdir(parents=True)
    path.write_text(code, encoding="utf-8")
    return runs.run(root)


def plainly(code: str, folder: Path) -> Ended:
    """The program as a reader runs it."""
    folder.mkdir()
    (folder / "a.py").write_text(code, encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, str(folder / "a.py")],
        cwd=folder,
        env={**os.environ, **SAME_ENVIRONMENT},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    errors = ended.stderr.decode()
    warned = re.findall(r"^.*?: (\w+Warning): ", errors, re.MULTILINE)
    own = tuple(each for each in warned if "non-interactive" not in errors)
    output = ended.stdout.decode().replace("\r\n", "\n")
    return Ended(output, _plain_end(ended.returncode, errors), own)


def _plain_end(status: int, errors: str) -> str:
    if status == 0:
        return "end"
    if status < 0 and "KeyboardInterrupt" not in errors:
        return f"signal {-status}"
    heads = [line for line in errors.splitlines() if line and not line.startswith(" ")]
    known = [match[1] for line in heads if (match := _LAST.match(line)) and ":" in f"{line}:"]
    if "Traceback (most recent" in errors or "SyntaxError" in errors or "TabError" in errors:
        group = re.search(r"Exception Group Traceback.*?\| (\w+):", errors, re.DOTALL)
        return group[1] if group else known[-1].rpartition(".")[2]
    return f"exit {status}"


def by_the_engine(code: str, root: Path) -> Ended:
    """The same program as a snippet."""
    record = run(root, code)
    end = record.error.kind if record.error else "end"
    if record.error and end == "SystemExit":
        status = record.error.message.rpartition("status ")[2]
        end = f"exit {status if status.isdigit() else 1}"
    if record.error and end == "ProcessEnded":
        code_ = re.search(r"exit code (-?\d+)", record.error.message)
        assert code_, record.error.message
        number = int(code_[1])
        end = f"signal {-number}" if number < 0 else ("end" if number == 0 else f"exit {number}")
    return Ended(record.stdout, end, tuple(warning.kind for warning in record.warnings))


@pytest.mark.parametrize("name", PROGRAMS)
def test_it_is_what_python_does(tmp_path: Path, name: str) -> None:
    code = PROGRAMS[name]
    assert by_the_engine(code, tmp_path / "project") == plainly(code, tmp_path / "empty")


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_page_cannot_show_is_refused_with_its_line(tmp_path: Path, name: str) -> None:
    code, kind = REFUSED[name]
    record = run(tmp_path / "project", code)
    assert record.error
    assert record.error.kind == kind, record.error
    lines = [i for i, line in enumerate(code.splitlines(), 1) if line.strip()]
    assert record.error.line == lines[-1] or "buffer" in code, record.error

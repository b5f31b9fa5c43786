"""Source: the code of a learner's file, a script or a notebook, as cells, and its blanks."""

import ast
import io
import json
import re
import tokenize
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dlbasics.exercises.words import reading
from dlbasics.exercises.words.explained import place
from dlbasics.exercises.words.report import Finding, bad

_MAGIC = re.compile(r"^(\s*)(?:[%!?].*|[\w.]+\?+\s*|\w+\s*=\s*[%!].*)$")
_TIMED = re.compile(r"^%%(time|timeit|capture|prun)\b")


@dataclass(frozen=True)
class Cell:
    """A piece of code under the name that Python shows for it; a script has a single one."""

    filename: str
    code: str


class SourceError(Exception):
    """The file cannot be run at all; the finding says why."""

    def __init__(self, finding: Finding) -> None:
        """With the words for the learner."""
        super().__init__(finding.message)
        self.finding = finding


def read(path: Path) -> list[Cell]:
    """The cells of a script or notebook, magics left out, all of them valid Python.

    Raises SourceError for a file that is not text in its encoding, not a notebook, or not Python.
    """
    data = path.read_bytes()
    cells = (
        _notebook(path, data) if path.suffix == ".ipynb" else [Cell(str(path), _text(path, data))]
    )
    for cell in cells:
        try:
            ast.parse(cell.code)
        except (SyntaxError, ValueError) as error:
            line = getattr(error, "lineno", None) or 1
            what = getattr(error, "msg", None) or str(error)
            words = f"{place(cell.filename, line)} is not valid Python: {what.rstrip('?')}."
            raise SourceError(bad(words, reading.PYTHON)) from None
    return cells


def blanks(cells: Iterable[Cell], wanted: Iterable[str]) -> dict[str, int]:
    """The wanted names that the last assignment or definition leaves blank, with their lines."""
    found: dict[str, int] = {}
    for cell in cells:
        for node in ast.parse(cell.code).body:
            for name, empty in _bound(node):
                found.pop(name, None)
                if empty and name in wanted:
                    found[name] = node.lineno
    return {name: found[name] for name in wanted if name in found}


def _bound(node: ast.stmt) -> list[tuple[str, bool]]:
    """The names that a statement binds, and whether it leaves them blank."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        body = [each for each in node.body if not _constant(each, str)]
        return [(node.name, all(_constant(each, type(...)) for each in body))]
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        empty = isinstance(node.value, ast.Constant) and node.value.value is ...
        inside = [each for target in targets for each in ast.walk(target)]
        return [(each.id, empty) for each in inside if isinstance(each, ast.Name)]
    return []


def _constant(node: ast.stmt, kind: type) -> bool:
    value = node.value if isinstance(node, ast.Expr) else None
    return isinstance(value, ast.Constant) and isinstance(value.value, kind)


def _text(path: Path, data: bytes) -> str:
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        return data.decode(encoding)
    except (UnicodeDecodeError, SyntaxError):
        lines = enumerate(data.split(b"\n"), 1)
        number = next((i for i, line in lines if not _utf8(line)), 1)
        where = place(str(path), number)
        words = f"{where} is not UTF-8 text: save the file with the encoding UTF-8."
        raise SourceError(bad(words, reading.PYTHON)) from None


def _utf8(line: bytes) -> bool:
    return line.decode("utf-8", errors="ignore").encode() == line


def _notebook(path: Path, data: bytes) -> list[Cell]:
    try:
        cells = json.loads(data.decode("utf-8-sig"))["cells"]
        codes = ["".join(each["source"]) for each in cells if each["cell_type"] == "code"]
    except (ValueError, KeyError, TypeError):
        words = f"{path.name} is not a notebook: a notebook is JSON text with cells."
        raise SourceError(bad(words, reading.PYTHON)) from None
    return [Cell(f"{path}#{number}", _plain(code)) for number, code in enumerate(codes, 1)]


def _plain(code: str) -> str:
    """The code of a cell as Python, with as many lines."""
    if code.lstrip().startswith("%%") and not _TIMED.match(code.lstrip()):
        return ""
    return "\n".join(_MAGIC.sub(r"\1pass", line) for line in code.split("\n"))

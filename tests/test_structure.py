"""The house and its rooms: who may import whom, what is shipped, what is named alike."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def modules(path: Path) -> Iterator[str]:
    """Each name that a file imports with its module, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module or ''}.{alias.name}" for alias in node.names)


def imports(folder: str) -> Iterator[tuple[Path, str]]:
    """Each module under a folder with each package that it imports."""
    for path in sorted((ROOT / folder).rglob("*.py")):
        yield from ((path.relative_to(ROOT), name.partition(".")[0]) for name in modules(path))


@pytest.mark.parametrize(
    ("folder", "stranger"),
    [
        ("src/dlbasics", "livepages"),
        ("src/livepages", "dlbasics"),
        ("src/livepages", "torch"),
        ("snippets", "livepages"),
    ],
)
def test_a_room_does_not_know_its_neighbour(folder: str, stranger: str) -> None:
    found = list(imports(folder))
    assert found
    assert [path for path, name in found if name == stranger] == []


# from the ground up
ENGINE = [
    "project",
    "reading",
    "records",
    "running",
    "checking",
    "notebooks",
    "book",
    "showing",
    "searching",
    "publishing",
    "hosts",
    "serving",
    "__main__",
    "__init__",
]
EXERCISES = ["words", "evidence", "checks", "catalogue", "running", "__init__", "command_line"]


@pytest.mark.parametrize(
    ("house", "rooms"), [("livepages", ENGINE), ("dlbasics.exercises", EXERCISES)]
)
def test_imports_run_downward_through_the_rooms(house: str, rooms: list[str]) -> None:
    root = ROOT / "src" / house.replace(".", "/")
    upward = []
    for path in sorted(root.rglob("*.py")):
        place = path.relative_to(root).parts[0].removesuffix(".py")
        for name in modules(path) if place != "starters" else ():
            above = name.removeprefix(f"{house}.").partition(".")[0]
            if name.startswith(f"{house}.") and rooms.index(above) > rooms.index(place):
                upward.append((path.name, name))
    assert upward == []


def test_the_ways_through_the_engine_are_drawn_as_they_are() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    drawn = re.findall(
        r"\b[a-z]+/[a-z_]+\b", "".join(re.findall(r"```mermaid(.*?)```", guide, re.S))
    )
    known = {path for path in drawn if (ROOT / "src/livepages" / f"{path}.py").is_file()}
    assert set(drawn) - known == {"docs/exercises"}
    assert {path.partition("/")[0] for path in known} >= {"reading", "running", "showing"}


def test_the_wheel_has_the_library_alone() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"] == {"packages": ["src/dlbasics"]}


def test_every_package_of_the_build_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = {_name(line) for line in lines if "==" in line}
    wanted = {
        _name(entry) for group in project["optional-dependencies"].values() for entry in group
    }
    assert wanted - pins - {"dlbasics"} == set()


def test_a_page_and_its_snippets_have_one_name() -> None:
    pages = {path.stem.replace("-", "_") for path in (ROOT / "docs").rglob("*.md")}
    folders = {path.name for path in (ROOT / "snippets").iterdir() if path.is_dir()}
    assert folders <= pages


def loose(source: str) -> list[int]:
    """The lines that ask for a relative closeness, and let pytest's 1e-12 pass beside it."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    approximate = [call for call in calls if ast.unparse(call.func).endswith("approx")]
    found = []
    for call in approximate:
        names = {*("x", "rel", "abs")[: len(call.args)], *(each.arg for each in call.keywords)}
        if "rel" in names and "abs" not in names:
            found.append(call.lineno)
    return found


def test_a_relative_closeness_says_how_close_to_nought() -> None:
    assert loose("approx(1)\npytest.approx(0.2, rel=1e-15)\napprox(1, abs=0, rel=1)") == [2]
    assert loose("approx(1, 1e-9)\napprox(1, 1e-9, 0)\napprox(1, 1e-9, abs=0)") == [1]
    files = sorted((ROOT / "tests").rglob("*.py"))
    found = [(path.name, line) for path in files for line in loose(path.read_text("utf-8"))]
    assert found == [], "approx(…, rel=…) takes anything below 1e-12 for 0: add abs=0"


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found[0]).lower()

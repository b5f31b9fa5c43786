"""The cache: an entry holds exactly as long as all that went into it is unchanged."""

import errno
import json
import platform
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from livepages.project import Project
from livepages.records.record import Record
from livepages.running import conditions
from livepages.running.cache import Cache
from livepages.running.conditions import Here, common, engine
from livepages.running.imports import MISSING, digest_of
from livepages.running.script import snippet

SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("snippets/a/one.py", "snippets/a/two.py", "src/lib/x.py", "data.csv"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x = 1\n")
    return tmp_path


def record(root: Path, snippet: str = "a/one.py") -> Record:
    files = {name: digest_of(root / name) for name in ("src/lib/x.py", "data.csv", "src/none.py")}
    code = (root / "snippets" / snippet).read_text()
    here = Here(Project(root))
    seen = {name: here[name] for name in (*common(Project(root)), "distribution numpy")}
    values = {"w": 1.5, "n": float("inf")}
    return Record(snippet, code, "out\n", values=values, dependencies=files, conditions=seen)


def put(root: Path, kept: Record) -> None:
    project = Project(root)
    Cache(project).put(snippet(project, kept.snippet), [kept])


def get(root: Path, name: str) -> Record | None:
    project = Project(root)
    found = Cache(project).get(snippet(project, name))
    return found[0] if found else None


def entry(root: Path, snippet: str = "a/one.py") -> Path:
    return root / ".cache" / "runs" / "snippets" / f"{snippet}.json"


def test_what_is_kept_comes_back(root: Path) -> None:
    put(root, record(root))
    assert get(root, "a/one.py") == record(root)
    assert get(root, "a/two.py") is None
    assert [path.name for path in entry(root).parent.iterdir()] == ["one.py.json"]


@pytest.mark.parametrize("name", ["snippets/a/one.py", "src/lib/x.py", "data.csv"])
@pytest.mark.parametrize("change", ["x = 2\n", "x = 1\n\n", ""])
def test_any_edit_makes_it_stale(root: Path, name: str, change: str) -> None:
    put(root, record(root))
    (root / name).write_text(change)
    assert get(root, "a/one.py") is None
    (root / name).write_text("x = 1\n")
    assert get(root, "a/one.py") == record(root), "and the old text makes it good again"


def test_a_file_that_appears_or_disappears_makes_it_stale(root: Path) -> None:
    kept = record(root)
    assert kept.dependencies["src/none.py"] == MISSING
    put(root, kept)
    (root / "src/none.py").write_text("")
    assert get(root, "a/one.py") is None
    (root / "src/none.py").unlink()
    (root / "data.csv").unlink()
    assert get(root, "a/one.py") is None


def test_other_files_do_not_matter(root: Path) -> None:
    put(root, record(root))
    (root / "src/lib/new.py").write_text("x = 1\n")
    (root / "snippets/a/two.py").write_text("x = 2\n")
    assert get(root, "a/one.py")


def test_time_stamps_do_not_matter(root: Path) -> None:
    put(root, record(root))
    for path in root.rglob("*.py"):
        path.touch()
    assert get(root, "a/one.py")


def test_an_edit_during_the_run_is_never_kept(root: Path) -> None:
    ran, before = record(root), snippet(Project(root), "a/one.py")
    (root / "snippets/a/one.py").write_text("x = 2\n")
    Cache(Project(root)).put(before, [ran])
    assert get(root, "a/one.py") is None
    ran = record(root)
    (root / "src/lib/x.py").write_text("x = 2\n")
    put(root, ran)
    assert get(root, "a/one.py") is None


def test_the_librarys_own_environment_variables_matter(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(root, record(root))
    monkeypatch.setenv("UNRELATED", "1")
    assert get(root, "a/one.py")
    monkeypatch.setenv("LIB_DEVICE", "cuda")
    assert get(root, "a/one.py") is None


def test_versions_matter(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, record(root))
    place = root.parent / "installed"
    for package, holds in (("numpy", False), ("pytest", True)):
        folder = place / package / f"{package}-99.dist-info"
        folder.mkdir(parents=True)
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 99\n")
        with monkeypatch.context() as patch:
            patch.syspath_prepend(folder.parent)
            assert (get(root, "a/one.py") is not None) is holds, package
    monkeypatch.setattr(sys, "version", "3.99")
    assert get(root, "a/one.py") is None


@pytest.mark.parametrize(
    ("place", "name", "value"),
    [(sys, "platform", "other"), (platform, "machine", lambda: "other")],
)
def test_the_machine_matters(
    root: Path, monkeypatch: pytest.MonkeyPatch, place: object, name: str, value: object
) -> None:
    put(root, record(root))
    monkeypatch.setattr(place, name, value)
    assert get(root, "a/one.py") is None


@pytest.mark.parametrize("name", ["TZ", "LANG", "LC_ALL", "PYTHONOPTIMIZE", "PYTHONHASHSEED"])
def test_variables_that_nobody_has_to_ask_for_matter(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    put(root, record(root))
    monkeypatch.setenv(name, "1")
    assert get(root, "a/one.py") is None


@pytest.mark.parametrize("name", ["PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PYTHONWARNINGS"])
def test_where_code_lies_and_is_kept_does_not_matter(
    root: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    put(root, record(root))
    monkeypatch.setenv(name, "1")
    assert get(root, "a/one.py")


def test_the_style_matters(root: Path) -> None:
    put(root, record(root))
    other = Project(root, style={"font.size": 11})
    assert Cache(other).get(snippet(other, "a/one.py")) is None


def test_a_record_without_its_conditions_is_not_believed(root: Path) -> None:
    kept = record(root)
    kept.conditions = {}
    put(root, kept)
    assert get(root, "a/one.py") is None


def copy_of_the_engine(place: Path) -> Path:
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(conditions.ENGINE, place, ignore=ignored))


def test_each_file_of_the_engine_matters(tmp_path: Path) -> None:
    copy = copy_of_the_engine(tmp_path / "engine")
    whole = engine(copy)
    files = [path for path in copy.rglob("*") if path.is_file()]
    assert len(files) > 60
    assert {path.suffix for path in files} > {".py"}, "there is more than code"
    for path in files:
        before = path.read_bytes()
        path.write_bytes(before + b"# changed")
        engine.cache_clear()
        served = path.parent.name == "serving"
        assert (engine(copy) == whole) is served, path
        path.write_bytes(before)
    (copy / "new.txt").write_text("new")
    engine.cache_clear()
    assert engine(copy) != whole


def test_what_was_imported_is_what_counts(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(root, record(root))
    copy = copy_of_the_engine(root / "engine")
    monkeypatch.setattr(conditions, "ENGINE", copy)
    assert get(root, "a/one.py")
    with (copy / "records" / "drawing.py").open("a") as file:
        file.write("# changed")
    assert get(root, "a/one.py"), "this process runs what it has imported"
    engine.cache_clear()
    assert get(root, "a/one.py") is None


def test_the_server_takes_no_part_in_a_run() -> None:
    for path in conditions.ENGINE.rglob("*.py"):
        if path.parent.name != "serving":
            assert "livepages.serving" not in path.read_text(encoding="utf-8"), path


@SHARED
@given(st.data())
def test_a_truncated_entry_is_not_served(root: Path, data: st.DataObject) -> None:
    put(root, record(root))
    whole = entry(root).read_bytes()
    entry(root).write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    assert get(root, "a/one.py") is None


def test_a_number_that_was_changed_is_not_served(root: Path) -> None:
    put(root, record(root))
    whole = entry(root).read_text()
    assert '"w": 1.5' in whole
    entry(root).write_text(whole.replace('"w": 1.5', '"w": 9.5'))
    assert get(root, "a/one.py") is None


@SHARED
@given(st.data())
def test_a_damaged_entry_is_not_served(root: Path, data: st.DataObject) -> None:
    put(root, record(root))
    whole = bytearray(entry(root).read_bytes())
    where = data.draw(st.integers(0, len(whole) - 1))
    whole[where] = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[where]))
    entry(root).write_bytes(bytes(whole))
    assert get(root, "a/one.py") in (None, record(root))


@SHARED
@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.sampled_from(["key", "digest", "record"]), x),
    )
)
def test_json_of_another_kind_is_not_served(root: Path, data: object) -> None:
    entry(root).parent.mkdir(parents=True, exist_ok=True)
    entry(root).write_text(json.dumps(data))
    assert get(root, "a/one.py") is None


def test_json_that_is_nested_too_deep_is_not_served(root: Path) -> None:
    entry(root).parent.mkdir(parents=True, exist_ok=True)
    entry(root).write_text("[" * 100_000)
    assert get(root, "a/one.py") is None


def test_the_entry_of_another_snippet_is_not_served(root: Path) -> None:
    put(root, record(root))
    entry(root, "a/two.py").write_bytes(entry(root).read_bytes())
    assert get(root, "a/two.py") is None, "though their texts are the same"


def test_a_folder_in_its_place_is_not_served(root: Path) -> None:
    entry(root).mkdir(parents=True)
    assert get(root, "a/one.py") is None


@pytest.mark.parametrize("harm", ["a file in its place", "no right to write", "a full disk"])
def test_a_cache_that_cannot_be_written_is_no_failure(
    root: Path, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(root)
    if harm == "a file in its place":
        (root / ".cache").write_text("")

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EACCES if "right" in harm else errno.ENOSPC, harm)

    if harm == "no right to write":
        monkeypatch.setattr(Path, "mkdir", refuse)
    if harm == "a full disk":
        monkeypatch.setattr(Path, "replace", refuse)
    cache = Cache(project)
    cache.put(snippet(project, "a/one.py"), [record(root)])
    assert cache.fault
    monkeypatch.undo()
    assert not list(root.rglob("*.part")), "nothing unfinished is left"
    assert get(root, "a/one.py") is None

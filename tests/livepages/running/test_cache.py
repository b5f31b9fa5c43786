"""The cache: an entry holds exactly as long as all that went into it is unchanged."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from livepages.project import Project
from livepages.records.record import Record
from livepages.running import cache
from livepages.running.cache import Cache
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
    return Record(snippet, code, "out\n", values={"w": 1.5, "n": float("inf")}, dependencies=files)


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


@pytest.mark.parametrize("package", ["python", "numpy"])
def test_versions_matter(root: Path, monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    put(root, record(root))
    newer = cache.versions(()) | {package: "99"}
    monkeypatch.setattr(cache, "versions", lambda _: newer)
    assert get(root, "a/one.py") is None


def engine_after(root: Path, monkeypatch: pytest.MonkeyPatch, edited: str) -> bool:
    """Whether a record still holds for a process that finds a file of the engine edited."""
    put(root, record(root))
    engine = cache.ENGINE
    copy = root / "engine"
    shutil.copytree(engine, copy, ignore=shutil.ignore_patterns("__pycache__"))
    with monkeypatch.context() as patch:
        patch.setattr(cache, "ENGINE", copy)
        assert get(root, "a/one.py")
        (copy / edited).parent.mkdir(exist_ok=True)
        with (copy / edited).open("a") as file:
            file.write("# changed\n")
        assert get(root, "a/one.py"), "this process runs what it has imported"
        cache._engine.cache_clear()
        return get(root, "a/one.py") is not None


@pytest.mark.parametrize("edited", ["records/drawing.py", "a_folder/new.py"])
def test_the_engine_itself_matters(
    root: Path, monkeypatch: pytest.MonkeyPatch, edited: str
) -> None:
    assert not engine_after(root, monkeypatch, edited)


def test_the_server_takes_no_part_in_a_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert engine_after(root, monkeypatch, "serving/server.py")
    for path in cache.ENGINE.rglob("*.py"):
        if path.parent.name == "serving":
            continue
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

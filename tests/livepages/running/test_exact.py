"""After an edit exactly the snippets that depend on it run again, and no stale number is left."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from small_site import Site

FILES = {
    "src/lib/__init__.py": "",
    "src/lib/top.py": "from lib import deep\n\ndef w():\n    return deep.w\n",
    "src/lib/deep.py": "w = 1\n",
    "src/lib/other.py": "w = 2\n",
    "src/lib/late.py": "w = 3\n",
    "src/lib/data.py": (
        "from pathlib import Path\n\n"
        "w = int((Path(__file__).parent / '..' / '..' / 'data' / 'w.txt').read_text())\n"
    ),
    "data/w.txt": "4\n",
    "snippets/a/top.py": "from lib import top\n\nw = top.w()\nprint(w)\n",
    "snippets/a/deep.py": "from lib.deep import w\n\nprint(w)\n",
    "snippets/a/other.py": "from lib import other\n\nw = other.w\nprint(w)\n",
    "snippets/a/late.py": (
        "def f():\n    from lib import late\n\n    return late.w\n\n\nw = f()\nprint(w)\n"
    ),
    "snippets/a/data.py": "from lib import data\n\nw = data.w\nprint(w)\n",
    "snippets/a/alone.py": "w = 5\nprint(w)\n",
}
NAMES = [Path(name).stem for name in FILES if name.startswith("snippets/")]
PAGE = "".join(
    f'# {name}\n\n```python snippet="a/{name}.py"\n```\n\nIt is {{{{{name}.w}}}}.\n\n'
    for name in NAMES
)


@pytest.fixture(scope="module")
def shared(new_site: Callable[[str], Site]) -> Site:
    site = new_site("exact")
    site.write({**FILES, "docs/index.md": PAGE})
    assert {Path(name).stem for name in site.book().ran} == set(NAMES)
    return site


@pytest.fixture
def project(shared: Site) -> Site:
    """The project as it was first, nothing to run."""
    shared.write(FILES)
    (shared.root / "src/lib/fresh.py").unlink(missing_ok=True)
    shared.book()
    return shared


def ran(site: Site) -> set[str]:
    return {Path(name).stem for name in site.book().ran}


def test_nothing_changed(project: Site) -> None:
    assert ran(project) == set()


@pytest.mark.parametrize(
    ("edited", "expected"),
    [
        ("snippets/a/alone.py", {"alone"}),
        ("src/lib/top.py", {"top"}),
        ("src/lib/deep.py", {"top", "deep"}),
        ("src/lib/other.py", {"other"}),
        ("src/lib/late.py", {"late"}),
        ("src/lib/data.py", {"data"}),
        ("data/w.txt", {"data"}),
        ("src/lib/__init__.py", set(NAMES) - {"alone"}),
    ],
)
def test_one_file_edited(project: Site, edited: str, expected: set[str]) -> None:
    project.write({edited: FILES[edited] + "\n"})
    assert ran(project) == expected
    assert ran(project) == set()


def test_an_edit_of_the_same_size_in_the_same_second(project: Site) -> None:
    for w in (7, 8, 9):
        project.write({"src/lib/deep.py": f"w = {w}\n"})
        book = project.book()
        assert {Path(name).stem for name in book.ran} == {"top", "deep"}
        assert [book.records[f"a/{name}.py"].stdout for name in ("top", "deep")] == [f"{w}\n"] * 2
        assert book.records["a/top.py"].values["w"] == w


def test_a_new_module_concerns_nobody(project: Site) -> None:
    project.write({"src/lib/fresh.py": "w = 1\n"})
    assert ran(project) == set()


def test_an_edit_of_the_page_runs_nothing(project: Site) -> None:
    project.write({"docs/index.md": PAGE.replace("It is", "That is")})
    assert ran(project) == set()


def test_another_device_asked_for(project: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIB_DEVICE", "other")
    assert ran(project) == set(NAMES)
    monkeypatch.delenv("LIB_DEVICE")
    assert ran(project) == set(NAMES), "the cache keeps one entry a snippet"


@pytest.mark.parametrize(
    ("edited", "old", "new", "expected"),
    [
        ("snippets/a/slow.py", "print(slow.w", "print('new', slow.w", "new 1 1\n"),
        ("src/lib/slow.py", "1", "2", "2 1\n"),
        ("data/slow.txt", "1", "2", "1 2\n"),
    ],
)
def test_an_edit_while_a_snippet_runs(
    site: Site, edited: str, old: str, new: str, expected: str
) -> None:
    flag = site.root.parent / "it runs"
    site.write(
        {
            "docs/index.md": '```python snippet="a/slow.py"\n```\n',
            "src/lib/slow.py": "w = 1\n",
            "data/slow.txt": "1",
            "snippets/a/slow.py": (
                "import pathlib, time\nfrom lib import slow\n"
                "data = pathlib.Path(__file__).parents[2].joinpath('data/slow.txt').read_text()\n"
                f"pathlib.Path({str(flag)!r}).touch()\ntime.sleep(0.4)\nprint(slow.w, data)\n"
            ),
        }
    )

    def edit() -> None:
        while not flag.exists():
            time.sleep(0.01)
        site.write({edited: site.read(edited).replace(old, new)})

    writer = threading.Thread(target=edit)
    writer.start()
    first = site.book()
    writer.join()
    second = site.book()
    assert first.ran == second.ran == ["a/slow.py"]
    assert second.records["a/slow.py"].stdout == expected
    assert second.records["a/slow.py"].code == site.read("snippets/a/slow.py")


def test_a_snippet_that_failed_is_tried_again(site: Site) -> None:
    site.write(
        {
            "docs/index.md": '```python snippet="a/one.py"\n```\n',
            "snippets/a/one.py": "raise ValueError\n",
        }
    )
    assert site.book().ran == site.book().ran == ["a/one.py"]
    site.write({"docs/index.md": '```python snippet="a/one.py" raises="ValueError"\n```\n'})
    assert site.book().ran == ["a/one.py"]
    assert site.book().ran == [], "an exception that the page expects is a result like any other"


def test_with_a_seed_everything_runs_and_nothing_is_kept(project: Site) -> None:
    assert len(project.book(seed=1).ran) == len(NAMES)
    project.write({"snippets/a/alone.py": "w = 6\n"})
    project.book(seed=1)
    assert ran(project) == {"alone"}


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"key": 1}', "truncated", "another's"])
def test_a_damaged_entry_is_run_again(project: Site, damage: str) -> None:
    entry = project.root / ".cache/runs/snippets/a/alone.py.json"
    other = entry.with_name("deep.py.json").read_text()
    whole = entry.read_text()
    entry.write_text({"truncated": whole[:-9], "another's": other}.get(damage, damage))
    book = project.book()
    assert book.ran == ["a/alone.py"]
    assert book.records["a/alone.py"].values["w"] == 5
    assert ran(project) == set()

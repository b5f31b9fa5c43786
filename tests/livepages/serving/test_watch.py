"""The watch sees every change of a file, a link or a pipe, and never hangs or loops."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from livepages.serving.watch import Watch


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("docs/a.md", "docs/b/c.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    return tmp_path / "docs"


def replace(path: Path) -> None:
    """Put another file in the place of one, as an editor saves, of the same size and time."""
    other, old = path.with_suffix(".new"), path.stat()
    other.write_bytes(path.read_bytes()[::-1])
    os.utime(other, ns=(old.st_atime_ns, old.st_mtime_ns))
    other.replace(path)


def tie(folder: Path) -> None:
    """Links to the folder itself, as many ways through it as 2 to the power of 40."""
    for name in ("one", "two", "three"):
        (folder / name).symlink_to(folder)


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": lambda folder: (folder / "a.md").write_text("other words"),
    "edited to the same length": lambda folder: (folder / "a.md").write_text("docs/x.md"),
    "new": lambda folder: (folder / "d.md").write_text(""),
    "deleted": lambda folder: (folder / "b/c.md").unlink(),
    "renamed": lambda folder: (folder / "a.md").rename(folder / "z.md"),
    "a folder renamed": lambda folder: (folder / "b").rename(folder / "z"),
    "a pipe": lambda folder: os.mkfifo(folder / "pipe"),
    "a link to itself": lambda folder: (folder / "loop").symlink_to(folder),
    "many links to itself": tie,
    "replaced by one that looks the same": lambda folder: replace(folder / "a.md"),
    "a file for a folder": lambda folder: [
        (folder / "b/c.md").unlink(),
        (folder / "b").rmdir(),
        (folder / "b").touch(),
    ],
    "made a program": lambda folder: (folder / "a.md").chmod(0o755),
    "a link to nothing": lambda folder: (folder / "link").symlink_to("nothing"),
    "a link that leads to itself": lambda folder: (folder / "self").symlink_to("self"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen_once_and_told_apart(
    folder: Path, change: Callable[[Path], object]
) -> None:
    watch = Watch([folder, folder / "no such file"])
    watch.changes()
    before = watch.digest()
    assert not watch.changes()
    change(folder)
    assert watch.changes()
    assert not watch.changes()
    assert watch.digest() != before


@pytest.mark.parametrize(
    "name", [".a.md.swp", "a.md~", "4913", "#a.md#", ".ipynb_checkpoints/a.py"]
)
def test_what_editors_write_beside_a_file_is_no_change(folder: Path, name: str) -> None:
    watch = Watch([folder])
    watch.changes()
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("x")
    assert not watch.changes()


@pytest.mark.parametrize("name", ["4913.md", "a~b.md", "x.tmp.md", "a.swx", "__pycache__.md", "#a"])
def test_what_only_begins_so_is_a_file_like_any_other(folder: Path, name: str) -> None:
    watch = Watch([folder])
    watch.changes()
    (folder / name).write_text("x")
    assert watch.changes() == {folder / name}


def test_an_edit_undone_has_the_digest_of_before(folder: Path) -> None:
    watch, file = Watch([folder]), folder / "a.md"
    before, text = watch.digest(), file.read_text()
    file.write_text("other")
    file.write_text(text)
    assert watch.digest() == before


def test_paths_that_come_later_bring_no_change_and_hide_none(folder: Path) -> None:
    other = folder.parent / "other"
    other.mkdir()
    (other / "d.md").write_text("d")
    watch = Watch([folder])
    watch.changes()
    (folder / "a.md").write_text("other words")
    watch.add([other])
    assert watch.changes() == {folder / "a.md"}
    (other / "d.md").write_text("other words")
    assert watch.changes() == {other / "d.md"}


def test_what_has_gone_or_come_is_a_change_of_its_path(folder: Path) -> None:
    watch = Watch([folder])
    watch.changes()
    (folder / "a.md").rename(folder / "z.md")
    assert watch.changes() == {folder / "a.md", folder / "z.md"}


def test_a_digest_holds_names_and_contents_in_any_order(folder: Path) -> None:
    """Two files that swap their contents are not what they were."""
    one, two = folder / "a.md", folder / "z.md"
    two.write_text("other")
    before = Watch([folder]).digest()
    assert Watch([folder / "b", folder]).digest() == before
    words = one.read_text()
    one.write_text(two.read_text())
    two.write_text(words)
    assert Watch([folder]).digest() != before


def test_a_file_too_large_to_read_is_told_by_its_time(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("livepages.serving.watch._LARGE", 3)
    before = Watch([folder]).digest()
    assert Watch([folder]).digest() == before
    os.utime(folder / "a.md", ns=(1, 1))
    assert Watch([folder]).digest() != before

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


CHANGES: dict[str, Callable[[Path], object]] = {
    "edited": lambda folder: (folder / "a.md").write_text("other words"),
    "edited to the same length": lambda folder: (folder / "a.md").write_text("docs/x.md"),
    "new": lambda folder: (folder / "d.md").write_text(""),
    "deleted": lambda folder: (folder / "b/c.md").unlink(),
    "renamed": lambda folder: (folder / "a.md").rename(folder / "z.md"),
    "a folder renamed": lambda folder: (folder / "b").rename(folder / "z"),
    "a pipe": lambda folder: os.mkfifo(folder / "pipe"),
    "a link to itself": lambda folder: (folder / "loop").symlink_to(folder),
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


def test_an_edit_undone_has_the_digest_of_before(folder: Path) -> None:
    watch, file = Watch([folder]), folder / "a.md"
    before, text = watch.digest(), file.read_text()
    file.write_text("other")
    file.write_text(text)
    assert watch.digest() == before

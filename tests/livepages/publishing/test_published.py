"""What readers copy runs: pytest-codeblocks, unmodified, on the published Markdown."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from good_pages import SNIPPETS
from small_site import Site

Codeblocks = Callable[..., object]


@pytest.fixture(scope="module")
def copies(built: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published Markdown beside the library that readers have installed."""
    folder = tmp_path_factory.mktemp("copies")
    shutil.copytree(built.root / "site", folder, dirs_exist_ok=True)
    shutil.copytree(built.root / "src/lib", folder / "lib")
    return folder


@pytest.mark.parametrize(
    ("name", "folder"), [("index.md", "index"), ("chapter/other/index.md", "chapter")]
)
def test_every_snippet_of_a_page_is_run_and_passes(
    copies: Path, codeblocks: Codeblocks, name: str, folder: str
) -> None:
    blocks = codeblocks(copies / name)
    assert blocks.collected == sum(key.startswith(f"{folder}/") for key in SNIPPETS)
    assert blocks.failed == 0, blocks.output


def test_a_wrong_output_fails(copies: Path, codeblocks: Codeblocks) -> None:
    text = (copies / "index.md").read_text(encoding="utf-8")
    wrong = copies / "wrong.md"
    wrong.write_text(text.replace("-10.0 → 1.8", "-10.0 → 1.9"), encoding="utf-8")
    blocks = codeblocks(wrong)
    assert blocks.failed == 1
    assert "-10.0 → 1.8" in blocks.output

"""Scripts of packages: published as the setting names them, or told where they are not."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.structure.files import Files

from livepages.publishing.packages import publish
from livepages.reading.problems import Problem


def published(root: Path, packages: dict[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """The files that were added, with what they hold, and the problems."""
    config: Any = SimpleNamespace(
        config_file_path=str(root / "mkdocs.yml"),
        site_dir=str(root / "site"),
        use_directory_urls=True,
        plugins=SimpleNamespace(_current_plugin="livepages"),
    )
    files = Files([])
    problems = list(publish(files, config, packages))
    return {file.src_uri: file.content_string for file in files}, problems


def test_scripts_are_found_beside_the_settings_and_lose_their_comments(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    (tmp_path / "packages").mkdir()
    (tmp_path / "packages/a.js").write_text("// Why.\nlet a = 'η';\n", encoding="utf-8")
    found = published(tmp_path, {"assets/a.js": "packages/a.js", "b.js": "gone/b.js"})
    message = "gone/b.js is not installed: run deno install --frozen"
    assert found == ({"assets/a.js": "let a = 'η';\n"}, [Problem(message, "mkdocs.yml")])


def test_a_site_may_have_none(tmp_path: Path) -> None:
    assert published(tmp_path, {}) == ({}, [])


def test_a_folder_is_no_script(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    files, [problem] = published(tmp_path, {"a.js": "a"})
    assert not files
    assert problem.message.startswith("a is not installed")

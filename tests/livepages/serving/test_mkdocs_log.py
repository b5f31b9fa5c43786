"""What MkDocs says while it builds becomes problems with page and line."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from livepages.hosts.faults import NOW
from livepages.project import Project
from livepages.reading.problems import Problem
from livepages.serving.mkdocs_log import Heard

LOG = logging.getLogger("mkdocs")
SETTINGS = """\
site_name: A site
site_url: http://127.0.0.1/
theme: {name: null, custom_dir: theme}
validation: {anchors: warn, absolute_links: warn, unrecognized_links: warn, omitted_files: warn}
nav:
  - Home: index.md
  - Gone: gone.md
  - Away: /away.md
"""
FILES = {
    "mkdocs.yml": SETTINGS,
    "theme/main.html": "{{ page.content }}",
    "theme/404.html": "nothing",
    "docs/index.md": "# Home\n\n[a](nowhere.md)\n\nSee [b](#nothing) and [c](/c.md).\n\n[d](d)\n",
    "docs/part/my-topic.md": "# Topic\n\n[a](../index.md#none)\n",
    "docs/index.md.md": "# Home\n\n[a](x.md)\n",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    pages = [name.removeprefix("docs/") for name in FILES if name.startswith("docs/")]
    monkeypatch.setattr(NOW, "pages", dict.fromkeys(pages, ""))
    monkeypatch.setattr(NOW, "project", Project(tmp_path))
    return tmp_path


def heard(root: Path, **settings: Any) -> Heard:
    """What was heard of a build; a second one says it all again."""
    with Heard(root, "mkdocs.yml") as listener:
        for _ in range(2):
            build(load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"), **settings))
    return listener


def test_every_warning_of_a_build_has_its_place_and_is_told_once(root: Path) -> None:
    problems = heard(root).problems
    places = sorted((problem.page, problem.line) for problem in problems)
    assert places == [
        ("docs/index.md", 3),  # no such page
        ("docs/index.md", 5),  # no such anchor
        ("docs/index.md", 5),  # an absolute link
        ("docs/index.md", 7),  # no link at all
        ("docs/index.md.md", 0),  # not in the navigation
        ("docs/index.md.md", 3),
        ("docs/part/my-topic.md", 0),
        ("docs/part/my-topic.md", 3),
        ("mkdocs.yml", 7),
        ("mkdocs.yml", 8),
    ]
    assert len(set(problems)) == len(problems)


def test_a_page_that_is_not_in_the_navigation_is_still_to_do_and_told_how(root: Path) -> None:
    [problem] = [each for each in heard(root).problems if each.quiet and "part" in each.page]
    assert problem == Problem(
        "this page is not in the navigation yet.\n"
        "Add a line below nav in mkdocs.yml:\n- My topic: part/my-topic.md",
        "docs/part/my-topic.md",
        quiet=True,
    )


def test_nothing_is_said_twice_in_the_terminal(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What reaches the root logger is written there by whoever has set it up."""
    written: list[logging.LogRecord] = []
    terminal = logging.Handler()
    terminal.emit = written.append  # type: ignore[method-assign]
    monkeypatch.setattr(logging.getLogger(), "handlers", [terminal])
    monkeypatch.setattr(LOG, "propagate", True)
    LOG.warning("before")
    listener = heard(root)
    assert [record.getMessage() for record in written] == ["before"]
    LOG.warning("after")
    assert all(problem.message != "after" for problem in listener.problems)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # a plugin's own words
        ("something is odd", Problem("something is odd")),
        ("odd: part/my-topic.md, not index.md", Problem("odd: part/my-topic.md, not index.md", "docs/part/my-topic.md")),
        # as MkDocs words them
        ("Config value 'theme.name': no", Problem("Config value 'theme.name': no", "mkdocs.yml", 3)),
        (
            "Config value 'markdown_extensions': Failed to load 'x'.\n"
            'Traceback (most recent call last):\n  File "a.py", line 1\nValueError: bad',
            Problem("Config value 'markdown_extensions': Failed to load 'x'.\nValueError: bad", "mkdocs.yml"),
        ),
    ],
)  # fmt: skip
def test_what_others_say_has_the_place_that_it_names(
    root: Path, said: str, expected: Problem
) -> None:
    with Heard(root, "mkdocs.yml") as listener:
        LOG.info("not this")
        LOG.warning(said)
        LOG.error("%s", said)
    assert listener.problems == [expected]


def test_the_page_that_stopped_the_build_is_known_and_its_exception_left_to_come(
    root: Path,
) -> None:
    with Heard(root, "mkdocs.yml") as listener:
        LOG.error("Encoding error reading file: index.md")
        LOG.error("File not found: index.md")
        LOG.error("Error reading page 'part/my-topic.md': bad")
    assert (listener.page, listener.problems) == ("part/my-topic.md", [])

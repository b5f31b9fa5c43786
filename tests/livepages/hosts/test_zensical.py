"""The same pages in Zensical, the successor of Material for MkDocs."""

from __future__ import annotations

import re
import shutil
from types import SimpleNamespace
from typing import Any

import pytest
from good_pages import OTHER, SNIPPETS
from small_site import Site

from livepages.hosts import zensical

COMPUTED = re.compile(
    r'<section class="snippet".*?</section>|<data class="computed".*?</data>', re.DOTALL
)
PAGES = ("index.html", "chapter/other/index.html")


@pytest.fixture(scope="module")
def copy(built: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site that MkDocs has built, to be built again."""
    site = Site(tmp_path_factory.mktemp("zensical") / "site")
    shutil.copytree(built.root, site.root, dirs_exist_ok=True)
    return site


def computed(site: Site) -> list[list[str]]:
    return [COMPUTED.findall(site.read(f"site/{name}")) for name in PAGES]


def test_snippets_and_numbers_are_the_same_html(built: Site, copy: Site) -> None:
    copy.clear("site")
    status, output = copy.run("zensical", "build", "--clean")
    assert status == 0, output
    expected = computed(built)
    assert sum(map(len, expected)) == len(SNIPPETS) + 8
    assert computed(copy) == expected


def test_what_is_edited_while_it_serves_is_seen(
    copy: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copy.root)
    context = SimpleNamespace(page=SimpleNamespace(path="index.md"))
    md: Any = SimpleNamespace(preprocessors={"rendering_context": context})
    before, again = zensical.page_of(md), zensical.page_of(md)
    assert before
    assert again
    assert before.book is again.book
    copy.write({"docs/index.md": copy.read("docs/index.md") + "\nOne more line.\n"})
    after = zensical.page_of(md)
    assert after
    assert "One more line." in after.book.texts["index.md"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{other.nothing}}", "{{other.nothing}}: no 'nothing' in the snippet"),
        ("$\\frac{a$", "LaTeX error in $\\frac{a$"),
    ],
)
def test_a_problem_stops_the_build(copy: Site, text: str, message: str) -> None:
    copy.clear("site")
    copy.write({"docs/chapter/other.md": f"{OTHER}\n{text}\n"})
    status, output = copy.run("zensical", "build", "--clean")
    assert status == 1
    assert f"docs/chapter/other.md:14\n{message}" in output

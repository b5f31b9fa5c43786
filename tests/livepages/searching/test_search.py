"""What readers ask, beside its page: read, checked and published for the search."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from small_site import Site, with_settings

from livepages.project import Project
from livepages.searching.index import Search

PAGE = "# Home\n\nThe first page.\n\n## A part\n\nIts text.\n"
COURSE = "assets/search/course.json"


def course(site: Site) -> dict[str, list[dict[str, object]]]:
    return json.loads(site.published()[COURSE])  # type: ignore[no-any-return]


def test_a_page_can_be_found_with_what_is_asked(site: Site) -> None:
    site.write({"docs/index.md": PAGE, "docs/b.md": "---\nsearch: {boost: 0.5}\n---\n\n# B\n"})
    site.write({"docs/index.asked.yml": "home:\n  - where to start\na-part: [1.5, 'yes']\n"})
    site.write({"docs/same.asked.yml": "- [lr, learning rate]\n"})
    assert site.build()[0] == 0
    assert course(site) == {
        "pages": [
            {"title": "B", "url": "b/", "boost": 0.5},
            {"title": "Home", "url": "", "boost": 1},
        ],
        "sections": [
            {"page": 0, "anchor": "", "heading": "B", "text": "", "aside": "", "asked": []},
            {
                "page": 1,
                "anchor": "",
                "heading": "Home",
                "text": "The first page.",
                "aside": "",
                "asked": ["where to start"],
            },
            {
                "page": 1,
                "anchor": "a-part",
                "heading": "A part",
                "text": "Its text.",
                "aside": "",
                "asked": ["1.5", "yes"],
            },
        ],
        "same": [["lr", "learning rate"]],
    }


def test_of_code_the_names_are_found_each_once(tmp_path: Path) -> None:
    search = Search(Project(tmp_path))
    search.add("a.md", "Q &amp; A", "a/", {}, "<pre>x1 = nn.Linear(3, 4)  # 'nn.Linear'</pre>")
    found = json.loads(search.course(["a.md"]))
    assert found["pages"] == [{"title": "Q & A", "url": "a/", "boost": 1}]
    assert [each["aside"] for each in found["sections"]] == ["x1 nn.Linear"]


def test_of_a_page_that_could_not_be_made_nothing_is_missed(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/a.asked.yml").write_text("a-part: [why]\n", encoding="utf-8")
    search = Search(Project(tmp_path))
    search.add("a.md", "A", "a/", {"search": {"boost": []}}, "")
    assert [each.message for each in search.problems] == [
        "search: boost must be a number from 0 to a million, and is []"
    ]
    assert json.loads(search.course(["a.md"]))["pages"][0]["boost"] == 1


def test_a_site_without_any_of_it_can_be_searched(site: Site) -> None:
    site.write({"docs/index.md": PAGE})
    assert site.build()[0] == 0
    assert course(site)["same"] == []


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("index", "home: [a]\nnothing: [b]\n", ":2\nthe page has no heading #nothing"),
        ("index", "home: a\n", ":1\nexpected a list of words or phrases"),
        ("index", "home:\n  - [a]\n", ":2\nexpected a word or a phrase"),
        ("index", "- a\n", ":1\nexpected a list for each heading"),
        ("index", "home: [a\n", ":2\n"),
        ("index", "home:\n\t- a\n", ":2\n"),
        ("index", "home:\n  -\n", ":2\nexpected a word or a phrase"),
        ("same", "a: [b]\n", ":1\nexpected a list"),
        ("same", "- [a\n", ":2\n"),
        ("same", "- {a: b}\n", ":1\nexpected a list of words or phrases"),
    ],
)
def test_a_mistake_is_told_with_its_line(file: str, text: str, said: str, site: Site) -> None:
    site.write({"docs/index.md": PAGE, f"docs/{file}.asked.yml": text})
    status, output = site.build()
    assert status == 1
    assert f"docs/{file}.asked.yml{said}" in output
    assert "Traceback" not in output


def test_what_is_not_utf8_is_told(site: Site) -> None:
    site.write({"docs/index.md": PAGE})
    (site.root / "docs/index.asked.yml").write_bytes(b"home: [\xff]\n")
    status, output = site.build()
    assert status == 1
    assert "docs/index.asked.yml" in output
    assert "Traceback" not in output


@pytest.mark.parametrize("boost", ["a", "-1", "true", "[1]", ".nan"])
def test_a_weight_is_a_number(boost: str, site: Site) -> None:
    site.write({"docs/index.md": f"---\nsearch: {{boost: {boost}}}\n---\n\n{PAGE}"})
    status, output = site.build()
    assert status == 1
    assert "docs/index.md:1\nsearch: boost must be a number" in output


def test_a_script_of_a_package_is_published_without_comments(site: Site) -> None:
    site.write({"docs/index.md": PAGE, "packages/a.js": "// Why.\nlet a = 1;\n"})
    site.write({"mkdocs.yml": with_settings(packages={"assets/a.js": "packages/a.js"})})
    assert site.build()[0] == 0
    assert site.published()["assets/a.js"] == b"let a = 1;\n"


def test_a_package_that_is_not_installed_is_told(site: Site) -> None:
    site.write({"docs/index.md": PAGE})
    site.write({"mkdocs.yml": with_settings(packages={"a.js": "node_modules/a.js"})})
    status, output = site.build()
    assert status == 1
    assert "mkdocs.yml\nnode_modules/a.js is not installed: run deno install --frozen" in output

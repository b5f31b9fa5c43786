"""The course as the search in the browser gets it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from livepages.project import Project
from livepages.searching.index import Search

PAGE = '<p>Before.</p><h1 id="a">A</h1><p>One η.</p><h2 id="b">B</h2><pre>x1 = f(y.z, 2) + x1</pre>'


@pytest.fixture
def search(tmp_path: Path) -> Search:
    (tmp_path / "docs").mkdir()
    return Search(Project(tmp_path))


def test_pages_stand_in_the_order_of_the_navigation_with_their_sections(search: Search) -> None:
    (search.project.root / "docs/b.asked.yml").write_text("b: [why, 'how']\n", encoding="utf-8")
    search.add("a.md", "R&amp;D", "a/", {}, "<p>First.</p>")
    search.add("b.md", "B", "", {"search": {"boost": 2.5}}, PAGE)
    text = search.course(["b.md", "gone.md", "a.md"])
    assert "η" in text
    course = json.loads(text)
    assert course["pages"] == [
        {"title": "B", "url": "", "boost": 2.5},
        {"title": "R&D", "url": "a/", "boost": 1},
    ]
    assert [(s["page"], s["anchor"], s["heading"]) for s in course["sections"]] == [
        (0, "", ""),
        (0, "a", "A"),
        (0, "b", "B"),
        (1, "", ""),
    ]
    assert [s["aside"] for s in course["sections"]] == ["", "", "x1 y.z", ""]
    assert [s["asked"] for s in course["sections"]] == [[], [], ["why", "how"], []]
    assert not search.problems


@pytest.mark.parametrize("boost", ["a", -1, True, False, [1], float("nan"), None])
def test_a_weight_that_is_no_number_is_told_and_left_out(search: Search, boost: Any) -> None:
    search.add("a.md", "A", "a/", {"search": {"boost": boost}}, PAGE)
    [problem] = search.problems
    assert (
        str(problem)
        == f"docs/a.md:1\nsearch: boost must be a number from 0 to a million, and is {boost!r}"
    )
    assert json.loads(search.course(["a.md"]))["pages"][0]["boost"] == 1


@pytest.mark.parametrize("settings", [{}, {"search": None}, {"search": {}}, {"search": "exclude"}])
def test_a_page_without_a_weight_has_1(search: Search, settings: dict[str, Any]) -> None:
    search.add("a.md", "A", "a/", settings, PAGE)
    assert search.pages["a.md"].boost == 1
    assert not search.problems


def test_a_page_may_weigh_nothing(search: Search) -> None:
    search.add("a.md", "A", "a/", {"search": {"boost": 0}}, PAGE)
    assert (search.pages["a.md"].boost, search.problems) == (0, [])


def test_an_anchor_that_is_asked_for_must_be_there_once_the_page_is(search: Search) -> None:
    (search.project.root / "docs/a.asked.yml").write_text("c: [why]\n", encoding="utf-8")
    search.add("a.md", "A", "a/", {}, "")
    assert not search.problems, "a page that could not be made is told elsewhere"
    search.add("a.md", "A", "a/", {}, PAGE)
    assert [problem.message for problem in search.problems] == ["the page has no heading #c"]


def test_the_first_section_is_found_at_the_top_of_its_page(search: Search) -> None:
    search.add("a.md", "A", "a/", {}, PAGE.removeprefix("<p>Before.</p>"))
    assert [each["anchor"] for each in json.loads(search.course(["a.md"]))["sections"]] == ["", "b"]

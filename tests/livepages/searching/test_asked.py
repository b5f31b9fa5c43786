"""What readers ask: read with its lines, or told with the line that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from livepages.project import Project
from livepages.searching.asked import Asked, asked, same, unknown


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "docs/part").mkdir(parents=True)
    return tmp_path


def read(root: Path, text: str | bytes, page: str = "part/a.md") -> Asked:
    data = text.encode() if isinstance(text, str) else text
    (root / "docs" / page).with_suffix(".asked.yml").write_bytes(data)
    return asked(Project(root), page)


def test_phrases_have_the_line_of_their_anchor(root: Path) -> None:
    found = read(root, "# words\na: [one, 2.50, yes]\n\nb-c:\n  - 'ü x'\n")
    assert found.phrases == {"a": ["one", "2.50", "yes"], "b-c": ["ü x"]}
    assert found.lines == {"a": 2, "b-c": 4}
    assert not found.problems


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_file_asks_for_nothing(root: Path, text: str) -> None:
    assert read(root, text) == Asked()
    assert asked(Project(root), "part/other.md") == Asked()


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("a: b\n", 1, "expected a list of words or phrases"),
        ("a: [b]\nc:\n  d: e\n", 3, "expected a list of words or phrases"),
        ("a:\n  - b\n  - [c]\n", 3, "expected a word or a phrase"),
        ("a: ['  ']\n", 1, "expected a word or a phrase"),
        ("a: [b, '']\n", 1, "expected a word or a phrase"),
        ("- a\n", 1, "expected a list for each heading"),
        ("words\n", 1, "expected a list for each heading"),
        ("a: [b\n", 2, ""),
        (b"a: [\xff]\n", 0, "utf-8"),
    ],
)
def test_a_mistake_has_its_line(root: Path, text: str | bytes, line: int, said: str) -> None:
    [problem] = read(root, text).problems
    assert (problem.page, problem.line) == ("docs/part/a.asked.yml", line)
    assert said in problem.message


def test_an_anchor_that_the_page_does_not_have_is_told(root: Path) -> None:
    found = read(root, "a: [one]\nb: [two]\n")
    [problem] = unknown(Project(root), "part/a.md", found, {"a", "c"})
    assert str(problem) == "docs/part/a.asked.yml:2\nthe page has no heading #b"
    assert not list(unknown(Project(root), "part/a.md", found, {"a", "b", "c"}))


def test_words_that_mean_the_same_are_lists_of_one_file(root: Path) -> None:
    assert same(Project(root)) == ([], [])
    path = root / "docs/same.asked.yml"
    path.write_text("- [lr, learning rate]\n- [a, 1]\n", encoding="utf-8")
    assert same(Project(root)) == ([["lr", "learning rate"], ["a", "1"]], [])
    for other in ("a: [b]\n", "words\n"):
        path.write_text(other, encoding="utf-8")
        assert [str(each) for each in same(Project(root))[1]] == [
            "docs/same.asked.yml:1\nexpected a list for each heading"
        ]
    path.write_text("- [lr]\n- a\n", encoding="utf-8")
    lists, [problem] = same(Project(root))
    assert lists == []
    assert str(problem) == "docs/same.asked.yml:2\nexpected a list of words or phrases"

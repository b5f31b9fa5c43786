"""What a number is bound to."""

import pytest

from livepages.checking.bindings import find, name_of, snippets_of
from livepages.reading.references import Number, scan
from livepages.records.record import Record

RECORDS = {
    "a/one.py": Record("a/one.py", "", values={"w": 1.5, "history": [{"loss": 2}]}),
    "b/one.py": Record("b/one.py", "", values={"w": 3}),
}
PAGE = scan("docs/p.md", '```python snippet="a/one.py"\n```')
BOTH = scan("docs/p.md", '```python snippet="a/one.py"\n```\n```python snippet="b/one.py"\n```')


def bound(name: str, *path: str | int) -> Number:
    return Number(1, "", name, path)


def test_a_stem_means_the_snippet_on_the_page() -> None:
    assert find(bound("one", "w"), PAGE, RECORDS, {}) == (1.5, "a/one.py")


def test_a_folder_reaches_the_snippet_of_another_page() -> None:
    assert find(bound("b/one", "w"), PAGE, RECORDS, {}) == (3, "b/one.py")


def test_a_cell_of_a_notebook() -> None:
    records = {"a/b.py#one": Record("a/b.py#one", "", values={"w": 7})}
    page = scan("docs/a/b.py", '```python snippet="a/b.py#one"\n```')
    assert find(bound("one", "w"), page, records, {}) == (7, "a/b.py#one")
    assert find(bound("a/b/one", "w"), PAGE, records, {}) == (7, "a/b.py#one")


def test_a_stem_that_two_snippets_share_is_refused() -> None:
    with pytest.raises(LookupError, match=r"may be a/one\.py or b/one\.py"):
        find(bound("one", "w"), BOTH, RECORDS, {})
    assert find(bound("a/one", "w"), BOTH, RECORDS, {}) == (1.5, "a/one.py")


def test_a_snippet_that_a_page_shows_twice_is_one() -> None:
    page = scan("docs/p.md", '```python snippet="a/one.py"\n```\n' * 2)
    assert find(bound("one", "w"), page, RECORDS, {}) == (1.5, "a/one.py")


def test_facts_of_the_site() -> None:
    assert find(bound("site", "pages"), PAGE, {}, {"pages": 4}) == (4, "site")
    with pytest.raises(LookupError, match="site has pages; not nothing"):
        find(bound("site", "nothing"), PAGE, {}, {"pages": 4})
    for path in (("pages", "x"), ("pages", 0), (0, "pages")):
        with pytest.raises(LookupError, match=r"site has pages; not .*(x|0)"):
            find(bound("site", *path), PAGE, {}, {"pages": 4})


def test_errors_say_what_there_is() -> None:
    with pytest.raises(LookupError, match="no snippet 'two' on this page; it shows: one"):
        find(bound("two", "w"), PAGE, RECORDS, {})
    with pytest.raises(LookupError, match=r"it shows: none \(another page's: folder/two\)"):
        find(bound("two", "w"), scan("docs/p.md", "# Empty"), RECORDS, {})
    with pytest.raises(LookupError, match=r"no page shows the snippet c/one\.py"):
        find(bound("c/one", "w"), PAGE, RECORDS, {})
    with pytest.raises(LookupError, match="no 'b' in the snippet; it has: history, w"):
        find(bound("one", "b"), PAGE, RECORDS, {})


def test_names_are_written_as_on_the_page() -> None:
    assert name_of(bound("one", "history", 0, "loss")) == "history[0].loss"
    assert name_of(bound("one", "rates", "0.1", -1)) == 'rates["0.1"][-1]'
    assert name_of(bound("one", "a b", "x")) == '["a b"].x'
    assert snippets_of(bound("a/b/c", "x"), PAGE) == ["a/b/c.py"]

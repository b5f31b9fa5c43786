"""Whatever an author writes: nothing is lost, wrong or broken without a word and a line."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from odd_pages import page
from promises import Site

PAGES = 320
AT_ONCE = 40


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    logging.disable(logging.CRITICAL)  # MkDocs warns of each link
    yield Site(tmp_path_factory.mktemp("odd pages"))
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("first", range(0, PAGES, AT_ONCE))
def test_every_page_keeps_its_promises(site: Site, first: int) -> None:
    for seed in range(first, first + AT_ONCE):
        text = page(seed)
        if found := list(site.faults(text)):  # the pages are long
            pytest.fail(f"odd_pages.page({seed}): {found}", pytrace=False)
        if seed % 4 == 1 and site.problems:
            pytest.fail(f"nothing is wrong with page {seed}: {site.problems}", pytrace=False)


KINDS = {
    "a fence that only superfences reads": '> ```text\n> a\n> ```x\n\nText\n\n```python snippet="p/two.py"\n```\n',
    "a fence that only the engine reads": "```pythonx='a'\n``` b\n\n~~~python snippet=\"p/two.py\"\n~~~\n\n````\n",
    "a list mark before a fence": '- ```python raises="E" snippet="p/two.py"\n  ```\n',
    "a class after an id": '```{#i .python snippet="p/two.py"}\n```\n',
    "a number in a comment": "<!-- {{one.w}} -->\n",
    "a number in a script": "<script>{{one.w}}</script>\n",
    "a number in a form": "Text <textarea>{{one.w}}</textarea>.\n",
    "a number in an unused link": "[r]: x.md '{{one.w}}'\n",
    "a number in an unused abbreviation": "*[ab]: {{one.w}}\n",
    "a note that is replaced": "a[^1]\n\n[^1]: {{one.w}}\n\n[^1]: {{one.n}}\n",
    "an index of thousands of digits": f"{{{{one.table[{'9' * 5000}]}}}}\n",
    "a reference in emphasis that cannot be read": "Text _{{ ../one.w }}_ end.\n",
    "a number as a character": "{{one.n:c}}\n",
    "a control character": "Text \x1b end.\n",
}


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_is_told_with_its_line(site: Site, name: str) -> None:
    text = f'# Title\n\n{KINDS[name]}\n```python snippet="p/one.py"\n```\n'
    assert not list(site.faults(text))
    assert site.problems
    assert all(2 <= problem.line <= text.count("\n") for problem in site.problems)


FIELDS = ["title: 2001-13-45", "other: '{{one.w}}'", "title: [1, 2]", "description: {a: 1}"]


@pytest.mark.parametrize("field", FIELDS)
def test_fields_are_told_with_their_line(site: Site, field: str) -> None:
    text = f'---\n{field}\n---\n\n# Title\n\n```python snippet="p/one.py"\n```\n'
    assert not list(site.faults(text))
    assert [problem.line for problem in site.problems] in ([1], [2])


FINE = [
    '> ```python snippet="p/two.py"\n>\n> ```\n',
    "---\n\n{{one.w}}\n",
    "`{{quoted.q}}` and {{one.w}} and [a](x.md '{{one.w}}') and ![{{one.w}}](x.png)\n",
    "{{one.w}}{: .a } and **{{one.w}}**{: #b }\n",
    "$x_{{a}} + {{one.w}}^{{b}}$\n",
    '````text\n<!-- {{one.w}} -->\n```python snippet="p/two.py"\n```\n````\n',
]


@pytest.mark.parametrize("text", FINE)
def test_what_is_fine_is_not_told(site: Site, text: str) -> None:
    text = f'# Title\n\n{text}\n```python snippet="p/one.py"\n```\n'
    found = list(site.faults(text))
    assert not site.problems, site.problems
    if "````text" not in text:
        assert not found

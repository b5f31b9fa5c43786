"""What was scanned on a page is what its reader gets, or the build says so."""

from __future__ import annotations

from html import escape

import pytest
from small_site import CONFIG, Site

from livepages.reading.references import scan
from livepages.records import numerals
from livepages.records.numerals import html
from livepages.showing import finished

ONE = {"snippets/p/one.py": "w = 1.5\nprint(w)\n", "snippets/p/one.out": "1.5\n"}
FENCE = '```python snippet="p/one.py"\n```\n'


SECTION = '<section class="snippet" data-snippet="{}">'


def element(shown: str, name: str = "w", snippet: str = "p/one.py") -> str:
    """A number as a page has it."""
    attributes = html({"1.5": 1.5}.get(shown, shown), "", escape(snippet), escape(name))
    words = " ".join(f'{key}="{value}"' for key, value in attributes.items())
    return f"<data {words}>{shown}</data>"


@pytest.mark.parametrize(
    ("html", "lost"),
    [
        (SECTION.format("p/one.py"), []),
        ("", [3]),
        (f"<!-- {SECTION.format('p/one.py')}\n -->", [3]),
        (SECTION.format("p/one.py") * 2, [3]),
        (SECTION.format("p/other.py"), [3]),
    ],
)
def test_a_fence_stands_once_on_its_page(html: str, lost: list[int]) -> None:
    page = scan("docs/p.md", f"# A\n\n{FENCE}")
    assert [fence.line for fence in finished.lost_fences(page, html)] == lost


def test_a_name_is_read_as_html_writes_it() -> None:
    page = scan("docs/p.md", '```python snippet="p/a&b.py"\n```\n')
    assert list(finished.lost_fences(page, SECTION.format("p/a&amp;b.py"))) == []


@pytest.mark.parametrize(
    ("text", "html", "lost"),
    [
        ("{{one.w}}", element("1.5"), []),
        ("{{one.w}}", "{{one.w}}", [[1]]),
        ("{{one.w}}", "1.5", [[1]]),
        ("{{one.w}}", element("2.5"), [[1]]),
        ("{{one.w}}", element("1.5", snippet="p/two.py"), [[1]]),
        ("{{one.w}}", element("1.5", name="v"), [[1]]),
        ("\n{{one.w}} {{one.w}}\n{{one.w}}", element("1.5") * 2, [[2, 2, 3]]),
        ("{{one.w}}", f"<!-- {element('1.5')} -->", [[1]]),
        ("{{one.w}}", f"<!-- {{{{one.w}}}} --> {element('1.5')}", []),
        ('{{one["a<"]}}', element("1.5", name='["a<"]'), []),
        ("{{one.w}}", '<img alt="At 1.5.">', []),
        ("{{one.w}}", '<img alt="At 2.5.">', [[1]]),
        ("{{one.w}}", numerals.mathml(1.5, "", "p/one.py", "w"), []),
        ("nothing", "{{one.w}} as a snippet printed it", []),
    ],
)
def test_a_number_is_there_as_an_element_in_a_formula_or_in_words(
    text: str, html: str, lost: list[list[int]]
) -> None:
    numbers = scan("docs/p.md", text).numbers
    found = finished.lost_numbers(numbers, html, lambda _: (1.5, "p/one.py"))
    assert [[number.line for number in same] for same in found] == lost


def deeper(text: str, indent: str) -> str:
    return "".join(f"{indent}{line}\n" for line in text.splitlines())


# each with the line that must be told, and words of what is said
LOST = {
    "fence too deep in a list": (f"1.  Do:\n\n{deeper(FENCE, 8 * ' ')}", 5, "not rendered"),
    "fence below a paragraph": (f"Text.\n\n{deeper(FENCE, '    ')}", 5, "not rendered"),
    "fence after a tab": (f"Text.\n\n{deeper(FENCE, chr(9))}", 5, "not rendered"),
    "fence in a comment": (f"<!--\n{FENCE}-->\n", 4, "not rendered"),
    "number in raw HTML": (f"{FENCE}\n<div>{{{{one.w}}}}</div>\n", 6, "not filled in"),
    "number in a summary": (
        f"{FENCE}\n<details><summary>{{{{one.w}}}}</summary>a</details>\n",
        6,
        "not filled in",
    ),
    "number in indented code": (f"{FENCE}\nText.\n\n    {{{{one.w}}}}\n", 8, "not filled in"),
    "number in an abbreviation": (
        f"{FENCE}\nThe ab.\n\n*[ab]: {{{{one.w}}}}\n",
        8,
        "not filled in",
    ),
    "number in an attribute": (
        f'{FENCE}\nThe <span title="{{{{one.w}}}}">word</span>.\n',
        6,
        "in an attribute of HTML",
    ),
    "number in an attribute of an image": (
        f'{FENCE}\n<img alt="at {{{{one.w}}}}" src="a.png">\n',
        6,
        "in an attribute of HTML",
    ),
}


@pytest.mark.parametrize("name", LOST)
def test_what_a_reader_would_not_get_is_told_with_its_line(name: str, site: Site) -> None:
    body, line, words = LOST[name]
    config = CONFIG.replace("  - admonition\n", "  - abbr\n  - admonition\n")
    site.write(ONE | {"mkdocs.yml": config, "docs/index.md": f"# Home\n\n{body}"})
    status, output = site.build()
    assert status == 1
    assert f"docs/index.md:{line}" in output
    assert words in output
    assert "Traceback" not in output


FOUND = {
    "raw HTML": f"<div>\n{FENCE}</div>\n",
    "list": f"1.  Do:\n\n{deeper(FENCE, '    ')}\n    It is {{{{one.w}}}}.\n",
    "box": f'!!! note "{{{{one.w}}}}"\n\n{deeper(FENCE, "    ")}\n',
    "quotation": '> ```python snippet="p/one.py"\n> ```\n\n{{one.w}}\n',
    "tabs": f'=== "A"\n\n{deeper(FENCE, "    ")}\n    {{{{one.w}}}}\n',
    "table": f"{FENCE}\n| a |\n|---|\n| {{{{one.w}}}} |\n",
    "formula": f"{FENCE}\n$x = {{{{one.w}}}}$\n",
    "code that quotes a reference": f"{FENCE}\n`{{{{one.w}}}}` is {{{{one.w}}}}.\n",
    "block that quotes a reference": f"{FENCE}\n```text\n{{{{one.w}}}}\n```\n\n{{{{one.w}}}}\n",
}


@pytest.mark.parametrize("name", FOUND)
def test_what_a_reader_gets_is_fine(name: str, site: Site) -> None:
    site.write(ONE | {"docs/index.md": f"# Home\n\n{FOUND[name]}"})
    status, output = site.build()
    assert status == 0, output
    html = site.published()["index.html"].decode()
    assert html.count('data-snippet="p/one.py"') >= 1
    assert "1.5" in html


def test_what_a_snippet_prints_is_no_reference(site: Site) -> None:
    files = {"snippets/p/one.py": "print('{{one.w}}')\n", "snippets/p/one.out": "{{one.w}}\n"}
    site.write(files | {"docs/index.md": f"# Home\n\n{FENCE}"})
    assert site.build()[0] == 0


def test_numbers_in_title_and_description_are_filled_in(site: Site) -> None:
    fields = "---\ntitle: After {{one.w}} steps\ndescription: It is {{one.w:.2f}}.\n---\n\n"
    site.write(ONE | {"docs/index.md": f"{fields}# Home\n\n{FENCE}"})
    status, output = site.build()
    assert status == 0, output
    html = site.published()["index.html"].decode()
    assert "After 1.5 steps" in html
    assert "{{" not in html
    assert "{{" not in site.published()["llms.txt"].decode()

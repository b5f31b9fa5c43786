"""The extension in plain Python-Markdown, without MkDocs."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from textwrap import indent

import html5lib
import pytest
from markdown import Markdown

from livepages.book import Book
from livepages.hosts.extension import PAGE
from livepages.project import Project
from livepages.reading.problems import Problem
from livepages.reading.references import scan
from livepages.records.record import Record
from livepages.showing.rendering import Rendering

OTHERS = ["admonition", "tables", "toc", "attr_list", "md_in_html", "pymdownx.details"]
RECORDS = {
    "a/one.py": Record("a/one.py", "w = 1.84\nprint(w)\n", "1.84\n", values={"w": 1.84, "n": -3}),
    "b/two.py": Record(
        "b/two.py", "x = 2\n", values={"x": 5.6e-17, "name": {"kind of value": "a"}}
    ),
}


@pytest.fixture(autouse=True)
def no_page() -> Iterator[None]:
    token = PAGE.set(None)
    yield
    PAGE.reset(token)


def rendering(text: str, *problems: Problem) -> Rendering:
    """A page that shows what a text says."""
    found = scan("docs/p.md", text)
    book = Book(
        Project(Path()), {"p.md": found}, {"p.md": text}, RECORDS, [*found.problems, *problems]
    )
    return Rendering(book, "p.md")


def convert(text: str, page: Rendering | None = None, extensions: list[str] | None = None) -> str:
    PAGE.set(page or rendering(text))
    return Markdown(extensions=extensions or ["livepages"]).convert(text)


def parsed(html: str) -> ET.Element:
    return html5lib.parse(html, namespaceHTMLElements=False)  # type: ignore[no-any-return]


FENCE = '```python snippet="a/one.py"\n```'
PLACES = {
    "prose": FENCE,
    "nested list": f"1. item\n    - inner\n\n{indent(FENCE, ' ' * 8)}",
    "tab": f'=== "Tab"\n\n{indent(FENCE, "    ")}',
    "admonition": f"!!! note\n\n{indent(FENCE, '    ')}",
    "closed box": f"??? note\n\n{indent(FENCE, '    ')}",
    "quote": f"> quoted\n>\n{indent(FENCE, '> ')}",
    "tildes": FENCE.replace("`", "~"),
    "after a blank line with spaces": f"text\n   \n{FENCE}\n",
    "after a tab": f"\ttext\n\n{FENCE}",
    "options in another order": '```python alt="" warns="W" snippet="a/one.py"\n```',
}


@pytest.mark.parametrize("place", PLACES)
def test_a_fence_becomes_a_section_wherever_it_stands(place: str) -> None:
    extensions = ["pymdownx.superfences", *OTHERS, "pymdownx.tabbed", "livepages"]
    page = rendering(PLACES[place])
    [section] = parsed(convert(PLACES[place], page, extensions)).iter("section")
    assert section.get("data-snippet") == "a/one.py"
    code = section.find(".//pre/code")
    assert code is not None
    assert "".join(code.itertext()).strip("\n") == "w = 1.84\nprint(w)"
    assert section.findtext("div[@class='snippet-output']/pre") == "1.84\n"
    assert not page.finish()


def test_code_is_highlighted_as_any_other() -> None:
    plain = convert("```python\nw = 1.84\nprint(w)\n```", rendering(FENCE), ["livepages"])
    assert plain in convert(FENCE)


def test_numbers_become_data() -> None:
    text = (
        "At {{one.w:.1f}}, **{{ one.n }}**.\n\n| x |\n|---|\n| {{b/two.x:.0e}} |\n\n## At {{one.w}}"
    )
    html = parsed(convert(f"{text}\n\n{FENCE}", extensions=["livepages", *OTHERS]))
    found = [
        (n.text, n.get("value"), n.get("data-snippet"), n.get("data-name"))
        for n in html.iter("data")
    ]
    assert found == [
        ("1.8", "1.84", "a/one.py", "w"),
        ("−3", "-3", "a/one.py", "n"),
        ("6 × 10⁻¹⁷", "5.6e-17", "b/two.py", "x"),
        ("1.84", "1.84", "a/one.py", "w"),
    ]
    assert {n.get("class") for n in html.iter("data")} == {"computed"}


def test_code_spans_and_other_fences_stay() -> None:
    html = convert("`{{one.w}}`\n\n```text\n{{one.w}}\n```\n\n" + FENCE)
    assert html.count("{{one.w}}") == 2
    assert "<data" not in html


@pytest.mark.parametrize("text", ["Is $a < b$?", "$$\na < b\n$$"])
def test_signs_in_formulas_are_escaped_once(text: str) -> None:
    formula = parsed(convert(text)).find(".//{http://www.w3.org/1998/Math/MathML}math")
    if formula is None:
        formula = parsed(convert(text)).find(".//math")
    assert formula is not None
    assert "".join(formula.itertext()).replace(" ", "") == "a<b"


def test_columns_of_a_formula_may_be_aligned() -> None:
    shown = convert("$$\n\\begin{aligned} a &= b \\\\ c &> d \\end{aligned}\n$$")
    assert "amp;" not in shown
    assert shown.count("<mtr") == 2


def test_formulas_become_mathml_with_numbers_inside() -> None:
    text = f"Inline $w = {{{{one.w:.1f}}}}$ and\n\n$$\n\\frac{{1}}{{2}}\n$$\n\n{FENCE}"
    page = rendering(text)
    html = convert(text, page)
    root = parsed(html)
    inline, block = (node for node in root.iter() if node.tag.endswith("math"))
    assert (inline.get("display"), block.get("display")) == (None, "block")
    [number] = [node for node in inline.iter() if node.get("class") == "computed"]
    assert ("".join(number.itertext()), number.get("data-value")) == ("1.8", "1.84")
    assert len(page.formulas) == 2
    assert "\\frac" not in html
    assert not page.finish()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("first $\\frac{a}{b}$\n\nthen $\\frac$\n", 3),
        ("text\n\n$$\nx + \\nosuch\n$$\n", 4),
        ("> quote\n>\n> $$\n> x\n> \\nosuch\n> $$\n", 4),
        ("one\n\n\\(\\nosuch\\)\n", 3),
    ],
)
def test_a_latex_error_has_its_line(text: str, line: int) -> None:
    page = rendering(text)
    html = convert(text, page)
    [problem] = page.finish()
    assert (problem.page, problem.line) == ("docs/p.md", line)
    assert "LaTeX error" in problem.message
    assert "snippet-failure" in html


def test_what_leads_nowhere_is_marked_on_the_page() -> None:
    html = convert("{{one.nothing}} and $x = {{one.nothing}}$ and {{two.name}}\n\n" + FENCE)
    assert html.count("snippet-failure") == 3


def test_a_failed_snippet_is_a_box_on_its_page() -> None:
    failed = Problem("ValueError: <bad>", "docs/p.md", 1, "snippets/a/one.py", 2, "int('x')")
    page = rendering(FENCE, failed)
    html = parsed(convert(FENCE, page))
    [box] = [node for node in html.iter("div") if node.get("role") == "alert"]
    assert "docs/p.md:1  snippets/a/one.py:2" in "".join(box.itertext())
    assert not list(html.iter("section")), "nothing of an older run"
    assert not page.is_whole()


def test_a_fence_that_markdown_takes_for_something_else_is_reported() -> None:
    text = '1. item\n\n    <pre>\n    ```python snippet="a/one.py"\n   ```\n    </pre>\n'
    page = rendering(text)
    convert(text, page)
    assert [problem.line for problem in page.finish()] == [4]


def test_without_a_book_references_are_left_alone() -> None:
    html = Markdown(extensions=["livepages"]).convert("{{one.w}} and $x$")
    assert "{{one.w}}" in html


def test_a_fence_that_only_superfences_reads_is_a_problem_with_its_line() -> None:
    text = f"> ```text\n> a\n> ```x\n\nText\n\n{FENCE}\n"
    page = rendering(text)
    assert "snippet-failure" in convert(text, page)
    assert {problem.line for problem in page.finish()} == {1, 7}


@pytest.mark.parametrize("end", [".", ",", ":", "?", ")."])
def test_what_closes_a_formula_stays_with_it(end: str) -> None:
    """A browser may break a line between a formula and the text after it."""
    formula = parsed(convert(f"The output ($z${end} More {{{{one.w}}}}.")).find(".//p/span")
    assert formula is not None
    assert "".join(formula.itertext()) == f"z{end}"
    assert (formula.tail or "").startswith(" More ")


def test_a_heading_keeps_its_address_when_its_number_changes() -> None:
    text = "# T\n\n## After {{one.w}} steps\n\n## After **{{one.n}}** steps\n\n## {{one.w}}\n"
    root = parsed(convert(f"{text}\n{FENCE}", extensions=["livepages", *OTHERS]))
    assert [node.get("id") for node in root.iter("h2")] == [
        "after-steps",
        "after-steps_1",
        "section",
    ]

"""The published Markdown, read by pytest-codeblocks' own parser."""

import io
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_codeblocks.main import CodeBlock, extract_from_buffer

from livepages.reading.fences import Fence
from livepages.reading.references import scan
from livepages.records.record import Failure, Figure, Record
from livepages.showing.addresses import published
from livepages.showing.markdown import Shown, expand, markdown

LINES = st.lists(
    st.sampled_from(["print(1)", "", "    x", "``` a", "````", "  ", "a  ", "> b", "~~~"]),
    min_size=1,
    max_size=6,
)


def page(text: str, *records: Record, name: str = "a/p.md") -> str:
    """The published Markdown of a page; each number is shown as N."""
    found = scan(f"docs/{name}", text)
    assert not found.problems
    by_name = {record.snippet: record for record in records}
    return markdown(expand(name, text, found.fences, by_name, lambda match: "N"))


def fence(name: str = "a.py", indent: str = "") -> str:
    return f'{indent}```python snippet="{name}"\n{indent}```\n'


def blocks(text: str) -> list[CodeBlock]:
    return extract_from_buffer(io.StringIO(text))


@given(LINES, LINES, st.sampled_from(["", "    ", "        "]), st.booleans())
def test_code_and_output_are_read_back_exactly(
    code: list[str], out: list[str], indent: str, ends: bool
) -> None:
    record = Record("a.py", "\n".join(["x = 1", *code, "y"]) + "\n", "\n".join([*out, "z"]))
    record.stdout += "\n" if ends else ""
    [block] = blocks(markdown([Shown(Fence(1, "a.py"), record, "", indent)]))
    assert (block.syntax, block.code) == ("python", record.code)
    assert block.expected_output_ignore_whitespace is not ends
    assert block.expected_output == (record.stdout if ends else f"{record.stdout}\n")


PLACES = {
    "prose": fence(),
    "list": f"1. item\n\n{fence(indent='    ')}\n2. next",
    "nested list": f"- item\n    - inner\n\n{fence(indent='        ')}",
    "tab": f'=== "Tab"\n\n{fence(indent="    ")}\n=== "Other"\n\n    text',
    "admonition": f"!!! note\n\n{fence(indent='    ')}",
    "closed box": f'??? question "Why?"\n\n{fence(indent="    ")}',
    "list in a tab": f'=== "Tab"\n\n    1. item\n\n{fence(indent="        ")}',
    "quote": f"> before\n>\n{textwrap.indent(fence(), '> ')}> after",
    "quote in a box": f"!!! note\n\n    > before\n{textwrap.indent(fence(), '    > ')}    > after",
    "tildes": '~~~python snippet="a.py"\n~~~',
    "div": f'<div class="explorer" markdown>\n\n{fence()}\n</div>',
}


@pytest.mark.parametrize("place", PLACES)
def test_a_snippet_is_a_block_that_runs_wherever_it_stands(place: str) -> None:
    record = Record("a.py", "for x in [1]:\n\n    print(x)\n", "1\n\n2\n")
    text = page(f"# Title\n\n{PLACES[place]}\n\nend\n", record)
    [block] = [block for block in blocks(text) if block.syntax == "python"]
    assert block.code == record.code
    assert block.expected_output == record.stdout
    assert "snippet=" not in text
    assert text.endswith("end\n")


def test_tabs_and_boxes_become_bold_titles() -> None:
    text = page(
        '=== "From scratch"\n\n    text\n\n!!! note\n    inside\n\n??? tip "Why?"\n    so\n'
    )
    assert text.split() == ["**From", "scratch**", "text", "**Note**", "inside", "**Why?**", "so"]
    assert all(not line.startswith(" ") for line in text.splitlines())


def test_numbers_are_filled_in_but_not_in_code() -> None:
    text = page("A {{a.w:.1f}} and `{{a.w}}`.\n\n```jinja\n{{a.w}}\n```\n")
    assert text == "A N and `{{a.w}}`.\n\n```jinja\n{{a.w}}\n```\n"


def test_a_raising_snippet_is_expected_to_raise() -> None:
    record = Record("a.py", "1 / 0\n", error=Failure("ZeroDivisionError", "", traceback="Trace"))
    text = page('```python snippet="a.py" raises="ZeroDivisionError"\n```', record)
    [block, trace] = blocks(text)
    assert block.marks == ["pytest.mark.xfail(raises=RuntimeError, strict=True)"]
    assert (trace.code, trace.marks) == ("Trace\n", [])


def test_warnings_and_the_error_of_a_snippet_follow_it() -> None:
    careful, bad = (
        Failure("UserWarning", "", traceback="Careful"),
        Failure("E", "", traceback="Bad"),
    )
    record = Record("a.py", "f()\n", "1\n", warnings=[careful, careful], error=bad)
    found = blocks(page(fence(), record))
    assert [block.code for block in found] == ["f()\n", "Careful\n", "Careful\n", "Bad\n"]


def test_blank_lines_at_the_end_are_part_of_the_output() -> None:
    [block] = blocks(page(fence(), Record("a.py", "f()\n", "1\n\n\n")))
    assert block.expected_output == "1\n\n\n"


def test_the_cells_of_a_notebook_go_on_from_one_to_the_next() -> None:
    names = ("a.py#one", "a.py#two")
    records = [Record(name, f"print('{name}')\n", f"{name}\n~~~\n") for name in names]
    text = page("".join(f"{fence(name)}\n" for name in names), *records)
    first, second = (text.index(f"```python\nprint('{name}')") for name in names)
    assert "pytest-codeblocks:cont-->" not in text[:first]
    assert text[:second].endswith("<!--pytest-codeblocks:cont-->\n")
    assert "expected-output" not in text
    assert "~~~~text\na.py#one\n~~~\n~~~~" in text, "as no block that it would take for code"


def test_a_rule_between_paragraphs_is_no_front_matter() -> None:
    text = "# Title\n\n---\ndescription: no\n---\n\nEnd.\n"
    assert page(text) == text


def test_several_numbers_of_a_line_are_filled_in() -> None:
    assert page("{{a.w}} and {{a.long_name}} {{a.w}}.") == "N and N N.\n"


def test_boxes_and_what_is_in_them_stand_apart() -> None:
    text = '???+ tip\n    a\n\n    !!! note "B"\n        b\n\n    c\n\nd\n\n!!! Measured "One"\n    e\n'
    found = [line for line in page(text).splitlines() if line]
    assert found == [
        "**Tip**",
        "a",
        "**B**",
        "b",
        "c",
        "d",
        '<a id="measured-one"></a>**One**',
        "e",
    ]


def test_a_line_that_is_hardly_indented_ends_a_box() -> None:
    assert page("!!! note\n    a\n\n  - b\n\n    c\n") == "**Note**\n\na\n\n  - b\n\n    c\n"


def test_between_snippets_there_is_one_empty_line() -> None:
    records = [Record(name, "f()\n") for name in ("a.py", "b.py")]
    text = page(f"{fence('a.py')}\n\n\n{fence('b.py')}\n\n", *records)
    assert text == "```python\nf()\n```\n\n```python\nf()\n```\n"


def test_wrappers_of_html_are_left_out_and_other_html_is_not() -> None:
    text = '<div class="a" markdown>\n\nOne.\n\n</div>\n\n<section>\n</section>\n\n<div>two</div>\n'
    assert page(text).split() == ["One.", "<div>two</div>"]


def test_a_figure_is_its_description() -> None:
    record = Record("a.py", "plot()\n", figures=[Figure("<svg/>", ())])
    text = page('```python snippet="a.py" alt="The curve at {{a.w}}"\n```', record)
    assert "*Figure: The curve at N*" in text
    assert "svg" not in text


def test_front_matter_is_left_out() -> None:
    assert page("---\ndescription: A page.\n---\n\n# Title\n") == "# Title\n"


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("index.md", "index.md"),
        ("a/index.md", "a/index.md"),
        ("p.md", "p/index.md"),
        ("a/p.md", "a/p/index.md"),
        ("a/p.py", "a/p/index.md"),
    ],
)
def test_where_a_page_is_published(source: str, place: str) -> None:
    assert published(source) == place


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("[x](q.md)", "[x](../q/index.md)"),
        ("[x](line.py)", "[x](../line/index.md)"),
        ("[x](../index.md#part)", "[x](../../index.md#part)"),
        ("![x](picture.png)", "![x](../picture.png)"),
        ("[x](https://example.org/a.md)", "[x](https://example.org/a.md)"),
        ("[x](#here)", "[x](#here)"),
        ("[x](/absolute.md)", "[x](/absolute.md)"),
        ('[x](q.md "a (b) title")', '[x](../q/index.md "a (b) title")'),
        ("[x](<q.md>) and [y](r.md#a 'b')", "[x](<../q/index.md>) and [y](../r/index.md#a 'b')"),
        ("`[x](q.md)` and [x](q.md)", "`[x](q.md)` and [x](../q/index.md)"),
        ("[x](mailto:a@b.md)", "[x](mailto:a@b.md)"),
        ("[![x](x.png)](q.md)", "[![x](../x.png)](../q/index.md)"),
    ],
)
def test_links_lead_to_the_published_files(link: str, expected: str) -> None:
    assert page(f"See {link}.", name="a/p.md") == f"See {expected}.\n"


@pytest.mark.parametrize(
    ("definition", "expected"),
    [
        ('[r]: q.md "title"', '[r]: ../q/index.md "title"'),
        ("[r]: q.md#part", "[r]: ../q/index.md#part"),
        ("[^1]: q.md", "[^1]: q.md"),
    ],
)
def test_definitions_of_links_lead_there_too(definition: str, expected: str) -> None:
    assert page(definition, name="a/p.md") == f"{expected}\n"

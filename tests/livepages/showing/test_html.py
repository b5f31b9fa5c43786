"""The HTML of a snippet, read by a parser that follows the standard."""

import xml.etree.ElementTree as ET
from html import escape

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from livepages.reading.fences import Fence
from livepages.reading.problems import Problem
from livepages.records.record import Axes, Column, Failure, Figure, Record, Series
from livepages.showing import html

WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=20)
LINE = Series("line", "", 1, (Column("x", "-1", "-1"), Column("y", "0", "0")), (("-1", "0"),))
AXES = (Axes("Title", "w", "", (LINE,)),)
FIGURE = Figure('<svg role="img" data-figure="figure-a-one"><g id="figure-a-one-x"/></svg>', AXES)


def parsed(text: str) -> ET.Element:
    """A fragment as a browser sees it; an error where the standard has one."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(f"<!DOCTYPE html><html><body>{text}</body></html>")  # type: ignore[no-any-return]


def shown(record: Record, alt: str = "") -> ET.Element:
    fence = Fence(1, record.snippet)
    text = html.snippet(fence, record, alt, lambda code: f"<pre><code>{escape(code)}</code></pre>")
    section = parsed(text).find(".//section")
    assert section is not None
    return section


@given(WORDS, WORDS, WORDS)
def test_code_output_and_description_are_read_back(code: str, out: str, alt: str) -> None:
    section = shown(Record('a/"x".py', code, stdout=out, figures=[FIGURE]), alt)
    assert (section.get("class"), section.get("data-snippet")) == ("snippet", 'a/"x".py')
    assert section.findtext("pre/code") == code
    assert section.findtext("div[@class='snippet-output']/pre", "") == out
    assert section.findtext("figure/figcaption", "") == alt


def test_words_that_look_like_html_are_words() -> None:
    words = "<b> & </figure> </pre> \"'"
    section = shown(Record("a.py", words + "\n\n", stdout=words, figures=[FIGURE]), words)
    assert section.findtext("pre/code") == words, "and no empty line at the end of the code"
    assert section.findtext("div/pre") == words
    assert section.findtext("figure/figcaption") == words


def test_an_output_can_be_scrolled_by_key_and_says_what_it_is() -> None:
    failure = Failure("E", "", traceback="E")
    section = shown(Record("a.py", "", "1", warnings=[failure], error=failure, figures=[FIGURE]))
    boxes = [node for node in section.iter() if node.get("role") == "group"]
    assert {node.get("tabindex") for node in boxes} == {"0"}
    names = ["Output", "Warning", "Error", "The numbers in this figure"]
    assert [node.get("aria-label") for node in boxes] == names


def test_words_beside_the_axes_stand_with_the_numbers() -> None:
    figure = Figure(FIGURE.svg, AXES, ("All of it",))
    [details] = shown(Record("a.py", "", figures=[figure]), "alt").iter("details")
    assert "All of it" in "".join(details.itertext())


def test_a_figure_is_named_by_its_description() -> None:
    [figure] = shown(Record("a/one.py", "", figures=[FIGURE]), "The curve").iter("figure")
    assert (figure.get("class"), figure.get("id")) == ("snippet-figure", "figure-a-one")
    [svg] = (node for node in figure if node.tag.endswith("svg"))
    caption = figure.find("figcaption")
    assert caption is not None
    assert svg.get("aria-labelledby") == caption.get("id")


def test_the_numbers_of_a_figure_stand_in_a_closed_box() -> None:
    [details] = shown(Record("a/one.py", "", figures=[FIGURE]), "alt").iter("details")
    assert details.get("open") is None
    assert details.findtext("summary") == "The numbers in this figure"
    assert [cell.text for cell in details.iter("td")] == ["−1", "0"]


def test_warning_and_error_are_outputs_of_their_own() -> None:
    failure = Failure("ValueError", "bad", traceback="Traceback\nValueError: <bad>")
    section = shown(Record("a.py", "", stdout="o", warnings=[failure], error=failure))
    classes = [node.get("class") for node in section.iter("div")]
    assert classes == [
        "snippet-output",
        "snippet-output snippet-warning",
        "snippet-output snippet-error",
    ]
    assert section.findtext("div[3]/pre") == "Traceback\nValueError: <bad>"


@pytest.mark.parametrize("stdout", ["", "text\n"])
def test_no_output_leaves_no_empty_box(stdout: str) -> None:
    section = shown(Record("a.py", "code", stdout=stdout))
    assert len(list(section.iter("div"))) == bool(stdout)


def test_a_failure_shows_place_code_and_message() -> None:
    problem = Problem("ValueError: <x>", "docs/p.md", 3, "snippets/a.py", 7, "    f(x) < 1")
    [box] = parsed(html.failure([problem])).iter("div")
    assert box.get("role") == "alert"
    words = "".join(box.itertext())
    assert "docs/p.md:3  snippets/a.py:7" in words
    assert "f(x) < 1\nValueError: <x>" in words

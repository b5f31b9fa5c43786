"""What of a page can be found, and what of that can be quoted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livepages.searching.sections import sections


def of(html: str) -> list[tuple[str, str, str, str]]:
    return [(s.anchor, s.heading, s.text, s.aside) for s in sections(html)]


def test_a_section_goes_from_heading_to_heading() -> None:
    page = """<h1 id="a">Alpha<a class="headerlink" href="#a">¶</a></h1><p>One.</p><p>Two.</p>
      <h2 id="b">Beta &amp; <em>more</em></h2><ul><li>Three</li><li>Four</li></ul>"""
    assert of(page) == [("a", "Alpha", "One. Two.", ""), ("b", "Beta & more", "Three Four", "")]


def test_what_stands_before_the_first_heading_comes_first() -> None:
    assert of('<p>Before.</p><h1 id="a">A</h1>') == [("", "", "Before.", ""), ("a", "A", "", "")]


def test_a_heading_without_an_anchor_belongs_to_its_section() -> None:
    assert of('<h1 id="a">A</h1><h4>Small</h4><p>Text.</p>') == [("a", "A", "Small Text.", "")]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<ul><li>Three<ul><li>Four</li></ul></li></ul>", "Three Four"),
        ("<p>One<br>Two <b>three</b> ?</p>", "One Two three?"),
        ("<div>One</div>two", "One two"),
        ('<p>One <img class="headerlink" src="a"> two</p>', "One two"),
        ("<p>One <em>two<p>three</em> four</p>", "One two three four"),
    ],
)
def test_words_stand_apart_as_on_the_page(html: str, text: str) -> None:
    assert of(f'<h1 id="a">A</h1>{html}') == [("a", "A", text, "")]


@pytest.mark.parametrize(
    "html",
    [
        "<svg><text>0.5 1.0</text></svg>",
        "<figure><figcaption>What one sees.</figcaption></figure>",
        '<details class="snippet-numbers"><table><td>(0, 0.1)</td></table></details>',
        '<div class="snippet-output"><pre>3.14</pre></div>',
        '<script>let x = "</p>";</script>',
        "<button>Copy</button>",
        '<div class="tabbed-labels"><label>One</label><label>Two</label></div>',
        '<p class="published">as Markdown</p>',
        "<template><p>later</p></template>",
        '<div class="snippet-output"><pre>3<b>.14</div>',
        "<style>p { color: red }</style>",
        '<nav class="contents-narrow">One</nav>',
    ],
)
def test_what_is_drawn_or_printed_is_not_found(html: str) -> None:
    assert of(f'<h1 id="a">A</h1><p>Text.</p>{html}<p>More.</p>') == [("a", "A", "Text. More.", "")]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<pre><code>loss.backward()</code></pre>", "loss.backward()"),
        ("<table><tr><th>name</th><td>what it is</td></tr></table>", "name what it is"),
        (
            '<details class="question"><summary>Why?</summary><p>So.</p></details>',
            "Why? So.",
        ),
        ('<div class="doc-signature">f(x)</div>', "f(x)"),
        ('<math display="block"><mi>w</mi><mo>=</mo><mn>1</mn></math>', "w=1"),
    ],
)
def test_what_is_no_sentence_is_found_and_not_quoted(html: str, words: str) -> None:
    assert of(f'<h1 id="a">A</h1><p>Text.</p>{html}') == [("a", "A", "Text.", words)]


@pytest.mark.parametrize(
    ("mathml", "text"),
    [
        ("<msup><mi>x</mi><mn>2</mn></msup>", "x^2"),
        ("<msub><mi>w</mi><mtext>new</mtext></msub>", "w_new"),
        ("<mfrac><mrow><mi>a</mi></mrow><mi>b</mi></mfrac>", "a/b"),
        ("<msubsup><mi>z</mi><mn>1</mn><mn>2</mn></msubsup>", "z_1^2"),
        ("<msqrt><mi>v</mi></msqrt>", "√v"),
        ("<mover><mi>y</mi><mo>ˆ</mo></mover>", "yˆ"),
        ("<munder><mo>lim</mo><mi>n</mi></munder>", "limn"),
        ("<mi>sin</mi><mo>\N{FUNCTION APPLICATION}</mo><mi>x</mi>", "sinx"),
        ("<msup><mi>e</mi><mrow><mo>−</mo><mi>x</mi></mrow></msup>", "e^−x"),
    ],
)
def test_a_formula_in_a_line_can_be_read(mathml: str, text: str) -> None:
    assert of(f'<h1 id="a">A</h1><p>It is <math>{mathml}</math>.</p>') == [
        ("a", "A", f"It is {text}.", "")
    ]


@given(st.text(alphabet="<>/abph12 id=\"'&;!-", max_size=200))
def test_broken_html_is_read_as_far_as_it_goes(html: str) -> None:
    list(sections(html))

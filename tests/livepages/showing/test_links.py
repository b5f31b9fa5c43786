"""Links say where they lead."""

import pytest

from livepages.showing.links import named

SIGN = '<a class="headerlink" href="#x" title="Permanent link">&para;</a>'
NAMED = '<a class="headerlink" href="#x" aria-label="Link to {}">&para;</a>'


@pytest.mark.parametrize(
    ("inside", "name"),
    [
        ("Momentum", "Momentum"),
        ("The <code>fit</code> of <em>b</em>", "The fit of b"),
        ("a &lt; b &amp; &quot;c&quot;", "a &lt; b &amp; &quot;c&quot;"),
        ("\n  two\n  lines ", "two lines"),
        ("With <math><mi>x</mi><mo>=</mo><mn>2</mn></math>", "With x=2"),
    ],
)
def test_a_permalink_bears_the_name_of_its_heading(inside: str, name: str) -> None:
    once = named(f'<p>a</p><h2 id="x">{inside}{SIGN}</h2><h3>b</h3>')
    assert once == (
        f'<p>a</p><h2 id="x" aria-label="{name}">{inside}{NAMED.format(name)}</h2><h3>b</h3>'
    )
    assert named(once) == once


def test_headings_without_a_permalink_stay_as_they_are() -> None:
    text = f'<h1>One</h1><p>Text</p><h2 id="x">Two{SIGN}</h2>'
    assert named(text).startswith('<h1>One</h1><p>Text</p><h2 id="x" aria-label="Two">Two<a')


def test_links_away_are_marked_and_others_are_not() -> None:
    assert named('<a class="b" href="https://x.org/">') == (
        '<a rel="external noreferrer" class="b" href="https://x.org/">'
    )
    assert named('<a href="http://x.org/">') == '<a rel="external noreferrer" href="http://x.org/">'
    for same in (
        '<h2 id="x">See <a href="y.html">this</a></h2>',
        '<h2 id="x">See <a class="z" href="#y">this</a></h2>',
        '<a href="page/#https://x">',
        '<a href="#x">',
        '<a rel="next" href="https://x.org/">',
        '<code>&lt;a href="https://x.org/"&gt;</code>',
        '<link href="https://x.org/">',
    ):
        assert named(same) == same

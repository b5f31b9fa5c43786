"""The id of each `<pre>`: its own, whatever else stands on the page."""

from __future__ import annotations

import re
from collections import Counter

import html5lib
import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from livepages.showing.ids import with_ids

PIECES = st.sampled_from(
    [
        "<pre>a</pre>",
        "<PRE class='x' >b</PRE>",
        '<pre tabindex="0">c</pre>',
        '<pre id="code-1">d</pre>',
        "<pre id=mine>e</pre>",
        "<pre id='my.own'>f</pre>",
        '<pre id="">g</pre>',
        '<p id="code-2">h</p>',
        '<h2 id="__code_code-3">i</h2>',
        '<p title="<pre>">j</p>',
        "<!-- <pre> it's a comment -->",
        "&lt;pre&gt; 1 < 2",
        '<p id="code-4" title="a > b">k</p>',
        '<pre id="__code_code-1">l</pre>',
    ]
)
PAGE = """\
## code 1

## \\_\\_code\\_code-2

    plain

```
fenced
```

``` {#code-1}
named
```

!!! note
    ```python
    x = 1
    ```

=== "One"
    ```python
    y = 1
    ```
"""
EXTENSIONS = ["toc", "admonition", "pymdownx.tabbed", "pymdownx.superfences", "livepages"]


def ids(html: str, tag: str = "*") -> list[str]:
    root = html5lib.parse(html, namespaceHTMLElements=False)
    return [node.get("id", "") for node in root.iter() if tag in ("*", node.tag)]


@given(st.lists(PIECES, max_size=12))
@example(["<!-- <pre> it's a comment -->", "<pre>a</pre>"])
@example(['<!-- <a title="never closed -->', "<pre>a</pre>", '<p id="code-2">h</p>'])
@example(["<pre id=mine>e</pre>", "<pre>a</pre>", "<pre id=mine>e</pre>"])
@example(['<pre id="code-1">d</pre>', '<pre id="__code_code-1">l</pre>'])
@example(["<pre>a</pre>", '<pre id="__code_code-1">l</pre>'])
def test_each_has_its_own_and_the_rest_is_left_alone(pieces: list[str]) -> None:
    before = "".join(pieces)
    after = with_ids(before)
    blocks = ids(after, "pre")
    others = Counter(ids(after))
    assert all(re.fullmatch(r"[\w-]+", name) for name in blocks), "a CSS selector can name it"
    # Material's script calls a block __code_ and its id
    assert all(others[name] == 1 and others[f"__code_{name}"] == 0 for name in blocks)
    assert with_ids(after) == after, "a part of the page may have been rendered before it"
    untouched = [re.sub(r"""(<pre)?\s+id=('[^']*'|"[^"]*"|mine)""", r"\1", text, flags=re.I)
                 for text in (before, after)]  # fmt: skip
    assert untouched[0].lower() == untouched[1].lower()


def test_ids_of_an_author_stay_where_they_are_unique() -> None:
    html = '<p id="a"></p><pre id="a"></pre><pre id="b"></pre><pre id="b"></pre>'
    assert ids(with_ids(html), "pre") == ["code-1", "b", "code-2"]
    assert ids(with_ids("<pre id=c></pre><pre id='ü-1'></pre>"), "pre") == ["c", "ü-1"]


def test_headings_keep_their_ids_and_blocks_of_every_kind_have_one() -> None:
    html = markdown.markdown(PAGE, extensions=EXTENSIONS)
    assert ids(html, "h2") == ["code-1", "__code_code-2"]
    blocks = ids(html, "pre")
    assert len(set(blocks)) == len(blocks) == 5
    assert not {"code-1", "code-2", ""} & set(blocks)


@pytest.mark.parametrize("text", ["<" * 20_000, "<a '" * 20_000, "<!--" * 20_000, "<pre" * 9_000])
def test_bad_html_takes_no_time(text: str) -> None:
    assert with_ids(text) == text

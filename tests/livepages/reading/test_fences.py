"""Fences: what opens, closes and names a snippet."""

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from livepages.reading.fences import OPTIONS, Fence, is_python, is_snippet, lines, read


def kinds(text: str) -> list[tuple[int, str]]:
    return [(number, kind) for number, kind, _ in lines(text)]


def test_a_fence_ends_at_as_many_ticks_as_it_began_with() -> None:
    text = "````\n```python\n```\n````\nafter"
    found = [kind for _, kind in kinds(text)]
    assert found == ["open", "inside", "inside", "close", "text"]


def test_ticks_and_tildes_do_not_close_each_other() -> None:
    assert [kind for _, kind in kinds("~~~\n```\n~~~\nafter")] == [
        "open",
        "inside",
        "close",
        "text",
    ]


def test_a_fence_that_names_a_language_closes_none() -> None:
    found = [kind for _, kind in kinds("```text\n```python\n```\nafter")]
    assert found == ["open", "inside", "close", "text"]


def test_code_within_a_line_opens_no_fence() -> None:
    assert kinds("```x``` and `y`\nafter") == [(1, "text"), (2, "text")]


def test_a_fence_that_is_never_closed_is_reported_where_it_opens() -> None:
    assert kinds("one\n\n```text\ncode")[-1] == (3, "unclosed")


def test_fences_stand_in_lists_and_quotes() -> None:
    assert [kind for _, kind in kinds("    ```\n    ```\n> ```\n> ```")] == ["open", "close"] * 2


def test_a_form_feed_is_no_end_of_line() -> None:
    assert kinds("a\x0cb\u2028c\n```")[1] == (2, "open")


@given(st.lists(st.sampled_from(["text", "```", "~~~~", "> ```", "    ~~~", ""])))
def test_each_line_comes_back_once_and_in_order(parts: list[str]) -> None:
    text = "\n".join(parts)
    found = [(number, line) for number, kind, line in lines(text) if kind != "unclosed"]
    assert found == list(enumerate(text.split("\n"), 1))


def test_info_strings_that_name_a_snippet() -> None:
    assert is_snippet('python snippet="a/b.py"')
    assert is_snippet("python  alt='x' snippet = 3")
    assert not is_snippet("python")
    assert not is_snippet('text snippet="a/b.py"')
    assert not is_snippet('pythonsnippet="a/b.py"')
    assert not is_snippet('python3 snippet="a/b.py"')


def test_every_way_to_say_python_is_known() -> None:
    ways = ["python", "py", "Python", "python3", "{.python}", "{ .py .x }", 'python title="x"']
    ways += ["py3", "pycon", "ipython", "Py3", "{.pycon}"]
    assert [way for way in ways if not is_python(way)] == []
    assert not any(map(is_python, ["", "text", "pythonic", "{.text}", "bash", "py-thing"]))


def test_all_options_are_read_in_any_order() -> None:
    info = """python raises="ValueError" alt='a "b"' warns="W" snippet="a.py" """
    assert read(7, info) == (Fence(7, "a.py", 'a "b"', "ValueError", "W"), "")


def test_an_option_that_is_empty_is_not_one_that_is_missing() -> None:
    assert read(1, 'python snippet="a.py" alt=""') == (Fence(1, "a.py", ""), "")
    assert read(1, "python snippet='a.py' raises=''") == (Fence(1, "a.py", raises=""), 'raises=""')
    assert read(1, 'python snippet="a.py"') == (Fence(1, "a.py", None, None, None), "")


def test_every_option_is_a_field_of_the_fence_and_no_other_is_read() -> None:
    assert ("line", *OPTIONS) == tuple(field.name for field in fields(Fence))
    assert read(1, 'python snippet="a.py" title="x"') == (Fence(1, "a.py"), "title")


def test_what_cannot_be_read_is_named() -> None:
    assert read(1, "python snippet=a.py") == (None, "snippet=a.py")
    assert read(1, 'python alt="snippet=x"') == (None, "")
    assert read(1, 'python snippet="a.py" hl_lines="1"') == (Fence(1, "a.py"), "hl_lines")
    assert read(1, 'python snippet="a.py" rest') == (Fence(1, "a.py"), "rest")

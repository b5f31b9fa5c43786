"""References on a page: found with their line, and refused where they cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livepages.reading.references import NUMBER, Number, number, scan


def messages(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.message) for problem in scan("docs/p.md", text).problems]


def test_numbers_are_found_in_prose_tables_and_formulas() -> None:
    text = (
        'A {{one.w:.2f}}, {{ a/two.history[-1].loss }}.\n\n| {{one.w}} |\n\n$x = {{one.d["a b"]}}$'
    )
    assert scan("docs/p.md", text).numbers == [
        Number(1, "{{one.w:.2f}}", "one", ("w",), ".2f"),
        Number(1, "{{ a/two.history[-1].loss }}", "a/two", ("history", -1, "loss")),
        Number(3, "{{one.w}}", "one", ("w",)),
        Number(5, '{{one.d["a b"]}}', "one", ("d", "a b")),
    ]


def test_code_is_left_alone() -> None:
    found = scan("docs/p.md", "`{{one.w}}` ``{{ x ` y }}``\n\n```jinja\n{{one.w}} {{ x }}\n```")
    assert not found.numbers
    assert not found.problems


def test_alternative_texts_are_searched_too() -> None:
    found = scan(
        "docs/p.md", '\n```python snippet="a/one.py" alt="at {{one.w:.1f}}, {{one.}}"\n```'
    )
    assert [(n.line, n.name) for n in found.numbers] == [(2, "one")]
    assert [p.line for p in found.problems] == [2]


@pytest.mark.parametrize("text", ["{{one}}", "{{ one.w", "{{one.w:.2 f}}", "{{one.w + 1}}", "{{}}"])
def test_an_unreadable_reference_is_a_problem(text: str) -> None:
    [(line, message)] = messages(f"first\nsecond {text}")
    assert line == 2
    assert "cannot read the reference {{" in message


def test_braces_of_a_formula_are_no_reference() -> None:
    assert messages(r"$\frac{{\partial L}}{x}$ and $w_{{1}}^{{2}}$ and $e^{{x}^2}$") == []
    assert messages(r"$\frac{{w_{1}}}{2}$") == []


@pytest.mark.parametrize("text", ['<b title="{{one.w}}">w</b>', "<img src=a.png alt='{{one.w}}'>"])
def test_a_number_in_an_attribute_of_html_is_refused(text: str) -> None:
    [(line, message)] = messages(f"first\n\nsecond {text} and so on")
    assert line == 3
    assert message.startswith("{{one.w}} stands in an attribute of HTML")
    assert messages("<b>{{one.w}}</b> <i>{{one.w}}</i> 1 < {{one.w}} > 0") == []


STEPS = st.one_of(
    st.from_regex(r"[a-z_][a-z0-9_]{0,5}", fullmatch=True),
    st.integers(-50, 50),
    st.from_regex(r"[a-z .:]{1,5}", fullmatch=True).filter(lambda text: not text.isidentifier()),
)


@given(st.from_regex(r"[a-z_]\w{0,5}", fullmatch=True), st.lists(STEPS, max_size=4))
def test_a_reference_reads_back_as_it_was_written(first: str, rest: list[str | int]) -> None:
    written = "".join(
        f"[{step}]"
        if isinstance(step, int)
        else (f".{step}" if step.isidentifier() else f'["{step}"]')
        for step in [first, *rest]
    )
    match = NUMBER.fullmatch(f"{{{{a-folder/stem{written}:.3g}}}}")
    assert match
    found = number(match, 9)
    assert (found.line, found.name, found.spec) == (9, "a-folder/stem", ".3g")
    assert found.path == (first, *rest)


@pytest.mark.parametrize(
    ("fence", "end"),
    [
        ("```python", "```"),
        ("``` py", "```"),
        ("~~~python3", "~~~"),
        ("```{.python}", "```"),
        ("> ```python", "> ```"),
        ("    ```Python", "    ```"),
    ],
)
def test_python_that_is_not_run_is_refused(fence: str, end: str) -> None:
    [(line, message)] = messages(f"text\n\n{fence}\nprint(1)\n{end}")
    assert line == 3
    assert 'python snippet="folder/file.py"' in message


def test_other_languages_are_allowed() -> None:
    assert messages("```console\n$ make serve\n```\n\n```\nplain\n```") == []


def test_a_fence_that_cannot_be_read_says_what_it_takes() -> None:
    [(line, message)] = messages("```python snippet=a/one.py\n```")
    assert line == 1
    assert "'snippet=a/one.py'" in message
    assert 'raises="…"' in message


@pytest.mark.parametrize(
    ("options", "unread"), [('hl_lines="1"', "hl_lines"), ("rest", "rest"), ('alt="a" b', "b")]
)
def test_an_option_that_no_one_reads_is_told(options: str, unread: str) -> None:
    found = scan("docs/p.md", f'```python snippet="a.py" {options}\n```')
    assert [fence.snippet for fence in found.fences] == ["a.py"]
    [problem] = found.problems
    assert problem.message.startswith(f"cannot read {unread!r} in this fence; it takes snippet=")


def test_code_inside_a_snippet_fence_is_refused() -> None:
    text = '```python snippet="a.py"\n{}\n```\n\n```text\nx\n```'
    assert messages(text.format("")) == []
    assert [line for line, _ in messages(text.format("print(1)\nprint(2)"))] == [2]


@pytest.mark.parametrize("ticks", ["```", "~~~", "````"])
def test_a_fence_on_the_line_of_a_list_item_is_refused(ticks: str) -> None:
    text = f'- {ticks}python snippet="a.py"\n  {ticks}'
    assert "a line of its own" in messages(text)[0][1]


def test_the_same_snippet_twice_on_a_page_is_refused() -> None:
    assert [line for line, _ in messages('```python snippet="a.py"\n```\n' * 2)] == [3]


def test_an_unclosed_fence_is_refused() -> None:
    assert messages("one\n\n```text\n") == [(3, "this code fence is never closed")]


@pytest.mark.parametrize("indent", [" ", "  ", "   ", "     ", ">  ", "> > \t "])
def test_a_fence_that_would_leave_its_list_is_refused(indent: str) -> None:
    fence = f'{indent}```python snippet="a/one.py"\n{indent}```\n'
    assert [line for line, text in messages(f"1. First\n\n{fence}") if "four" in text] == [3]


@pytest.mark.parametrize("indent", ["", "    ", "\t", "> ", ">", ">     ", "> > "])
def test_fences_stand_at_each_fourth_space(indent: str) -> None:
    assert not messages(f'{indent}```python snippet="a/one.py"\n{indent}```\n')


@pytest.mark.parametrize("name", ["./a.py", "b//c.py", "/a.py", "b/../a.py", "b/./a.py"])
def test_a_snippet_has_one_name(name: str) -> None:
    found = scan("docs/p.md", f'```python snippet="{name}"\n```\n')
    assert [problem.line for problem in found.problems] == [1]
    assert not found.fences


@pytest.mark.parametrize("options", ['snippet="b.py"', 'warns=""', "raises=' '"])
def test_an_option_twice_or_without_words_is_refused(options: str) -> None:
    [(line, text)] = messages(f'```python snippet="a.py" {options}\n```\n')
    assert (line, "cannot read" in text) == (1, True)

"""Measured boxes: where they end, what their ids are, and what keeps them out of the list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livepages.reading.boxes import LENGTH, Anchors, boxes, problems


def bodies(text: str) -> list[str]:
    return [box.body.strip("\n") for box in boxes(text)]


def test_a_box_goes_as_far_as_its_indentation() -> None:
    text = '!!! measured "A"\n    One.\n\n    Two.\nThree.\n\n    Four.\n'
    assert bodies(text) == ["One.\n\nTwo."]
    assert bodies(f"> {text}".replace("\n", "\n> ")) == ["One.\n\nTwo."]
    assert bodies('    !!! measured "A"\n        One.\n    Two.\n') == ["One."]


@pytest.mark.parametrize(
    "word", ["measured", "Measured", "MEASURED", "note measured", "measured inline"]
)
@pytest.mark.parametrize("mark", ["!!!", "???", "???+"])
def test_each_way_to_write_a_box_is_one(mark: str, word: str) -> None:
    [box] = boxes(f'Words.\n\n{mark} {word} "The claim"\n    One.\n')
    assert (box.line, box.claim, box.fault) == (3, "The claim", "")


@pytest.mark.parametrize(
    "line", ['!!! unmeasured "A"', '!! measured "A"', 'a !!! measured "A"', '!!! note "measured"']
)
def test_what_is_no_box(line: str) -> None:
    assert list(boxes(f"{line}\n    One.\n")) == []


@given(st.lists(st.text("abc", min_size=1, max_size=12), min_size=1, max_size=20))
def test_an_id_has_as_many_whole_words_as_there_is_room_for(words: list[str]) -> None:
    found = Anchors().next(" ".join(words))
    kept = found.split("-")
    assert kept == ["measured", *words][: len(kept)]
    assert len(found) <= LENGTH
    if len(kept) <= len(words):
        assert len(f"{found}-{words[len(kept) - 1]}") > LENGTH


def test_ids_are_as_long_as_they_always_were() -> None:
    """Links from outside lead to them."""
    assert LENGTH == 60
    assert Anchors().next("a" * 51) == f"measured-{'a' * 51}"
    assert Anchors().next("a" * 52) == "measured"


@pytest.mark.parametrize(
    "line",
    ["- a", "* a", "+ a", "1. a", "12. a", "| a |", "# a", "> a", '!!! note "a"', "??? a", "???+ a", '=== "a"', "```", "-"],
)  # fmt: skip
def test_the_first_line_that_the_list_cannot_show_is_told(line: str) -> None:
    [problem] = problems("docs/p.md", f'\n!!! measured "A"\n    One.\n\n    {line}\n\n    - b\n')
    assert (problem.page, problem.line) == ("docs/p.md", 2)
    assert problem.message.endswith(f"(found: {line})")


@pytest.mark.parametrize(
    "line", ["-1 is less", "1.5 is more", "a | b", "*a* b", "#1", "!important", "===" + "a"]
)
def test_sentences_are_shown_whatever_they_begin_with(line: str) -> None:
    assert problems("docs/p.md", f'!!! measured "A"\n    {line}\n') == []


EVERYWHERE = """# A page

??? measured "In a closed box"
    One.

???+ measured inline "In an open box"
    Two.

=== "A tab"

    !!! measured "In a tab"
        Three.

- In a list

    !!! measured "In a list"

        Four.

        And five.

> !!! measured "In a quotation"
>     Six.

```text
!!! measured "In a fence"
    Seven.
```

!!! note "Not measured"
    !!! measured "In a note"
        Eight.
"""


def test_boxes_are_found_wherever_they_stand() -> None:
    found = {box.claim: " ".join(box.body.split()) for box in boxes(EVERYWHERE)}
    assert found == {
        "In a closed box": "One.",
        "In an open box": "Two.",
        "In a tab": "Three.",
        "In a list": "Four. And five.",
        "In a quotation": "Six.",
        "In a note": "Eight.",
    }
    assert problems("docs/page.md", EVERYWHERE) == []


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("# A\n\n!!! measured\n    One.\n", 3, "has its claim"),
        ("!!! measured 'One'\n    One.\n", 1, "has its claim"),
        ('!!! measured "One"\n    | a | b |\n', 1, "| a | b |"),
        ('!!! measured "One"\n    Two.\n\n    - three\n', 1, "- three"),
        ('!!! measured "One"\n    ```python snippet="a.py"\n    ```\n', 1, "snippet="),
    ],
)
def test_a_box_that_the_list_cannot_show_is_a_problem(text: str, line: int, said: str) -> None:
    [problem] = problems("docs/page.md", text)
    assert (problem.page, problem.line) == ("docs/page.md", line)
    assert said in problem.message


def test_the_ids_of_boxes_come_from_words_alone() -> None:
    anchors = Anchors()
    assert (
        anchors.next("At {{first.rate:.2f}}, [slow](x.md) “is” 0.25ⁿ") == "measured-at-slow-is-0-25"
    )
    assert anchors.next("At {{second.rate}}, slow is 0.25") == "measured-at-slow-is-0-25--2"
    assert [anchors.next("慢"), anchors.next("η")] == ["measured", "measured--2"]
    assert len(anchors.next("word " * 100)) <= 60

"""The fields at the head of a page, `---` above and below, as MkDocs reads them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mkdocs.utils.meta import get_data

from livepages.reading.problems import Problem

WORDS = ("title", "description")  # the fields that people read, with numbers in them


def fields(text: str) -> dict[str, Any]:
    """The fields of a page; none where they cannot be read."""
    found: dict[str, Any] = get_data(text)[1]
    return found


def body(text: str) -> str:
    """The text of a page after its fields."""
    return str(get_data(text)[0])


def first_line(text: str) -> int:
    """The line of a page with which its body begins."""
    return text.count("\n") - body(text).count("\n") + 1


def problems(page: str, text: str) -> Iterator[Problem]:
    """What is wrong with the fields that people read."""
    for name, value in fields(text).items():
        if name in WORDS and (value is None or isinstance(value, bool | list | dict)):
            line = text.partition(f"{name}:")[0].count("\n") + 1
            yield Problem(f"{name} must be words, and is {value!r}", page, line)

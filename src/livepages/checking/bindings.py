"""What a number on a page is bound to: a variable of a snippet, or a fact about the site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from livepages.reading.references import Number, References
from livepages.records.record import Record
from livepages.records.values import look_up


def find(
    number: Number, page: References, records: Mapping[str, Record], facts: Mapping[str, Any]
) -> tuple[int | float | str, str]:
    """The value of a reference and the snippet it comes from; LookupError says what is missing."""
    if number.name == "site":
        fact = facts.get(str(number.path[0])) if len(number.path) == 1 else None
        if fact is None:
            raise LookupError(f"site has {', '.join(sorted(facts))}; not {name_of(number)}")
        return fact, "site"
    snippets = snippets_of(number, page)
    folder, _, cell = number.name.rpartition("/")
    if f"{folder}.py#{cell}" in records:  # a cell of another page's notebook
        snippets = [f"{folder}.py#{cell}"]
    if not snippets:
        shown = ", ".join(sorted(page.named))
        raise LookupError(
            f"no snippet {number.name!r} on this page; it shows: {shown or 'none'} "
            f"(another page's: folder/{number.name})"
        )
    if len(snippets) > 1:
        raise LookupError(f"{number.name!r} may be {' or '.join(snippets)}: write its folder, too")
    if snippets[0] not in records:
        raise LookupError(f"no page shows the snippet {snippets[0]}")
    return look_up(records[snippets[0]].values, number.path), snippets[0]


def snippets_of(number: Number, page: References) -> list[str]:
    """The snippets that a reference may mean: one, unless the page shows none or two such."""
    if "/" in number.name:
        return [f"{number.name}.py"]
    return page.named.get(number.name, [])


def name_of(number: Number) -> str:
    """The variable of a reference as it is written there: `steps[3].w`."""
    return "".join(
        f".{step}" if str(step).isidentifier() else f"[{json.dumps(step, ensure_ascii=False)}]"
        for step in number.path
    ).removeprefix(".")

"""The order of the pages, as the setting `nav` has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any


def of(pages: Iterable[str], nav: Any) -> list[str]:
    """The pages as the navigation has them, then those that it leaves out, by name."""
    places = {page: place for place, page in reversed(list(enumerate(_entries(nav))))}
    return sorted(pages, key=lambda page: (places.get(page, len(places)), page))


def twice(nav: Any) -> Iterator[str]:
    """The pages that stand in the navigation more than once."""
    entries = list(_entries(nav))
    yield from (page for page in dict.fromkeys(entries) if entries.count(page) > 1)


def _entries(nav: Any) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif nav:
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from _entries(entry)

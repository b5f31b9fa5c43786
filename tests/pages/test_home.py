"""Home: its map leads to every page, in the order of the navigation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.utils.yaml import yaml_load

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\]\(([^)#]+\.(?:md|py))[)#]")
OVERVIEW = "exercises/index.md"


def pages(entry: Any) -> Iterator[str]:
    """The pages below an entry of the navigation."""
    if isinstance(entry, str):
        yield entry
    else:
        for below in entry.values() if isinstance(entry, dict) else entry:
            yield from pages(below)


def test_the_path_has_every_page_of_the_navigation() -> None:
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as settings:
        nav = list(pages(yaml_load(settings)["nav"]))
    home = (ROOT / "docs/index.md").read_text(encoding="utf-8")
    path = home.partition("## The path")[2].partition("\n## ")[0]
    cards, _, others = path.partition("</div>")
    on_map, below = LINK.findall(cards), LINK.findall(others)

    overview = (ROOT / "docs" / OVERVIEW).read_text(encoding="utf-8")
    exercises = [f"exercises/{name}" for name in LINK.findall(overview)]

    assert on_map == [page for page in nav if page in on_map]
    assert exercises == [page for page in nav if page.endswith(".py")]
    missing = set(nav) - {"index.md", *on_map, *below, *exercises}
    assert not missing, f"in nav, but not on the map of docs/index.md: {sorted(missing)}"

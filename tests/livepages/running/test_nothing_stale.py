"""After any edit a warm build equals a cold one, by whatever way a program saw what was edited."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Any

import pytest
from small_site import Site
from ways_to_read import WAYS, Files, code, files

from livepages.book import Book
from livepages.records.record import Record


def put(site: Site, named: Files) -> None:
    for name, text in named.items():
        path = site.root / name
        if text is None:
            path.unlink()
        else:
            site.write({name: text})


@pytest.fixture(scope="module")
def shared(new_site: Callable[[str], Site]) -> Site:
    """A site with a snippet for each way, each of which has run once."""
    site = new_site("nothing stale")
    for name, way in WAYS.items():
        site.write({f"data/{name}/w": "1\n", f"snippets/{name}.py": code(name)})
        put(site, files(name, way.before))
    page = "".join(f'```python snippet="{name}.py"\n```\n\n' for name in WAYS)
    site.write({"docs/index.md": page})
    book = built(site)
    wrong = {name: record.error for name, record in book.records.items() if record.error}
    assert not wrong
    assert len(book.ran) == len(WAYS)
    return site


def built(site: Site) -> Book:
    """The site's book, made without the variable by which pytest tells where it is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTEST_CURRENT_TEST", raising=False)
        return site.book()


def test_nothing_runs_twice(shared: Site) -> None:
    assert built(shared).ran == []


def without_time(record: Record) -> dict[str, Any]:
    return record.to_json() | {"seconds": 0}


@pytest.mark.parametrize("name", WAYS)
def test_a_warm_build_equals_a_cold_one(
    shared: Site, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = WAYS[name]
    shared.write({"docs/index.md": f'```python snippet="{name}.py"\n```\n'})
    before = shared.book().records[f"{name}.py"]
    put(shared, files(name, way.edit))
    for variable, value in way.variables.items():
        monkeypatch.setenv(variable.format(name=name), value)
    warm = shared.book().records[f"{name}.py"]
    shutil.rmtree(shared.root / ".cache")
    cold = shared.book().records[f"{name}.py"]
    assert without_time(warm) == without_time(cold)
    assert cold.stdout != before.stdout, "otherwise this shows nothing"

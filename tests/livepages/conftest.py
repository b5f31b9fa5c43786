"""Small sites in temporary folders."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from good_pages import GOOD
from small_site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An empty site."""
    return Site(tmp_path / "site of a test")


@pytest.fixture(scope="session")
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Site]:
    """Make an empty site that several tests share."""
    return lambda name: Site(tmp_path_factory.mktemp("shared") / name)


@pytest.fixture(scope="session")
def built(new_site: Callable[[str], Site]) -> Site:
    """A site with everything, built once."""
    site = new_site("good")
    site.write(GOOD)
    status, output = site.build()
    assert status == 0, output
    site.log = output
    return site

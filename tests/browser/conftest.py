"""The explorers of the built site, opened once for a module and put into their first state."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import Server
from playwright.sync_api import Browser, Page

from .explorers import put, visit


@pytest.fixture(scope="module")
def opened_case(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Page]:
    """The page of the explorer that the tests' module calls `CASE`."""
    case = request.module.CASE
    with visit(browser, server, case.page, case.name) as page:
        yield page


@pytest.fixture
def page(request: pytest.FixtureRequest, opened_case: Page) -> Page:
    """The same, with the explorer in its first state."""
    put(opened_case, request.module.CASE.name, request.module.CASE.first)
    return opened_case

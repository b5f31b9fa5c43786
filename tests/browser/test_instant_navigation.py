"""Material's instant navigation, turned on for the built site: the explorers come there and back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from browsing import Server, View, pages
from playwright.sync_api import Browser, Page, Route

from .cases import EXPLORERS
from .explorers import live, reader

pytestmark = pytest.mark.browser

FEATURE = '"features": ['


@pytest.fixture
def instant(browser: Browser, server: Server) -> Iterator[View]:
    """A page whose theme has the feature on, and finds the other pages in a map of the site."""
    folders = [path.removesuffix("index.html") for path in pages() if path.endswith("index.html")]
    found = "".join(f"<url><loc>{server.address}{folder}</loc></url>" for folder in folders)
    sitemap = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{found}</urlset>'

    def turn_on(route: Route) -> None:
        response = route.fetch()
        text = response.text()
        assert FEATURE in text
        text = text.replace(FEATURE, f'{FEATURE}"navigation.instant", ', 1)
        route.fulfill(response=response, body=text)

    with reader(browser, server) as view:
        view.page.route("**/sitemap.xml", lambda route: route.fulfill(body=sitemap))
        view.page.route(lambda url: url.partition("?")[0].endswith("/"), turn_on)
        yield view


def follow(page: Page, case_page: str, name: str) -> None:
    """To the page by a link, as a reader would; it is alive in the same document."""
    folder = case_page.removesuffix("index.html").strip("/").rpartition("/")[2]
    page.locator(f'nav a[href*="{folder}/"]').first.evaluate("(link) => link.click()")
    page.wait_for_url(f"**/{folder}/")
    live(page, name)
    assert page.evaluate("window.stays") is True


def test_explorers_come_there_and_back(instant: View, server: Server) -> None:
    page = instant.page
    first = EXPLORERS[0]
    with page.expect_response("**/sitemap.xml"):
        page.goto(server.address + first.page.removesuffix("index.html"))
    page.evaluate("window.stays = true")
    live(page, first.name).evaluate("(element) => element.state = { start: 9 }")
    for case in EXPLORERS[1:]:
        follow(page, case.page, case.name)
        assert page.locator(".live").count() == 1
        page.go_back()
        page.wait_for_url(f"**/{first.page.removesuffix('index.html')}")
        element = live(page, first.name)
        assert element.evaluate("(element) => element.numbers.start") == 0
        assert page.locator(".live").count() == 1
    assert page.evaluate("window.stays") is True
    assert instant.errors == [] and instant.foreign == []

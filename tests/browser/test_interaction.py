"""What a reader does: keyboard, schemes, drawer, tabs; and no JavaScript, and paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from browsing import NARROW, Server, View, pages
from playwright.sync_api import Browser, expect

pytestmark = pytest.mark.browser

OPEN = Callable[..., View]
HOME = "index.html"
NARROWEST = 320  # WCAG 1.4.10, Reflow
PAPER = 600  # width of an A4 page between its margins, in pixels of CSS
BACKGROUND = "getComputedStyle(document.body).backgroundColor"
SCHEME = "document.body.dataset.mdColorScheme"
WITH_LISTS = next((path for path in pages() if path not in (HOME, "404.html")), HOME)


def test_first_stop_is_the_way_to_the_content(path: str, open_page: OPEN) -> None:
    page = open_page(path).page
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Skip to content")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("article")).to_be_focused()


@pytest.mark.parametrize("width", [NARROW, 1280])
def test_every_stop_shows_the_focus(width: int, open_page: OPEN) -> None:
    page = open_page(WITH_LISTS, width).page
    seen = []
    for _ in range(200):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const element = document.activeElement;
              if (element === document.body) return null;
              const shown = [element, element.nextElementSibling, element.closest(".tabbed-set")
                ?.querySelector(".tabbed-labels")];
              const ring = shown.some((box) => box && box.checkVisibility()
                && parseFloat(getComputedStyle(box).outlineWidth) > 0
                && getComputedStyle(box).outlineStyle !== "none"
                && box.getBoundingClientRect().width > 0);
              return [ring, element.outerHTML.slice(0, 120)];
            }"""
        )
        if stop is None:
            break
        seen.append(stop)
    assert len(seen) > 5
    assert [element for ring, element in seen if not ring] == []


@pytest.mark.parametrize(("system", "other"), [("light", "dark"), ("dark", "light")])
def test_scheme_follows_the_system_until_it_is_chosen(
    system: str, other: str, open_page: OPEN
) -> None:
    page = open_page(HOME, scheme=system).page
    at_first = page.evaluate(BACKGROUND)
    page.emulate_media(color_scheme=other)
    page.wait_for_function(f"{BACKGROUND} !== '{at_first}'")

    toggle = page.locator("label[for^=__palette]:visible")
    expect(toggle).to_have_attribute("title", "Switch to light mode")
    toggle.click()
    page.wait_for_function(f"{SCHEME} === 'default'")
    toggle.click()
    page.wait_for_function(f"{SCHEME} === 'slate'")
    dark = page.evaluate(BACKGROUND)
    page.reload()
    assert page.evaluate(SCHEME) == "slate"
    assert page.evaluate(BACKGROUND) == dark
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()


def test_dark_is_there_before_the_scripts(open_page: OPEN) -> None:
    page = open_page(HOME, scheme="dark").page
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.reload()
    assert page.evaluate(SCHEME) == "slate"


def test_scheme_is_chosen_from_the_keyboard(open_page: OPEN) -> None:
    page = open_page(HOME, scheme="light").page
    page.get_by_role("radio", name="As the system").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(SCHEME) == "slate"


def test_drawer_works_from_the_keyboard(open_page: OPEN) -> None:
    page = open_page(HOME, NARROW).page
    menu = page.get_by_role("button", name="Pages")
    first = page.locator("#__pages a").first
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(first).to_be_hidden()
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(first).to_be_focused()
    expect(first).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(first).to_be_hidden()


def test_one_letter_is_no_command(open_page: OPEN) -> None:
    page = open_page(HOME).page
    at = page.url
    for letter in "pnfs/,.":
        page.keyboard.press(letter)
    assert page.url == at
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_tabs_turn_with_the_arrow_keys(path: str, open_page: OPEN) -> None:
    page = open_page(path).page
    for tabs in page.locator(".tabbed-set").all():
        tabs.locator("input").first.focus()
        page.keyboard.press("ArrowRight")
        expect(tabs.locator(".tabbed-block").nth(1)).to_be_visible()
        expect(tabs.locator(".tabbed-block").first).to_be_hidden()


def test_reads_without_javascript(path: str, open_page: OPEN) -> None:
    page = open_page(path, NARROW, javascript=False).page
    for summary in page.locator("article details:not(.snippet-numbers) > summary").all():
        summary.click()
    inside = page.locator(".tabbed-block")
    shown = ".snippet pre > code, .snippet-output pre, .snippet-figure > svg, .snippet-figure"
    for part in page.locator(shown).all():
        if not part.locator("xpath=ancestor::*[contains(@class, 'tabbed-block')]").count():
            expect(part).to_be_visible()
    for tabs in page.locator(".tabbed-set").all():
        for number, label in enumerate(tabs.locator(".tabbed-labels > label").all()):
            label.click()
            block = tabs.locator(".tabbed-block").nth(number)
            expect(block).to_be_visible()
            for part in block.locator(shown).all():
                expect(part).to_be_visible()
    assert inside.count() == page.locator(".tabbed-labels > label").count()
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW


def test_no_own_colours_lie_over_tables_where_the_reader_has_chosen(
    path: str, open_page: OPEN
) -> None:
    page = open_page(path, NARROW).page
    shades = """[...document.querySelectorAll(".scroll:not(.snippet-table *), .snippet-table")]
      .map((room) => getComputedStyle(room).backgroundImage)"""
    assert all("gradient" in shade for shade in page.evaluate(shades))
    page.emulate_media(forced_colors="active")
    assert set(page.evaluate(shades)) <= {"none"}


def test_fits_the_narrowest_window_without_its_font(
    path: str, browser: Browser, server: Server
) -> None:
    """The font is optional: where it is late or blocked, formulas stand in a wider one."""
    context = browser.new_context(viewport={"width": NARROWEST, "height": 800})
    page = context.new_page()
    page.route("**/*.woff2", lambda route: route.abort())
    page.goto(server.address + path.removesuffix("index.html"))
    assert not page.evaluate("[...document.fonts].some((font) => font.status === 'loaded')")
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST
    context.close()


def test_drawer_opens_without_javascript(open_page: OPEN) -> None:
    page = open_page(HOME, NARROW, javascript=False).page
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("#__pages a").first).to_be_in_viewport()


def test_prints_dark_on_white_and_whole(path: str, open_page: OPEN) -> None:
    page = open_page(path, PAPER, scheme="dark").page
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(BACKGROUND) in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")
    assert page.evaluate("getComputedStyle(document.querySelector('article')).color") == (
        "rgb(0, 0, 0)"
    )
    for chrome in page.locator("header, footer, .md-sidebar, .md-code__nav").all():
        expect(chrome).to_be_hidden()
    # a box that the reader has left closed stays closed: hints, answers, solutions
    for figure in page.locator(".snippet-figure:not(details:not([open]) *) > svg").all():
        expect(figure).to_be_visible()
        assert figure.evaluate("svg => getComputedStyle(svg.parentElement).breakInside") == "avoid"
    cut = page.evaluate(
        """() => [...document.querySelectorAll("pre, pre > code")]
          .filter((element) => element.scrollWidth > element.clientWidth)
          .map((element) => element.textContent.slice(0, 80))"""
    )
    assert cut == []

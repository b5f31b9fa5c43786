"""A reader with a phone: a thumb that scrolls past changes nothing, and one that means it sets."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from browsing import ROOT, Server
from playwright.sync_api import Browser, ElementHandle, Locator, Page, expect

from .fingers import Finger, Point, line, phone

pytestmark = pytest.mark.browser

SCREENS = {"upright": (360, 740), "small": (320, 640), "turned": (740, 342)}
# how a thumb scrolls: its moves, how long it rests before, and milliseconds between two moves
FLICKS: dict[str, tuple[list[Point], int, int]] = {
    "fast": (line(0, -240, 3), 0, 8),
    "slow": (line(2, -150, 25), 0, 16),
    "rested": (line(-3, -200, 8), 180, 12),
    "slanted": (line(70, -200, 8), 0, 12),
    "rolling": ([(7, 2), *((9 + x, y) for x, y in line(10, -200, 8))], 100, 12),
    "wavering": ([(13, 2), *((13 + x, y) for x, y in line(0, -200, 8))], 0, 12),
}
ACROSS = (0.15, 0.5, 0.85)
INPUTS = "input, select, .grip"
# whatever the reader would miss: values, words, place and size of things, focus, address
KEPT = """() => ({
  states: [...document.querySelectorAll("[data-explorer] > [data-live]")].map((e) => e.state),
  values: [...document.querySelectorAll("input, select, textarea")].map((e) =>
    e.type === "checkbox" || e.type === "radio" ? e.checked : e.value),
  words: [...document.querySelectorAll(".live")].map((live) => live.innerText),
  sizes: [...document.querySelectorAll(".live, article")].map((e) =>
    [e.offsetWidth, e.offsetHeight]),
  width: document.documentElement.scrollWidth,
  focus: [document.activeElement.id, document.activeElement.localName],
  open: document.querySelectorAll("details[open]").length,
  address: location.href,
})"""
WATCH = """(live) => {
  window.changes = [];
  new MutationObserver((all) => window.changes.push(...all.map(({ target, type }) =>
    `${type} ${target.nodeName} ${target.textContent.slice(0, 40)}`)))
    .observe(live, { subtree: true, characterData: true, childList: true });
}"""
# what a finger may land on, and what may hold it
KINDS = (".snippet-figure", "pre > code", ".snippet-output pre", ".scroll", "div.arithmatex",
         ".tabbed-labels", ".live svg", "details > summary")  # fmt: skip
KEEPS_FINGERS = r"""(kinds) => [...document.querySelectorAll(`article :is(${kinds})`)]
  .filter((thing) => thing.checkVisibility())
  .flatMap((thing) => {
    const boxes = [];
    for (let box = thing; box !== document.body; box = box.parentElement) boxes.push(box);
    return boxes.filter((box) => {
      const { touchAction, overflowY, overscrollBehaviorY } = getComputedStyle(box);
      const scrolls = /auto|scroll/.test(overflowY) && box.scrollHeight > box.clientHeight + 1;
      return scrolls || overscrollBehaviorY !== "auto" || !/auto|manipulation|pan-y/.test(touchAction);
    }).map((box) => box.outerHTML.slice(0, 80));
  })"""
STICKS_OUT = """() => {
  const scrolls = (box) => box !== document.body &&
    (getComputedStyle(box).overflowX !== "visible" || scrolls(box.parentElement));
  return [...document.querySelectorAll("article :not(svg *), footer *")]
    .filter((e) => e.checkVisibility() && e.getBoundingClientRect().width > 1)
    .filter((e) => e.getBoundingClientRect().right > 321 && !scrolls(e.parentElement))
    .map((e) => e.outerHTML.slice(0, 100));
}"""
EXPLORED = [
    (source.relative_to(ROOT / "docs").with_suffix("") / "index.html").as_posix()
    for source in sorted((ROOT / "docs").rglob("*.md"))
    if "data-explorer=" in source.read_text(encoding="utf-8")
]
EXPLORED = [path.replace("index/index.html", "index.html") for path in EXPLORED]


@pytest.fixture(params=EXPLORED)
def touched(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Page]:
    with phone(browser, server, request.param) as page:
        yield page


def alive(page: Page) -> list[Locator]:
    """The explorers of a page, alive."""
    for place in page.locator("[data-explorer]").all():
        place.scroll_into_view_if_needed()
        expect(place.locator("> [data-live]")).to_be_attached(timeout=20_000)
    return page.locator("[data-explorer] > [data-live]").all()


def views(explorer: Locator) -> list[str]:
    found: list[str] = explorer.evaluate("(e) => Object.keys(e.fields.view?.options ?? {'': ''})")
    return found


def ask(explorer: Locator, answered: bool) -> None:
    """A question that waits, or a verdict that stands there."""
    form = explorer.locator("form")
    if not form.count():
        return
    if form.get_by_role("button", name="Ask me").count():
        form.get_by_role("button", name="Ask me").click()
    form.get_by_role("spinbutton").fill("1.5")
    if answered:
        form.get_by_role("button", name="Check").click()


def bring(page: Page, thing: Locator | ElementHandle, at: float) -> list[float]:
    """Where a thing lies, once it is brought to this height of the screen."""
    thing.evaluate("(e, at) => scrollBy(0, e.getBoundingClientRect().top - at)", at)
    page.wait_for_timeout(30)
    box: list[float] = thing.evaluate(
        "(e) => { const b = e.getBoundingClientRect(); return [b.x, b.y, b.width, b.height]; }"
    )
    return box


def test_a_thumb_that_scrolls_past_an_input_changes_nothing(touched: Page) -> None:
    """Each input in three ways, so that the inputs of a page see all of them, at all places."""
    finger, flicks, changed = Finger(touched), itertools.count(), []
    for explorer in alive(touched):
        explorer.locator(".live").evaluate(WATCH)
        for view in views(explorer):
            if view:
                explorer.evaluate("(e, view) => e.state = { view }", view)
            for answered in (False, True, False):
                ask(explorer, answered)
                for thing in explorer.locator(".live").locator(INPUTS).element_handles():
                    x, y, width, height = bring(touched, thing, 450)
                    if not width:
                        continue
                    number = next(flicks)
                    name = list(FLICKS)[number % len(FLICKS)]
                    before, top = touched.evaluate(KEPT), touched.evaluate("scrollY")
                    touched.evaluate("window.changes = []")
                    finger.stroke(
                        (x + width * ACROSS[number // 2 % 3], y + height / 2), *FLICKS[name]
                    )
                    what = thing.evaluate("(e) => e.id || e.className.baseVal || e.outerHTML")
                    assert touched.evaluate("scrollY") > top + 60, (name, what)
                    after = touched.evaluate(KEPT)
                    news = [key for key in before if before[key] != after[key]]
                    if name != "wavering":  # which may be taken for a drag until it goes up
                        news += touched.evaluate("window.changes")[:1]
                    if news:
                        changed.append((view, name, what, news))
    print(f"\n{touched.url}: {len(changed)} of {next(flicks)} flicks changed something")
    assert changed == []


def test_a_finger_that_means_it_sets_a_slider(touched: Page) -> None:
    finger = Finger(touched)
    for explorer in alive(touched):
        explorer.locator(".live").evaluate(WATCH)
        for slider in explorer.get_by_role("slider").all():

            def at(share: float, slider: Locator = slider) -> Point:
                x, y, width, height = bring(touched, slider, 450)
                return x + 8 + (width - 16) * share, y + height / 2

            def share(slider: Locator = slider) -> float:
                found: float = slider.evaluate("(s) => (s.value - s.min) / (s.max - s.min)")
                return found

            slider.focus()
            ask(explorer, answered=False)
            finger.tap(at(0.25))
            assert share() == pytest.approx(0.25, abs=0.06), "a tap sets it"
            (x, y), length = at(0.25), at(0.75)[0] - at(0.25)[0]
            for drift in (0, 30, -40):  # a finger does not move along a ruler
                finger.tap(at(0.25))
                touched.evaluate("window.changes = []")
                finger.stroke((x, y), line(length, drift, 12))
                assert share() == pytest.approx(0.75, abs=0.06), f"drifting by {drift}"
                assert len(touched.evaluate("window.changes")) > 5, "live while it moves"
            finger.stroke(at(0.75), line(-4, 0, 2), hold=30)
            assert 0.6 < share() < 0.8, "a little move is a tap"
            shown = explorer.evaluate("(e) => JSON.stringify(e.state)")
            slider.press("ArrowLeft")
            assert explorer.evaluate("(e) => JSON.stringify(e.state)") != shown, "keys go on"


def test_a_wheel_over_what_has_the_focus_scrolls_the_page(browser: Browser, server: Server) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(server.address + "learning/gradient-descent/")
    [explorer, *_] = alive(page)
    ask(explorer, answered=False)
    for field in (*explorer.get_by_role("slider").all(), explorer.get_by_role("spinbutton")):
        field.focus()
        for turn in (120, -120):
            x, y, width, height = bring(page, field, 400)
            page.mouse.move(x + width / 3, y + height / 2)
            before, top = page.evaluate(KEPT), page.evaluate("scrollY")
            page.mouse.wheel(0, turn)
            page.wait_for_timeout(200)
            assert page.evaluate(KEPT) == before
            assert abs(page.evaluate("scrollY") - top) > 60
        expect(field).to_be_focused()
        expect(field).to_be_editable() if field.get_attribute("type") == "number" else None
    context.close()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_page_scrolls_from_whatever_is_touched(
    path: str, screen: str, browser: Browser, server: Server
) -> None:
    """From the first of each kind by a finger; that none of the others keeps one, by its style."""
    with phone(browser, server, path, *SCREENS[screen]) as page:
        alive(page)
        finger = Finger(page)
        for kind in KINDS:
            things = page.locator(f"article :is({kind}):visible")
            if not things.count():
                continue
            _, y, width, height = bring(page, things.first, 90)
            before, top = page.evaluate(KEPT), page.evaluate("scrollY")
            place = (min(width, SCREENS[screen][0]) / 2, y + min(height / 2, 100))
            finger.stroke(place, line(4, -60, 6))
            room = page.evaluate("document.body.scrollHeight - innerHeight")
            assert page.evaluate("scrollY") > min(top + 25, room - 5), kind
            assert page.evaluate(KEPT) == before, kind
        assert page.evaluate(KEEPS_FINGERS, list(KINDS)) == []


def test_text_twice_as_large_fits_the_narrowest_window(
    path: str, browser: Browser, server: Server
) -> None:
    """What is wider than the window scrolls in a room of its own."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    page = context.new_page()
    sizes = {"fontSizes": {"standard": 32, "fixed": 26}}  # as a reader sets them in the browser
    context.new_cdp_session(page).send("Page.setFontSizes", sizes)
    page.goto(server.address + path.removesuffix("index.html"))
    explorers = alive(page)
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") > 36
    page.locator("article details").evaluate_all("(all) => all.forEach((each) => each.open = true)")
    assert page.evaluate(STICKS_OUT) == []
    for explorer in explorers:
        for view in views(explorer)[1:]:
            explorer.evaluate("(e, view) => e.state = { view }", view)
            assert page.evaluate(STICKS_OUT) == [], view
    context.close()

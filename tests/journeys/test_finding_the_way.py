"""A reader finds the way in a page: by its contents, by links and by Back; mouse, keys and thumb."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from browsing import Server, View
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = pytest.mark.browser

OPEN = Callable[..., View]
PHONE = {"width": 360, "height": 740}
LONG = "learning/optimizers/index.html"
EXERCISE = "exercises/training-loop/index.html"
HEADER = 49  # its height, in pixels
MARKED = "[...document.querySelectorAll('[aria-current=location]')].map((link) => link.hash)"
PLACE = """(id) => {
  const element = document.getElementById(id);
  return element.checkVisibility() ? element.getBoundingClientRect().top : null;
}"""
AT_END = "scrollY + innerHeight >= document.documentElement.scrollHeight - 2"
HEIGHTS = "(all) => all.map((element) => element.getBoundingClientRect().height)"
BOXES = "article details:not(.contents-narrow, [data-explorer] *)"
# what is hidden, though a link may lead to it; a live explorer stands in for its figure
HIDDEN = """[...document.querySelectorAll("article [id]:not(svg *, input, pre, [data-explorer] *)")]
  .filter((element) => !element.checkVisibility()).map((element) => element.id)"""
NEST = """<details id="outer"><summary>One</summary><div class="tabbed-set tabbed-alternate"
  data-tabs="99:2"><input checked id="__tabbed_99_1" name="__tabbed_99" type="radio">
  <input id="__tabbed_99_2" name="__tabbed_99" type="radio"><div class="tabbed-labels">
  <label for="__tabbed_99_1">From scratch</label><label for="__tabbed_99_2">PyTorch</label></div>
  <div class="tabbed-content"><div class="tabbed-block"><p>a</p></div><div class="tabbed-block">
  <details><summary id="within">Two</summary><p id="a b">Deep <a href="#" id="next">in</a></p>
  </details></div></div></div></details>"""


def settle(page: Page) -> None:
    """Until what follows a jump has been done and drawn."""
    page.evaluate("new Promise((done) => setTimeout(() => requestAnimationFrame(done), 30))")


def scroll(page: Page, top: float) -> None:
    """As a wheel would, in one turn."""
    page.mouse.move(500, 400)
    page.mouse.wheel(0, top - page.evaluate("scrollY"))
    page.wait_for_function(f"Math.abs(scrollY - {top}) < 2 || {AT_END}")
    settle(page)


@pytest.fixture
def phone(browser: Browser, server: Server) -> Iterator[Callable[..., Page]]:
    """Open a page on a phone: a small window and a finger."""
    contexts = []

    def open_one(path: str, **options: Any) -> Page:
        options = {"viewport": PHONE, "has_touch": True, "is_mobile": True} | options
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(server.address + path.removesuffix("index.html"))
        page.wait_for_load_state("load")
        settle(page)
        return page

    yield open_one
    for context in contexts:
        context.close()


def with_nest(route: Route) -> None:
    """The page with boxes and tabs within each other, and much text before them."""
    response = route.fetch()
    filler = "<p>Text.</p>" * 99
    route.fulfill(response=response, body=response.text().replace("</h1>", f"</h1>{filler}{NEST}"))


# ---- The contents mark the section that is read --------------------------------------------------


@pytest.mark.parametrize("height", [340, 800, 1400])
def test_the_contents_mark_what_was_clicked(path: str, height: int, open_page: OPEN) -> None:
    page = open_page(path).page
    page.set_viewport_size({"width": 1280, "height": height})
    settle(page)
    assert page.evaluate(MARKED) == [], "nothing is read above the first heading"
    for link in page.locator(".contents li a").all():
        link.click()
        settle(page)
        address = link.evaluate("(link) => link.hash")
        assert page.evaluate(MARKED) == [address]
        expect(link).to_be_in_viewport()
        top = page.evaluate(PLACE, address[1:])
        assert HEADER <= top < 80 or (top > HEADER and page.evaluate(AT_END)), address


def test_a_deep_link_is_marked(path: str, open_page: OPEN) -> None:
    page = open_page(path).page
    hrefs = page.locator(".contents li a").evaluate_all("(all) => all.map((link) => link.href)")
    for address in [*hrefs[:: max(1, len(hrefs) // 5)], *hrefs[-2:]]:
        page.goto("about:blank")
        page.goto(address)
        settle(page)
        assert page.evaluate(MARKED) == [f"#{address.partition('#')[2]}"]
        page.reload()
        settle(page)
        assert page.evaluate(MARKED) == [f"#{address.partition('#')[2]}"]


def test_scrolling_marks_each_section_in_turn(path: str, open_page: OPEN) -> None:
    page = open_page(path).page
    wanted = page.locator(".contents li a").evaluate_all("(all) => all.map((link) => link.hash)")
    if not wanted or not page.evaluate("document.documentElement.scrollHeight > innerHeight + 100"):
        return
    found = page.evaluate(
        """async () => {
          const found = [];
          for (let top = 0; ; top += 15) {
            scrollTo(0, top);
            dispatchEvent(new Event("scroll"));
            const now = [...document.querySelectorAll("[aria-current=location]")];
            if (now.length > 1) return "two at once";
            if (now.length && now[0].hash !== found.at(-1)) found.push(now[0].hash);
            if (scrollY + innerHeight >= document.documentElement.scrollHeight - 1) return found;
          }
        }"""
    )
    assert found[-1] == wanted[-1]
    assert found == [address for address in wanted if address in found], "in the order of the page"
    # two headings may stand closer together than a step
    assert len(found) >= 0.9 * len(wanted)
    page.keyboard.press("Home")
    page.wait_for_function("scrollY === 0")
    settle(page)
    assert page.evaluate(MARKED) == []


def test_the_mark_is_seen_without_colour_and_stays_in_view(open_page: OPEN) -> None:
    page = open_page("reference/api/index.html").page
    scroll(page, 0.6 * page.evaluate("document.documentElement.scrollHeight"))
    marked = page.locator("[aria-current=location]")
    expect(marked).to_be_in_viewport()
    style = "(link) => [getComputedStyle(link).fontWeight, getComputedStyle(link).boxShadow]"
    assert marked.evaluate(style) != page.locator(".contents li a").first.evaluate(style)


def test_the_keyboard_chooses_a_section(open_page: OPEN) -> None:
    page = open_page(LONG).page
    link = page.locator(".contents li a").nth(4)
    link.focus()
    page.keyboard.press("Enter")
    settle(page)
    address = link.evaluate("(link) => link.hash")
    assert page.evaluate(MARKED) == [address]
    page.keyboard.press("Tab")  # goes on from the heading, not from the contents
    assert page.evaluate(
        """(id) => document.getElementById(id).compareDocumentPosition(document.activeElement)
          & Node.DOCUMENT_POSITION_FOLLOWING""",
        address[1:],
    )


def test_the_list_leads_to_the_top(open_page: OPEN) -> None:
    page = open_page(LONG).page
    scroll(page, 3000)
    page.get_by_role("link", name="Back to top").click()
    page.wait_for_function("scrollY === 0")
    settle(page)
    assert page.evaluate(MARKED) == []
    page.go_back()
    page.wait_for_function("Math.abs(scrollY - 3000) < 3")


# ---- Links lead to what they name ----------------------------------------------------------------


def test_a_link_to_what_is_hidden_opens_it(path: str, open_page: OPEN) -> None:
    """Each id in a closed box or a second tab, as an address and as a link on the page."""
    view = open_page(path)
    start = view.page.url
    hidden = view.page.evaluate(HIDDEN)
    for number, name in enumerate(hidden):
        view.page.goto("about:blank")
        view.page.goto(start if number % 2 else f"{start}#{name}")
        settle(view.page)
        if number % 2:
            view.page.evaluate("(id) => { location.hash = id }", name)
            settle(view.page)
        top = view.page.evaluate(PLACE, name)
        assert top is not None, f"{name} is still hidden"
        assert HEADER <= top < 700, name
    assert view.errors == []


@pytest.mark.parametrize("way", ["address", "link", "typed"])
@pytest.mark.parametrize("name", ["a b", "within"])
def test_boxes_in_tabs_in_boxes_are_opened(
    way: str, name: str, browser: Browser, server: Server
) -> None:
    page = browser.new_page()
    page.route("**/optimizers/", with_nest)
    address = f"{server.address}learning/optimizers/"
    fragment = f"#{name.replace(' ', '%20')}"
    page.goto(address + fragment if way == "address" else address)
    settle(page)
    if way == "link":
        page.evaluate(
            """(fragment) => document.querySelector("h1").insertAdjacentHTML("afterend",
              `<p><a id="to" href="${fragment}">there</a></p>`)""",
            fragment,
        )
        page.locator("#to").click()
    elif way == "typed":
        page.evaluate("(fragment) => { location.hash = fragment }", fragment)
    settle(page)
    assert HEADER <= page.evaluate(PLACE, name) < 100
    other = page.locator(".tabbed-set:not([data-tabs='99:2']) > input:first-child").first
    expect(other).to_be_checked()
    if name == "a b":
        page.keyboard.press("Tab")
        expect(page.locator("#next")).to_be_focused()
    if way == "link":  # closed by the reader, and asked for again
        page.locator("#outer > summary").click()
        page.locator("#to").click()
        settle(page)
        assert HEADER <= page.evaluate(PLACE, name) < 100
        page.go_back()
        settle(page)
        assert page.evaluate(PLACE, name) is None, "Back finds the boxes closed, as they were"
    page.close()


def test_the_address_of_a_tab_chooses_it(open_page: OPEN) -> None:
    page = open_page(LONG).page
    inputs = page.locator(".tabbed-set").nth(1).locator("> input")
    name = inputs.nth(1).get_attribute("id")
    page.goto("about:blank")
    page.go_back()
    page.evaluate("(id) => { location.hash = id }", name)
    settle(page)
    expect(inputs.nth(1)).to_be_checked()


@pytest.mark.parametrize(
    "fragment",
    ["#no-such-id", "#%", "#%E0%A4%A", "#\\", "#a]", "#'", "#<img src=x onerror=alert(1)>", "#*",
     "#:~:text=loss", "#" + "x" * 5000, "#.md-header", "#__proto__", "#constructor"],
)  # fmt: skip
def test_whatever_stands_behind_the_hash_breaks_nothing(fragment: str, open_page: OPEN) -> None:
    view = open_page(LONG)
    start = view.page.url
    for go in (lambda: view.page.goto(start + fragment), lambda: view.page.reload()):
        go()
        settle(view.page)
    view.page.locator(".contents li a").nth(2).click()
    settle(view.page)
    assert len(view.page.evaluate(MARKED)) == 1
    assert view.errors == []


@pytest.mark.parametrize("state", ["'x'", "7", "{boxes: 7}", "{boxes: '1'.repeat(9999)}", "[1]"])
def test_a_damaged_history_breaks_nothing(state: str, open_page: OPEN) -> None:
    view = open_page(LONG)
    view.page.evaluate(f"history.replaceState({state}, '')")
    view.page.reload()
    settle(view.page)
    assert view.page.locator("article details[open]").count() == 0
    view.page.locator(".contents li a").nth(2).click()
    settle(view.page)
    assert len(view.page.evaluate(MARKED)) == 1
    assert view.errors == []


# ---- Names ---------------------------------------------------------------------------------------


def test_permalinks_bear_the_names_of_their_headings(path: str, open_page: OPEN) -> None:
    page = open_page(path).page
    headings = page.locator("article :is(h1, h2, h3, h4):has(.headerlink)").all()
    names = []
    for heading in headings:
        link = heading.locator(".headerlink")
        words = heading.evaluate("(heading) => heading.textContent").replace("¶", "")
        names.append(link.get_attribute("aria-label"))
        shown = re.sub(r"\s+", "", words)
        assert re.sub(r"\s+", "", f"{names[-1]}") == f"Linkto{shown}"
        spoken = heading.aria_snapshot().splitlines()
        assert "¶" not in spoken[0]
        assert any(re.match(r"""\s*- '?link ["']+Link to """, line) for line in spoken)
    assert len(set(names)) >= 0.9 * len(names)  # two modules may have a function of the same name
    assert names or path == "404.html"


def test_the_signs_behind_headings_are_no_stops_where_the_contents_have_them(
    path: str, open_page: OPEN
) -> None:
    page = open_page(path).page
    signs = page.locator("article .headerlink:not([tabindex='-1'])")
    if page.locator(".contents").count():
        listed = page.locator(".contents li a").evaluate_all("(all) => all.map((a) => a.hash)")
        every = "(all) => all.map((a) => a.hash)"
        assert page.locator("article :is(h2, h3, h4) .headerlink").evaluate_all(every) == listed
        assert signs.count() == 0
    elif path != "404.html":
        assert signs.count() > 0


# ---- Back ----------------------------------------------------------------------------------------


def keeps_the_place(page: Page, leave: Callable[[], None]) -> None:
    """What stands in the view stands there again after a link and Back."""
    view = """() => [Math.round(scrollY), document.documentElement.scrollHeight,
      document.elementFromPoint(200, 300).textContent.slice(0, 80)]"""
    before = page.evaluate(view)
    leave()
    page.go_back()
    page.wait_for_load_state("load")
    page.wait_for_timeout(300)
    after = page.evaluate(view)
    assert abs(after[0] - before[0]) <= 2
    assert after[1:] == before[1:]


@pytest.mark.parametrize("cache", [True, False])
@pytest.mark.parametrize("name", [LONG, EXERCISE, "learning/bias/index.html"])
def test_back_returns_to_the_place(
    name: str, cache: bool, phone: Callable[..., Page], open_page: OPEN, server: Server
) -> None:
    for page in (phone(name), open_page(name).page):
        if not cache:
            page.route("**/*", lambda route: route.continue_())
            page.evaluate("addEventListener('unload', () => {})")
        for box in page.locator(f"{BOXES} > summary").all()[::2]:
            if box.is_visible():
                box.click()
        tabs = page.locator(".tabbed-labels label:nth-child(2)")
        if tabs.count():
            tabs.nth(tabs.count() // 2).click()
        settle(page)
        middle = round(0.5 * page.evaluate("document.documentElement.scrollHeight"))
        page.evaluate("(top) => scrollTo(0, top)", middle)
        settle(page)

        def away(page: Page = page) -> None:
            page.goto(server.address)
            page.wait_for_load_state("load")

        def within(page: Page = page) -> None:
            hidden = page.evaluate(HIDDEN.replace("pre, ", ""))  # their ids as they are now
            page.evaluate("(id) => { location.hash = id }", hidden[0])
            settle(page)

        keeps_the_place(page, away)
        keeps_the_place(page, within)


def test_reload_keeps_open_boxes(open_page: OPEN) -> None:
    page = open_page(LONG).page
    boxes = page.locator(BOXES)
    boxes.nth(1).locator("summary").first.click()
    settle(page)
    page.reload()
    assert boxes.evaluate_all("(all) => all.map((box, i) => box.open ? i : '').join('')") == "1"


# ---- On a phone ----------------------------------------------------------------------------------

SHAPES = {
    "upright": PHONE,
    "turned": {"width": 740, "height": 342},
    "narrow": {"width": 320, "height": 568},
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("text", [100, 200])
@pytest.mark.parametrize("name", [LONG, EXERCISE])
def test_the_contents_are_at_hand(
    name: str, shape: str, text: int, phone: Callable[..., Page], axe: str
) -> None:
    page = phone(name, viewport=SHAPES[shape], is_mobile=text == 100)
    page.add_style_tag(content=f"html {{ font-size: {1.25 * text}% !important }}")
    settle(page)
    button = page.locator(".here")
    panel = page.locator("#__sections")
    title = page.locator("#__pages [aria-current=page]").evaluate(
        "(link) => link.firstChild.textContent"  # what is remembered stands behind it
    )
    expect(button).to_be_hidden()  # at the top stands the title itself
    height = page.evaluate("document.querySelector('header').offsetHeight")
    middle = round(0.5 * page.evaluate("document.documentElement.scrollHeight"))
    page.evaluate("(top) => scrollTo(0, top)", middle)
    settle(page)
    expect(button).to_be_in_viewport(ratio=1)
    expect(button).to_contain_text(str(title))
    assert page.evaluate("document.querySelector('header').offsetHeight") == height
    for part in page.locator("header .md-header__inner > :visible").all():
        box = part.bounding_box()
        assert box and box["x"] + box["width"] <= SHAPES[shape]["width"]
    present = page.locator("[aria-current=location]")
    expect(button).to_contain_text(str(present.text_content()))

    box = button.bounding_box()
    assert box and box["height"] >= 44 and box["width"] >= 44
    button.tap()
    expect(panel).to_be_visible()
    expect(present).to_be_in_viewport()
    expect(present).to_be_focused()
    assert min(page.locator(".contents a").evaluate_all(HEIGHTS)) >= 44
    assert page.evaluate("scrollY") == pytest.approx(middle, abs=2)
    if (name, shape, text) == (LONG, "upright", 100):
        page.evaluate(axe)
        assert page.evaluate("axe.run(document)")["violations"] == []

    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()
    button.tap()
    below = panel.bounding_box()
    assert below
    if below["y"] + below["height"] < SHAPES[shape]["height"] - 9:
        page.touchscreen.tap(3, SHAPES[shape]["height"] - 3)  # beside it
    else:
        button.tap()
    expect(panel).to_be_hidden()

    for number in (1, -1):
        page.evaluate("(top) => scrollTo(0, top)", middle)
        settle(page)
        button.tap()
        link = page.locator(".contents li a").nth(number)
        link.tap()
        settle(page)
        expect(panel).to_be_hidden()
        address = link.evaluate("(link) => link.hash")
        assert page.evaluate(MARKED) == [address]
        top = page.evaluate(PLACE, address[1:])
        assert top >= height - 1, "the heading is not covered"
        assert top < 2 * height or page.evaluate(AT_END)


def test_the_contents_work_from_the_keyboard_in_a_narrow_window(open_page: OPEN) -> None:
    page = open_page(LONG, 360).page
    page.keyboard.press("End")
    page.wait_for_function(AT_END)
    settle(page)
    page.locator(".here").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[aria-current=location]")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    chosen = page.locator(":focus")
    address = chosen.evaluate("(link) => link.hash")
    page.keyboard.press("Enter")
    settle(page)
    expect(page.locator("#__sections")).to_be_hidden()
    assert page.evaluate(MARKED) == [address]


def test_turning_the_window_wide_puts_the_contents_beside_the_text(
    phone: Callable[..., Page],
) -> None:
    page = phone(LONG, viewport={"width": 800, "height": 1180})
    page.evaluate("scrollTo(0, 3000)")
    settle(page)
    page.locator(".here").tap()
    page.set_viewport_size({"width": 1180, "height": 800})
    settle(page)
    expect(page.locator(".here")).to_be_hidden()
    place = page.locator("#__sections").bounding_box()
    assert place and place["x"] > 700 and place["height"] > 300


def test_without_javascript_the_list_at_the_top_stays(open_page: OPEN) -> None:
    page = open_page(LONG, 360, javascript=False).page
    page.locator("summary", has_text="On this page").click()
    page.locator(".contents-narrow a").nth(3).click()
    assert page.evaluate("scrollY") > 500
    wide = open_page(LONG, javascript=False).page
    expect(wide.locator(".contents")).to_be_visible()


def test_the_list_at_the_top_has_room_for_a_thumb(path: str, phone: Callable[..., Page]) -> None:
    page = phone(path)
    if not page.locator(".contents-narrow").count():
        return
    page.locator(".contents-narrow summary").tap()
    assert min(page.locator(".contents-narrow a").evaluate_all(HEIGHTS)) >= 44


def test_the_menu_shows_where_one_is(path: str, phone: Callable[..., Page]) -> None:
    page = phone(path)
    page.get_by_role("button", name="Pages").tap()
    present = page.locator("#__pages [aria-current=page]")
    if path != "404.html":
        expect(present).to_be_focused()
        page.wait_for_timeout(400)  # until it has slid in
        expect(present).to_be_in_viewport(ratio=1)


def test_the_pages_at_the_left_show_where_one_is(open_page: OPEN) -> None:
    page = open_page("reference/links/index.html").page
    page.set_viewport_size({"width": 1280, "height": 500})
    page.reload()
    expect(page.locator("#__pages [aria-current=page]")).to_be_in_viewport(ratio=1)
    assert page.evaluate("scrollY") == 0


def test_the_name_of_the_site_is_no_wider_than_its_words(open_page: OPEN) -> None:
    box = open_page(LONG).page.locator(".site-name").bounding_box()
    assert box and box["width"] < 400


# ---- Ways from page to page ----------------------------------------------------------------------


def test_every_claim_leads_to_its_box(open_page: OPEN, server: Server) -> None:
    page = open_page("reference/how-we-know/index.html").page
    links = page.locator("article li a:has(strong)")
    claims = links.evaluate_all("(all) => all.map((link) => [link.href, link.textContent])")
    assert len(claims) > 25
    assert len({address for address, _ in claims}) == len(claims)
    for address, claim in claims:
        page.goto(address)
        settle(page)
        box = page.locator(".measured:target")
        expect(box).to_be_in_viewport()
        said = page.evaluate("document.querySelector(':target').firstElementChild.textContent")
        assert said.rstrip(".") == claim.rstrip(".")
        top = page.evaluate("document.querySelector(':target').getBoundingClientRect().top")
        assert top >= HEADER


@pytest.mark.parametrize("number", range(7))
def test_the_contents_of_an_exercise_have_its_task_before_its_solution(
    number: int, open_page: OPEN
) -> None:
    page = open_page("exercises/index.html").page
    link = page.locator("article table a").nth(number)
    to = link.evaluate("(link) => link.href")
    link.click()
    page.wait_for_url(to)
    words = page.locator(".contents li a").all_text_contents()
    assert words[:3] == ["The task", "Hints and solution", "What to notice"]
    top = "(element) => element.getBoundingClientRect().top"
    task = page.get_by_role("heading", name="The task").evaluate(top)
    hint = page.get_by_text("Hint 1:").evaluate(top)
    assert task < page.locator(".starter").evaluate(top) < hint
    assert page.locator("#hints-and-solution").evaluate(top) < hint
    assert page.get_by_text("The worked solution").evaluate(top) > hint


def test_the_way_on_from_a_page_that_is_not_there(phone: Callable[..., Page]) -> None:
    page = phone("404.html")
    links = page.locator("article li a")
    assert links.count() == page.locator("#__pages li a").count()
    links.filter(has_text="Optimizers").tap()
    page.wait_for_url("**/learning/optimizers/")


def test_a_link_away_says_so_and_no_link_is_dead(path: str, open_page: OPEN) -> None:
    page = open_page(path).page
    away = page.locator("a[href^=http]").evaluate_all(
        "(all) => all.filter((link) => link.origin !== location.origin).map((link) => [link.rel,"
        " getComputedStyle(link, '::after').content, link.hostname])"
    )
    for rel, sign, host in away:
        assert rel == "external noreferrer"
        assert "↗" in json.loads(f'"{sign.split(" / ")[0].strip(chr(34))}"')
        assert not host.startswith(("127.", "localhost"))

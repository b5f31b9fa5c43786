"""Where I was: a learner reads in five evenings, and the browser remembers how far they came."""

from __future__ import annotations

import gzip
import json
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import html5lib
import pytest
from browsing import NARROW, WIDE, Server, View
from playwright.sync_api import Browser, BrowserContext, Page, expect

pytestmark = pytest.mark.browser

KEY = "/.where-i-was"
LESSON, TITLE = "learning/gradient-descent/", "Gradient descent"
EXERCISE = "exercises/model/"
AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SHIFT = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) sum += hadRecentInput ? 0 : value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(sum), 300);
})"""


def entry(**known: Any) -> dict[str, Any]:
    """What is remembered of one page."""
    return {"at": "", "title": "", "seen": 0, "answered": 0, "done": False} | known


HALF = {
    "version": 1,
    "last": LESSON,
    "pages": {
        "basics/ml-vs-dl/": entry(done=True, answered=0b111111111),
        "learning/bias/": entry(done=True, answered=0b101),
        LESSON: entry(at="the-loop", title="The loop", answered=1),
        "exercises/": entry(),
        "exercises/straight-line/": entry(done=True),
        EXERCISE: entry(),
    },
}

FAR = HALF["pages"] | {  # type: ignore[operator]
    "learning/activation-functions/": entry(
        at="a-number-between-0-and-1-is-not-yet-a-probability",
        title="A number between 0 and 1 is not yet a probability",
    )
}


class Reader:
    """One browser of one person: what is remembered in it stays from page to page."""

    def __init__(self, context: BrowserContext, root: str, touch: bool) -> None:
        self.context, self.root, self.touch = context, root, touch
        self.errors: list[str] = []
        self.asked: list[str] = []
        context.on("request", lambda request: self.asked.append(f"{request.method} {request.url}"))
        context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self.page = context.new_page()

    def open(self, path: str = "", page: Page | None = None) -> Page:
        page = page or self.page
        page.goto(self.root + path)
        return page

    def home(self) -> Page:
        """Home, by the name of the site, or by the menu where a phone shows the page's instead."""
        name = self.page.locator(".site-name")
        if not name.is_visible():
            self.page.get_by_role("button", name="Pages").click()
            name = self.page.locator("#__pages").get_by_role("link", name="Home", exact=True)
        name.click()
        self.page.wait_for_url(self.root)
        self.page.wait_for_load_state()
        return self.page

    def keep(self, memory: object) -> None:
        """Put into the store what an earlier evening, or somebody else, left there."""
        text = memory if isinstance(memory, str) else json.dumps(memory)
        self.open("404.html")
        self.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])

    def kept(self) -> Any:
        text = self.page.evaluate("(key) => localStorage.getItem(key)", KEY)
        return text and json.loads(text)

    def scroll(self, pixels: float) -> None:
        """One turn of the wheel, or one stroke of the thumb at the edge, and a look."""
        if self.touch:
            session = self.context.new_cdp_session(self.page)
            ys = [700 - pixels * part / 8 for part in (0, 1, 2, 3, 4, 5, 6, 7, 8)]
            for y in [*ys, None, ys[-1]]:
                if y is None:
                    self.page.wait_for_timeout(80)  # the thumb rests: what it moved stands still
                    continue
                kind = "touchStart" if y == ys[0] else "touchMove"
                touch = {"type": kind, "touchPoints": [{"x": 8, "y": y}]}
                session.send("Input.dispatchTouchEvent", touch)
            session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
            session.detach()
        else:
            self.page.mouse.move(640, 400)
            self.page.mouse.wheel(0, pixels)
        self.page.wait_for_timeout(150)

    def read(self, until: str | None = None) -> None:
        """Go down the page, most of a screen at a time, to a section or to the end."""
        for _ in range(100):
            left = self.page.evaluate(
                """(id) => id
                  ? document.getElementById(id).getBoundingClientRect().top - innerHeight / 5
                  : document.documentElement.scrollHeight - innerHeight - scrollY""",
                until,
            )
            if left < 50:
                return
            self.scroll(min(left, 600))
        raise AssertionError(f"{until or 'the end'} does not come")


@contextmanager
def reading(
    browser: Browser, root: str, width: int = WIDE, touch: bool = False, **options: Any
) -> Iterator[Reader]:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, has_touch=touch, is_mobile=touch, **options
    )
    reader = Reader(context, root, touch)
    yield reader
    assert reader.errors == []
    context.close()


@pytest.fixture
def reader(browser: Browser, server: Server) -> Iterator[Reader]:
    with reading(browser, server.address) as one:
        yield one


def card(page: Page, title: str) -> str:
    """What Home's map says of a page."""
    item = page.locator(".course-map li").filter(has=page.get_by_role("link", name=title))
    return item.locator(".where").inner_text()


def go_on(page: Page) -> Any:
    return page.get_by_role("link", name=re.compile("^Continue where you were"))


@pytest.mark.parametrize(("width", "touch"), [(NARROW, True), (WIDE, False)])
def test_an_evening(browser: Browser, server: Server, width: int, touch: bool) -> None:
    with reading(browser, server.address, width, touch) as reader:
        page = reader.open()
        expect(go_on(page)).to_be_hidden()
        expect(page.get_by_text("this browser remembers where you were")).to_be_visible()
        assert {card(page, title) for title in (TITLE, "Bias", "Exercises")} == {""}

        page.get_by_role("link", name=TITLE).last.click()
        page.wait_for_url(f"**/{LESSON}")
        page.locator("details.question > summary").first.click()
        reader.read(until="the-loop")

        page = reader.home()
        expect(go_on(page)).to_have_accessible_name(f"Continue where you were {TITLE}, The loop")
        assert card(page, TITLE) == "opened · 1 of 8 questions"
        assert card(page, "Bias") == "not opened"
        assert card(page, "Exercises") == "not opened · 0 of 7 passed"
        go_on(page).click()
        page.wait_for_url(f"**/{LESSON}#the-loop")
        expect(page.get_by_role("heading", name="The loop")).to_be_in_viewport()

        reader.read()
        assert card(reader.home(), TITLE) == "read · 1 of 8 questions"
        expect(go_on(page)).to_be_visible()


def test_a_page_in_two_sittings_is_read(browser: Browser, server: Server) -> None:
    with reading(browser, server.address, NARROW, touch=True) as reader:
        page = reader.open("learning/bias/")
        reader.read(until="the-mathematics")
        state = reader.context.storage_state()
        assert card(reader.home(), "Bias").startswith("opened")
    with reading(browser, server.address, NARROW, touch=True, storage_state=state) as reader:
        page = reader.open()
        go_on(page).click()
        page.wait_for_url("**/learning/bias/#the-mathematics")
        reader.read()
        assert card(reader.home(), "Bias").startswith("read")


def test_the_end_alone_is_not_the_page(reader: Reader) -> None:
    page = reader.open(LESSON)
    page.keyboard.press("End")
    page.wait_for_function("scrollY + innerHeight > document.documentElement.scrollHeight - 5")
    page.wait_for_timeout(300)
    assert card(reader.home(), TITLE).startswith("opened")


def test_who_opens_a_page_keeps_the_place(reader: Reader) -> None:
    reader.keep(HALF)
    page = reader.open(LESSON)
    page.wait_for_timeout(300)
    reader.open("learning/optimizers/")  # a visit
    reader.open("reference/glossary/#epoch")  # a word that was looked up
    page.wait_for_timeout(300)
    reader.scroll(300)
    page = reader.home()
    expect(go_on(page)).to_have_accessible_name(f"Continue where you were {TITLE}, The loop")
    assert card(page, "Optimizers").startswith("opened")


def test_back_in_the_browser_brings_the_place_up_to_date(reader: Reader) -> None:
    page = reader.open()
    reader.open(LESSON)
    reader.read(until="the-loop")
    page.go_back()
    expect(go_on(page)).to_have_accessible_name(f"Continue where you were {TITLE}, The loop")


def test_a_page_left_in_the_middle_offers_the_place(reader: Reader) -> None:
    reader.keep(HALF)
    page = reader.open(LESSON)
    offer = page.get_by_role("link", name="You were at The loop: go on there")
    expect(offer).to_be_visible()
    assert page.evaluate("scrollY") == 0
    assert page.evaluate(SHIFT) < 0.001
    offer.click()
    expect(page.get_by_role("heading", name="The loop")).to_be_in_viewport()
    expect(offer).to_have_count(0)

    page.reload()
    page.wait_for_timeout(400)
    expect(offer).to_have_count(0)
    reader.open(f"{LESSON}#check-yourself")
    page.wait_for_timeout(400)
    expect(offer).to_have_count(0)


def test_who_reads_from_the_top_is_left_alone(reader: Reader) -> None:
    reader.keep(HALF)
    page = reader.open(LESSON)
    offer = page.locator(".where-i-was__offer")
    expect(offer).to_be_visible()
    reader.scroll(900)
    expect(offer).to_have_count(0)


def test_questions_count_once_each(reader: Reader) -> None:
    page = reader.open(LESSON)
    boxes = page.locator("details.question > summary")
    boxes.nth(1).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    boxes.nth(2).click()
    # printing opens all boxes, and a link may open one: nobody has answered them
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true })")
    page.emulate_media(media="screen")
    assert card(reader.home(), TITLE) == "opened · 2 of 8 questions"


def test_a_prediction_is_an_answer(reader: Reader) -> None:
    page = reader.open("learning/bias/")
    page.locator(".explorer").scroll_into_view_if_needed()
    form = page.locator("form.asks")
    form.get_by_role("button", name="Check").click()  # without a number it asks on
    form.get_by_role("spinbutton").fill("1")
    before = reader.kept()["pages"]["learning/bias/"]["answered"]
    form.get_by_role("button", name="Check").click()
    form.get_by_role("button", name="Ask me").click()
    assert before == 0
    assert card(reader.home(), "Bias") == "opened · 1 of 8 questions"


def test_to_ask_is_not_to_answer(reader: Reader) -> None:
    page = reader.open("learning/bias/?bias.b=1#explorer-dl-bias")
    page.get_by_role("button", name="Ask me").click()
    expect(page.get_by_role("button", name="Check")).to_be_visible()
    assert card(reader.home(), "Bias") == "opened · 0 of 8 questions"


def test_an_exercise_is_passed_when_its_reader_says_so(reader: Reader) -> None:
    page = reader.open(EXERCISE)
    page.keyboard.press("End")
    page.wait_for_timeout(400)
    box = page.get_by_role("checkbox", name="The check says that my solution has passed.")
    link = page.locator(".pages [aria-current]")
    expect(link).to_have_accessible_name("2. A model opened")
    box.check()
    expect(link).to_have_accessible_name("2. A model passed")
    page = reader.home()
    assert card(page, "Exercises") == "1 of 7 passed"
    expect(go_on(page)).to_be_visible()

    page = reader.open(EXERCISE)
    expect(box).to_be_checked()
    box.uncheck()
    assert card(reader.home(), "Exercises") == "0 of 7 passed"


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_navigation_has_the_marks(browser: Browser, server: Server, width: int) -> None:
    with reading(browser, server.address, width, touch=width == NARROW) as reader:
        reader.keep(HALF)
        page = reader.open("reference/links/")
        if width == NARROW:
            page.get_by_role("button", name="Pages").click()
        pages = page.get_by_role("navigation", name="Pages")
        names = [
            "ML vs DL read",
            f"{TITLE} opened",
            "1. A straight line passed",
            "2. A model opened",
            "Optimizers",
            "Home",
        ]
        for name in names:
            expect(pages.get_by_role("link", name=name, exact=True)).to_be_visible()
        about = pages.get_by_role("link", name="What this browser remembers")
        about.click()
        page.wait_for_url(f"{reader.root}#where-i-was")
        expect(page.get_by_role("button", name="Forget all")).to_be_in_viewport()


def test_forget_all_in_two_tabs(reader: Reader) -> None:
    reader.keep(HALF)
    page = reader.open()
    other = reader.open(LESSON, reader.context.new_page())
    mark = other.locator(".pages .where.done")
    expect(mark).to_have_count(3)
    forget = page.get_by_role("button", name="Forget all")
    expect(page.get_by_text("Remembered in this browser only. Nothing is sent.")).to_be_visible()

    page.once("dialog", lambda dialog: dialog.dismiss())
    forget.click()
    expect(go_on(page)).to_be_visible()

    page.once("dialog", lambda dialog: dialog.accept())
    forget.focus()
    page.keyboard.press("Enter")
    expect(go_on(page)).to_be_hidden()
    expect(forget).to_be_hidden()
    assert card(page, TITLE) == ""
    assert "remembers where you were" in page.evaluate("document.activeElement.innerText")
    expect(mark).to_have_count(0)
    assert reader.kept() is None
    other.wait_for_timeout(300)
    other.close()
    assert reader.kept() is None


def test_two_tabs_lose_nothing(reader: Reader) -> None:
    one = reader.open("learning/bias/")
    two = reader.open(LESSON, reader.context.new_page())
    again = reader.open("learning/bias/", reader.context.new_page())
    for page, box in [(one, 0), (two, 1), (again, 2), (one, 3), (two, 4), (again, 5)]:
        page.locator("details.question > summary").nth(box).click()
    expect(one.locator(".pages").get_by_text(TITLE)).to_have_accessible_name(f"{TITLE} opened")
    page = reader.home()
    assert card(page, "Bias") == "opened · 4 of 8 questions"
    assert card(page, TITLE) == "opened · 2 of 8 questions"


HOSTILE = "<img src=x onerror=\"document.title='injected'\"><script>document.title='injected'"
BAD = {
    "empty": "",
    "no JSON": '{"version":1,"pages":',
    "null": "null",
    "a number": "7",
    "an array": "[1,2]",
    "a string of 5 MB": json.dumps("x" * 4_900_000),
    "an entry of 5 MB": {
        "version": 1,
        "last": LESSON,
        "pages": {LESSON: entry(done=True, title="x" * 4_900_000)},
    },
    "no version": {"pages": HALF["pages"], "last": LESSON},
    "pages is an array": {"version": 1, "last": LESSON, "pages": [entry(done=True)]},
    "pages is a string": {"version": 1, "last": LESSON, "pages": "learning/gradient-descent/"},
    "entries are no entries": {
        "version": 1,
        "last": [LESSON],
        "pages": {LESSON: 7, "basics/ml-vs-dl/": [1], "a": "b"},
    },
    "prototypes": '{"version":1,"last":"__proto__","__proto__":{"done":true},"pages":'
    '{"__proto__":{"done":true,"at":"x"},"constructor":{"done":true},"toString":{"done":true}}}',
    "no primitive": '{"version":{"toString":1,"valueOf":1},"last":"","pages":{}}',
    "a later version": {**HALF, "version": 2},
    "a page that is gone": {
        "version": 1,
        "last": "learning/gone/",
        "pages": {"learning/gone/": entry(done=True, at="x", title="Gone")},
    },
    "HTML in every place": {
        "version": 1,
        "last": HOSTILE,
        "pages": {HOSTILE: entry(at=HOSTILE, title=HOSTILE, done=HOSTILE, answered=HOSTILE)},
    },
}
KNOWN_PAGES = {"a page that is gone", "HTML in every place"}  # of a right shape


@pytest.mark.parametrize("what", BAD)
def test_bad_entries_are_as_none(reader: Reader, what: str) -> None:
    reader.keep(BAD[what])
    page = reader.open()
    expect(page.locator(".where-i-was p")).to_be_visible()
    expect(go_on(page)).to_be_hidden()
    assert card(page, TITLE) == ("not opened" if what in KNOWN_PAGES else "")
    assert page.locator(".where:is(.opened, .done)").count() == 0

    page = reader.open(LESSON)
    page.locator("details.question > summary").first.click()
    page.wait_for_timeout(200)
    kept = reader.kept()
    page = reader.home()
    if what == "a later version":  # what a newer release wrote is left alone
        assert kept == BAD[what]
        assert card(page, TITLE) == ""
    else:
        assert card(page, TITLE) == "opened · 1 of 8 questions"
        assert ("learning/gone/" in kept["pages"]) == (what == "a page that is gone")
    assert page.locator("[onerror]").count() == 0
    assert page.title() == "Deep learning, run and checked"


def test_a_page_of_wrong_values_is_a_page_that_was_opened(reader: Reader) -> None:
    values = {"at": {"toString": 1}, "title": 3, "seen": [1], "answered": {"valueOf": 1}}
    pages = {LESSON: values, "learning/bias/": None, "basics/ml-vs-dl/": entry(done=True)}
    reader.keep({"version": 1, "last": LESSON, "pages": pages})
    page = reader.open()
    expect(go_on(page)).to_have_accessible_name(f"Continue where you were {TITLE}")
    assert card(page, TITLE) == "opened · 0 of 8 questions"
    assert card(page, "ML vs DL") == "read · 0 of 9 questions"  # a damaged one costs no other
    assert card(page, "Bias") == "not opened"


def test_a_hostile_place_is_text(reader: Reader) -> None:
    known = entry(at=HOSTILE, title=HOSTILE, answered=-1, seen=1e300)
    reader.keep({"version": 1, "last": LESSON, "pages": {LESSON: known}})
    page = reader.open()
    expect(go_on(page)).to_contain_text("<img src=x")
    assert card(page, TITLE) == "opened · 8 of 8 questions"
    href = go_on(page).get_attribute("href") or ""
    assert href.startswith(f"{reader.root}{LESSON}#")
    page.evaluate("document.title = 'as it was'")
    go_on(page).click()
    page.wait_for_url(f"**/{LESSON}#*")
    page.wait_for_timeout(300)
    assert page.title().startswith(TITLE)


NO_STORE = {
    "forbidden": """Object.defineProperty(window, "localStorage",
        { get() { throw new DOMException("no", "SecurityError"); } })""",
    "null": 'Object.defineProperty(window, "localStorage", { value: null })',
    "reading throws": 'Storage.prototype.getItem = () => { throw new Error("no"); }',
}


@pytest.mark.parametrize("why", NO_STORE)
def test_without_a_store(browser: Browser, server: Server, why: str) -> None:
    with reading(browser, server.address) as reader:
        reader.context.add_init_script(NO_STORE[why])
        page = reader.open()
        assert page.locator(".where, .where-i-was").count() == 0
        page = reader.open(EXERCISE)
        expect(page.locator(".where-i-was__passed")).to_be_hidden()
        page = reader.open(LESSON)
        page.locator("details.question > summary").first.click()
        reader.scroll(2000)
        assert page.locator(".where").count() == 0
        assert_all_buttons(page)


def assert_all_buttons(page: Page) -> None:
    """Every block can be copied, and the colours can be chosen."""
    blocks = page.locator("article pre > code").count()
    expect(page.locator("article [data-clipboard-target]")).to_have_count(blocks)
    expect(page.locator(".md-header__option label:visible")).to_have_count(1)


@pytest.mark.parametrize("entry", ["{{{", "5", "{}", "[]", "null", '{"index": "0", "color": 1}'])
@pytest.mark.parametrize("name", ["__palette", "__tabs"])
def test_damaged_entries_of_the_theme(reader: Reader, name: str, entry: str) -> None:
    reader.open()
    reader.page.evaluate(
        "([name, entry]) => localStorage.setItem(__md_scope.pathname + '.' + name, entry)",
        [name, entry],
    )
    assert_all_buttons(reader.open(LESSON))


def test_a_full_store(reader: Reader) -> None:
    reader.keep(HALF)
    full = 'Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); }'
    reader.context.add_init_script(full)
    page = reader.open(EXERCISE)
    box = page.get_by_role("checkbox", name="The check says")
    box.click()
    expect(box).not_to_be_checked()  # what is not remembered is not shown
    reader.scroll(500)
    assert card(reader.home(), TITLE) == "opened · 1 of 8 questions"
    assert reader.kept() == HALF


def test_nothing_is_sent(reader: Reader) -> None:
    reader.open(LESSON)
    reader.read(until="the-loop")
    reader.page.locator("details.question > summary").first.click()
    page = reader.home()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Forget all").click()
    page.wait_for_timeout(300)
    asked = [request for request in reader.asked if not request.endswith((".js", ".css", ".woff2"))]
    pages = [reader.root, reader.root + LESSON, f"{reader.root}assets/icons/favicon.svg"]
    assert set(asked) <= {f"GET {address}" for address in pages}
    assert page.context.cookies() == []


@contextmanager
def served(folder: Path) -> Iterator[str]:
    with Server(folder) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running.address
        running.shutdown()


def test_two_courses_on_one_host(browser: Browser, site: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).symlink_to(site, target_is_directory=True)
    with served(tmp_path) as host, reading(browser, f"{host}one/") as reader:
        reader.open("learning/bias/index.html")
        page = reader.home()
        assert card(page, "Bias").startswith("opened")
        expect(go_on(page)).to_have_attribute("href", f"{host}one/learning/bias/")
        page.goto(f"{host}two/")
        assert card(page, "Bias") == ""
        expect(go_on(page)).to_be_hidden()


@pytest.mark.parametrize("width", [320, NARROW, WIDE])
@pytest.mark.parametrize("place", ["", "#the-path", LESSON, EXERCISE])
def test_nothing_moves_for_it(browser: Browser, server: Server, width: int, place: str) -> None:
    with reading(browser, server.address, width, touch=width < WIDE) as reader:
        reader.keep({**HALF, "last": "learning/activation-functions/", "pages": FAR})
        page = reader.open(place)
        expect(page.locator(".where.done").first).to_be_attached()
        assert page.evaluate(SHIFT) < 0.001
        inside, window = page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
        )
        assert inside <= window
        if not place:
            block, next_ = page.locator(".where-i-was"), page.get_by_role("heading", level=2).first
            parts = [part.bounding_box() for part in block.locator("> :visible").all()]
            below = next_.bounding_box()
            assert below
            assert all(part and part["y"] + part["height"] <= below["y"] for part in parts)


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(
    browser: Browser, server: Server, axe: str, width: int, scheme: str
) -> None:
    with reading(browser, server.address, width, color_scheme=scheme) as reader:
        reader.keep(HALF)
        for path in ("", EXERCISE):
            page = reader.open(path)
            expect(page.locator(".where.done").first).to_be_attached()
            page.wait_for_timeout(300)
            if width == NARROW and path:
                page.get_by_role("button", name="Pages").click()
                page.wait_for_timeout(400)
            page.evaluate(axe)
            found = page.evaluate("(options) => axe.run(document, options)", AXE)["violations"]
            assert [
                f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]
            ] == []


def test_new_targets_are_large_enough_for_a_thumb(browser: Browser, server: Server) -> None:
    with reading(browser, server.address, NARROW, touch=True) as reader:
        reader.keep(HALF)
        page = reader.open()
        targets = [go_on(page), page.get_by_role("button", name="Forget all")]
        boxes = [target.bounding_box() for target in targets]
        page = reader.open(LESSON)
        boxes.append(page.get_by_role("link", name="You were at").bounding_box())
        page = reader.open(EXERCISE)
        boxes.append(page.locator(".where-i-was__passed label").bounding_box())
        assert all(box and box["height"] >= 44 for box in boxes), boxes


def test_nothing_of_it_without_javascript_or_on_paper(
    open_page: Callable[..., View], reader: Reader
) -> None:
    still = open_page(f"{EXERCISE}index.html", javascript=False).page
    expect(still.get_by_role("checkbox", name="The check says")).to_be_hidden()
    expect(still.get_by_role("link", name="What this browser remembers")).to_be_hidden()

    reader.keep(HALF)
    for path in ("", LESSON, EXERCISE):
        page = reader.open(path)
        expect(page.locator(".where.done").first).to_be_attached()
        page.wait_for_timeout(300)
        page.emulate_media(media="print")
        parts = page.locator("[class*=where-i-was], .where")
        assert parts.count()
        assert not any(part.is_visible() for part in parts.all())
        page.emulate_media(media="screen")


def test_home_counts_what_the_pages_ask(site: Path) -> None:
    def tree(path: str) -> Any:
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        return parser.parse((site / path / "index.html").read_text(encoding="utf-8"))

    def asks(node: Any) -> bool:
        is_box = node.tag == "details" and "question" in node.get("class", "").split()
        return is_box or node.get("data-explorer") is not None

    links = [
        a for a in tree("").iter("a") if (a.get("href") or "").endswith("/") and not a.get("class")
    ]
    counted = {a.get("href"): int(a.get("data-questions", 0)) for a in reversed(links)}
    assert counted == {path: sum(map(asks, tree(path).iter())) for path in counted}
    assert sum(counted.values()) > 40
    assert max(counted.values()) <= 31  # one bit each
    exercises = {a.get("href") for a in links if a.get("data-exercise") is not None}
    assert exercises == {
        f"exercises/{p.name}/" for p in (site / "exercises").iterdir() if p.is_dir()
    }


def test_it_is_light(site: Path) -> None:
    sizes = {
        path.name: len(gzip.compress(path.read_bytes(), 6, mtime=0))
        for path in (site / "assets/where-i-was").iterdir()
    }
    assert sizes["page.js"] < 1800, sizes
    assert sum(sizes.values()) < 3500, sizes

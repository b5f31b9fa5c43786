"""How every explorer comes to its page: from a link, beside others, in the static one's place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from browsing import NARROW, WIDE, Server
from playwright.sync_api import Browser, Dialog, expect

from .cases import EVERYWHERE, EXPLORERS
from .explorers import Case, Opened, State, live, reader, state, visit

pytestmark = pytest.mark.browser
full = pytest.mark.parametrize("opened", EXPLORERS, ids=str, indirect=True)

# which elements are watched by an observer of their size or of their place
WATCHED = """window.watched = new Map();
for (const name of ["ResizeObserver", "IntersectionObserver"]) {
  window[name] = class extends window[name] {
    observe(target, options) {
      super.observe(target, options);
      watched.set(this, [...watched.get(this) ?? [], target]);
    }
    unobserve(target) {
      super.unobserve(target);
      watched.set(this, (watched.get(this) ?? []).filter((each) => each !== target));
    }
    disconnect() {
      super.disconnect();
      watched.delete(this);
    }
  };
}"""
SHIFTS = """() => new Promise((resolve) => {
  const shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries()))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(shifts.reduce((sum, { value }) => sum + value, 0)), 200);
})"""
SIZES: tuple[Literal["x", "width", "height"], ...] = ("x", "width", "height")
JUNK = (
    "<img src=x onerror=alert(1)>",
    "%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "NaN",
    "Infinity",
    "-Infinity",
    "1e999",
    "1e1",
    "0x10",
    "",
    "[]",
    "{}",
    "null",
    "True",
    "constructor",
    "__proto__",
    "toString",
    "%FF%FE%00",
    "%E0%A4%A",
)
LONG = "9" * 100_000


@pytest.fixture(scope="module", params=EVERYWHERE, ids=str)
def opened(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Opened]:
    case = request.param
    options: State = {"reduced_motion": "reduce"}
    options["permissions"] = ["clipboard-read", "clipboard-write"]
    with visit(browser, server, case.page, case.name, WATCHED, **options) as page:
        yield Opened(case, page)


@pytest.fixture
def explorer(opened: Opened) -> Opened:
    opened.refresh()
    return opened


def query(case: Case, values: dict[str, Any], number: str = "") -> str:
    """The part of an address that asks for these values, of the explorer with this number."""
    words = {True: "true", False: "false"}
    pairs = (
        f"{case.name[3:]}{number}.{key}={words[value] if isinstance(value, bool) else value}"
        for key, value in values.items()
    )
    return "&".join(pairs)


# ---- Links ---------------------------------------------------------------------------------------


@full
def test_link_leads_back_to_the_state(explorer: Opened, server: Server) -> None:
    case, page = explorer.case, explorer.page
    assert all(case.link[key] != value for key, value in case.first.items())
    explorer.put(case.link)
    explorer.live.get_by_role("button", name="Copy link").click()
    expect(explorer.live.get_by_role("button", name="Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{server.address}{case.page}?{query(case, case.link)}#explorer-{case.name}"
    page.goto(link)
    live(page, case.name)
    assert explorer.state == case.link
    expect(explorer.live.locator("form")).not_to_contain_text("Predict:")
    assert explorer.element.evaluate("(element) => element.link") == link


def test_hostile_addresses_neither_break_nor_inject(explorer: Opened, server: Server) -> None:
    case, page, first = explorer.case, explorer.page, explorer.case.first
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    asked = {query(case, dict.fromkeys(first, junk)): first for junk in JUNK}
    kinds = {key: type(value) for key, value in first.items()}
    sizes = [key for key, kind in kinds.items() if kind in (int, float)]
    link, name, key = query(case, case.link), case.name[3:], next(iter(first))
    asked |= {
        query(case, dict.fromkeys((key for key, kind in kinds.items() if kind is bool), 1)): first,
        query(case, dict.fromkeys(sizes, 999999999)): {**first, **case.high},
        query(case, dict.fromkeys(sizes, -999999999)): {**first, **case.low},
        f"{name}.{key}={LONG}&{link}": first,
        query(case, case.link, "2"): first,
        link.replace(f"{name}.", ""): first,
        f"{link}&{query(case, first)}": case.link,
        f"x={'y' * 100_000}&{link}": first,
        f"__proto__.step=2&{name}.__proto__=1&{name}.constructor=1&{name}.other=1": first,
    }
    found = explorer.element.evaluate(
        """(element, queries) => queries.map((query) => {
          history.replaceState({}, "", `?${query}`);
          const fresh = document.createElement(element.localName);
          element.after(fresh);
          const parts = [".live :is(img, script, iframe)", ".live svg[role=img] text"]
            .map((part) => fresh.querySelectorAll(part).length);
          fresh.remove();
          return [fresh.state, ...parts];
        })""",
        list(asked),
    )
    for (text, expected), (shown, injected, words) in zip(asked.items(), found, strict=True):
        assert shown == expected, text[:90]
        assert injected == 0 and words > 5, text[:90]
    explorer.renew(f"?{name}.{key}={LONG}&{link}")
    assert explorer.state == first
    page.goto(f"{server.address}{case.page}?{query(case, dict.fromkeys(first, JUNK[0]))}")
    live(page, case.name)
    assert explorer.state == first
    assert dialogs == []
    page.remove_listener("dialog", dismiss)


# ---- The page around it --------------------------------------------------------------------------


@full
def test_several_on_one_page(explorer: Opened) -> None:
    """The same again, and another, both without a static version."""
    case, page = explorer.case, explorer.page
    other = EXPLORERS[EXPLORERS.index(case) - 1]
    page.evaluate(
        """(names) => names.forEach((name) => {
          const place = document.createElement("div");
          place.className = "explorer added";
          place.id = `added-${name}`;
          place.dataset.explorer = name;
          [...document.querySelectorAll("[data-explorer]")].at(-1).after(place);
        })""",
        [case.name, other.name],
    )
    live(page, case.name, 1)
    live(page, other.name)
    explorer.put(case.link)
    assert state(page, case.name, 1) == case.first
    assert state(page, other.name) == other.first
    page.locator(case.name).nth(1).evaluate("(e, state) => e.state = state", case.high)
    page.locator(other.name).evaluate("(e, state) => e.state = state", other.link)
    assert explorer.state == case.link
    ids = page.evaluate("[...document.querySelectorAll('.live [id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids))
    for label in page.locator(f"{case.name} .field > label, {other.name} .field > label").all():
        assert label.evaluate("(e) => e.control.closest('.field') === e.parentElement")
    second, third = (
        page.locator(f"#added-{name} > *").evaluate("(element) => element.link")
        for name in (case.name, other.name)
    )
    expected = query(case, {**case.first, **case.high}, "2")
    assert second.endswith(f"?{expected}#added-{case.name}")
    assert third.endswith(f"?{query(other, other.link)}#added-{other.name}")


@full
def test_article_can_be_taken_out_and_put_back(explorer: Opened) -> None:
    case, page = explorer.case, explorer.page
    watching = "[...watched.values()].flat().filter((each) => element.contains(each)).length"
    changed = {**case.first, **case.link, **case.timed, "step": 0}
    changed = {key: value for key, value in changed.items() if key in case.first}
    explorer.put(changed)
    if case.steps:
        explorer.element.evaluate("(element) => element.pace = 20")
        explorer.live.get_by_role("button", name="Play").click()
    page.evaluate(
        """(name) => {
          window.article = document.querySelector("article");
          window.home = article.parentElement;
          window.element = document.querySelector(name);
          article.remove();
        }""",
        case.name,
    )
    held = page.evaluate("element.state")
    page.wait_for_timeout(100)
    assert page.evaluate("element.state") == held
    assert {**held, "step": 0} == {**changed, "step": 0}
    assert page.evaluate(watching) == 0
    assert page.evaluate(watching.replace("element", "element.parentElement")) == 0

    page.evaluate("home.append(article)")
    live(page, case.name)
    expect(explorer.live).to_have_count(1)
    expect(explorer.live.locator("form")).not_to_contain_text("Predict:")
    assert explorer.state == held
    assert page.evaluate(watching) == 2
    if case.steps:
        explorer.live.get_by_role("button", name="Reset").click()
        assert explorer.state == {**case.first, **case.reset}
    explorer.live.locator("input[type=range]:visible").first.press("End")
    assert explorer.state != held

    # another article, from the HTML of this one as it stands, and from the page as it came
    for source in ("article.outerHTML", "(await (await fetch(location.pathname)).text())"):
        page.evaluate(
            f"""async () => {{
              const html = {source};
              const other = new DOMParser().parseFromString(html, "text/html");
              home.querySelector("article").remove();
              home.append(document.adoptNode(other.querySelector("article")));
            }}"""
        )
        live(page, case.name)
        expect(explorer.live).to_have_count(1)
        assert explorer.state == case.first
        explorer.live.locator("input[type=range]:visible").first.press("End")
        assert explorer.state != case.first
        expect(explorer.live.locator("form")).to_contain_text("Predict:")


@pytest.mark.parametrize("case", EVERYWHERE, ids=str)
def test_nothing_moves_when_it_takes_over(case: Case, browser: Browser, server: Server) -> None:
    with reader(browser, server, reduced_motion="no-preference") as view:
        page, held, boxes, codes = view.page, [], {}, {}
        code = page.locator("[data-explorer] .snippet pre").first
        place, element = page.locator("[data-explorer]"), page.locator(case.name)

        def widen(width: int) -> None:
            page.set_viewport_size({"width": width, "height": 1400 if case.small else 900})

        page.route(f"**/explorers/{case.name}.js", lambda route: held.append(route))
        page.goto(f"{server.address}{case.page}#explorer-{case.name}")
        page.wait_for_function("document.documentElement.classList.contains('explores')")
        for width in (WIDE, NARROW):
            widen(width)
            page.wait_for_timeout(100)
            boxes[width], codes[width] = place.bounding_box(), code.bounding_box()
        page.wait_for_timeout(100)
        moved = page.evaluate(SHIFTS)
        for route in held:
            route.continue_()
        page.locator(f"{case.name}[data-live]").wait_for()
        assert page.evaluate(SHIFTS) - moved < 0.001
        for width in (NARROW, WIDE):
            widen(width)
            page.wait_for_timeout(100)
            after, inside, before = place.bounding_box(), element.bounding_box(), boxes[width]
            assert after and inside and before
            assert [after[key] for key in SIZES] == [before[key] for key in SIZES]
            assert 0 <= after["height"] - inside["height"] < 4
            if case.small:  # the code stays, where it was
                [there, then] = (box["y"] for box in (code.bounding_box(), codes[width]) if box)
                assert abs(there - then) < 1
        assert view.errors == []

"""The explorer of gradient descent: its numbers, what it says, and every way to use it."""

from __future__ import annotations

import itertools
import json
import math
import re
from collections.abc import Callable
from typing import Any

import pytest
import torch
from playwright.sync_api import Browser, Page, expect

from dlbasics.autograd import Value
from dlbasics.descent import gradient_descent

from .conftest import NARROW, Server, View
from .explorers import (
    different,
    first_drawing,
    live,
    milliseconds,
    numbers,
    open_table,
    reader,
    run_python,
    written,
)

pytestmark = pytest.mark.browser

OPEN = Callable[..., View]
PAGE = "learning/gradient-descent/index.html"
HOME = "index.html"
FLOAT = re.compile(r"-?\d+\.\d+(?:e[-+]\d+)?")
NAME = "dl-descent"
LIVE = f"{NAME} .live"
FIRST = {"start": 0, "rate": 0.1, "step": 3}
STATES = [
    {"start": start / 10, "rate": rate / 100, "step": step}
    for start, rate, step in itertools.product(
        (0, 7, 33, 50, 51, 84, 100),
        (1, 7, 10, 25, 49, 50, 51, 75, 90, 99, 100, 101, 105, 120),
        (0, 1, 2, 5, 13, 30),
    )
]
TELLING = [
    FIRST,
    {"start": 0, "rate": 0.5, "step": 0},
    {"start": 9.3, "rate": 0.9, "step": 3},
    {"start": 10, "rate": 1, "step": 4},
    {"start": 0, "rate": 1.2, "step": 6},
    {"start": 0.3, "rate": 1.2, "step": 30},
    {"start": 5, "rate": 0.3, "step": 2},
    {"start": 0, "rate": 0.25, "step": 4},
]
SHIFTS = """() => new Promise((resolve) => {
  const shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries()))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(shifts.reduce((sum, { value }) => sum + value, 0)), 200);
})"""


@pytest.fixture
def page(open_page: OPEN) -> Page:
    """The page of gradient descent, with its explorer alive."""
    opened = open_page(PAGE).page
    opened.set_default_timeout(5000)
    live(opened, NAME)
    return opened


def state(page: Page, number: int = 0) -> dict[str, float]:
    found: dict[str, float] = page.locator(NAME).nth(number).evaluate("(element) => element.state")
    return found


def put(page: Page, values: dict[str, Any]) -> None:
    page.locator(NAME).first.evaluate("(element, values) => element.state = values", values)


# ---- The numbers ---------------------------------------------------------------------------------


def expected(start: float, rate: float, step: int) -> dict[str, Any]:
    path = gradient_descent(lambda w: 2 * (w - 5), start, rate, step + 1)
    losses, gradients = [], []
    for w in path:
        weight = Value(w)
        loss = (weight - 5) ** 2
        loss.backward()
        losses.append(loss.data)
        gradients.append(weight.grad)
    return {
        "path": path[:-1],
        "losses": losses[:-1],
        "gradients": gradients[:-1],
        "closed": [5 + (start - 5) * (1 - 2 * rate) ** k for k in range(step + 1)],
        "w": path[step],
        "loss": losses[step],
        "gradient": gradients[step],
        "move": -rate * gradients[step],
        "next": path[step + 1],
        "next_loss": losses[step + 1],
        "distance": abs(path[step] - 5),
        "next_distance": abs(path[step + 1] - 5),
        "factor": 1 - 2 * rate,
    }


def test_numbers_are_those_of_the_library(page: Page) -> None:
    found = numbers(live(page, NAME), STATES)
    wrong = {
        json.dumps(asked): lines
        for asked, shown in zip(STATES, found, strict=True)
        if (lines := different(shown, {**asked, **expected(**asked)}))
    }
    assert wrong == {}


def test_numbers_are_those_of_torch(page: Page) -> None:
    found = numbers(live(page, NAME), STATES)
    starts = torch.tensor([each["start"] for each in STATES], dtype=torch.float64)
    rates = torch.tensor([each["rate"] for each in STATES], dtype=torch.float64)
    w = starts.clone().requires_grad_()
    path, losses, slopes = [], [], []
    for _ in range(32):
        loss = (w - 5) ** 2
        (slope,) = torch.autograd.grad(loss.sum(), w)
        path.append(w.detach().tolist())
        losses.append(loss.detach().tolist())
        slopes.append(slope.tolist())
        w = (w - rates * slope).detach().requires_grad_()
    for case, (asked, shown) in enumerate(zip(STATES, found, strict=True)):
        step = int(asked["step"])
        oracle = {
            "path": [row[case] for row in path[: step + 1]],
            "losses": [row[case] for row in losses[: step + 1]],
            "gradients": [row[case] for row in slopes[: step + 1]],
            "next": path[step + 1][case],
            "next_loss": losses[step + 1][case],
        }
        assert different(shown, oracle) == [], asked


def test_path_and_closed_form_agree(page: Page) -> None:
    for shown in numbers(live(page, NAME), STATES):
        assert different(shown["closed"], shown["path"], rtol=1e-12, atol=1e-13) == []


def test_overflow_is_where_python_overflows(page: Page) -> None:
    cases = [(0.0, 1.2), (0.1, 1.01), (9.9, 1.1), (5.0, 1.2), (0.0, 1.0), (0.0, 0.3)]
    found = numbers(live(page, NAME), [{"start": s, "rate": r, "step": 0} for s, r in cases])
    for (start, rate), shown in zip(cases, found, strict=True):
        path = gradient_descent(lambda w: 2 * (w - 5), start, rate, 20_000)
        first = next((k for k, w in enumerate(path) if (w - 5) * (w - 5) == math.inf), None)
        assert shown["overflow"] == first, (start, rate)


def test_known_facts(page: Page) -> None:
    for rate, facts in {
        0.1: [0, 1, 1.8, 2.44],
        0.5: [0, 5, 5],
        0.9: [0, 9, 1.8, 7.56],
        1: [0, 10, 0],
        1.05: [0, 10.5, -1.05, 11.655],
    }.items():
        [shown] = numbers(live(page, NAME), [{"start": 0, "rate": rate, "step": len(facts) - 1}])
        assert shown["path"] == pytest.approx(facts)


# ---- What it says --------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", TELLING, ids=str)
def test_screen_shows_the_numbers_and_nothing_else(asked: dict[str, Any], page: Page) -> None:
    element = live(page, NAME)
    [shown] = numbers(element, [asked])
    known = {
        *shown["path"],
        *shown["losses"],
        *shown["gradients"],
        *shown["closed"],
        *(value for value in shown.values() if isinstance(value, (int, float))),
        abs(shown["factor"]),
    }
    texts = {format(value, spec) for value in known for spec in (".3f", ".3e", ".2f", ".1f")}
    texts |= {str(k) for k in range(31)} | {str(shown["overflow"]), "inf"}
    open_table(page.locator(f"{LIVE} summary"))
    for part in ("[role=status]", ".equation", "tbody"):
        found = written(page.locator(f"{LIVE} {part}").inner_text())
        assert len(found) > 1
        assert set(found) <= texts


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (FIRST, "to the right. Each step leaves 1 − 2 · 0.10 = 0.80 of the distance to 5: 2.560"),
        ({"start": 9, "rate": 0.1, "step": 0}, "downhill is to the left."),
        ({"start": 0, "rate": 0.5, "step": 0}, "= 0.00 of the distance to 5, so it lands."),
        ({"start": 0, "rate": 0.5, "step": 1}, "level ground, so w stays where it is."),
        ({"start": 0, "rate": 0.9, "step": 1}, "overshoots, but less far than it came: |1 − 2 ·"),
        ({"start": 0, "rate": 1, "step": 1}, "overshoots, just as far as it came"),
        ({"start": 0, "rate": 1.2, "step": 9}, "At step 1050 the loss would be too large: inf."),
    ],
)
def test_sentence_says_what_happens_and_why(asked: dict[str, Any], words: str, page: Page) -> None:
    put(page, asked)
    expect(page.locator(f"{NAME} [role=status]")).to_contain_text(words)


def test_static_version_shows_the_same_numbers(open_page: OPEN) -> None:
    for path in (PAGE, HOME):
        bare = open_page(path, javascript=False).page.locator("[data-explorer=dl-descent]")
        expect(bare.locator(".snippet-figure > svg")).to_be_visible()
        sentence = written(bare.locator(":scope > p").inner_text())
        page = open_page(path).page
        [shown] = numbers(live(page, NAME), [FIRST])
        texts = {f"{value:.3f}" for value in (shown["w"], shown["gradient"], shown["next"])}
        assert texts <= set(sentence)
        assert set(sentence) <= texts | {"0.10", "5.120"}  # the minus of a formula stands apart


def test_table_holds_every_step(page: Page) -> None:
    put(page, {"start": 0, "rate": 1.2, "step": 30})
    open_table(page.locator(f"{LIVE} summary"))
    expect(page.locator(f"{LIVE} tbody tr")).to_have_count(31)
    rows = [row.inner_text().split("\t") for row in page.locator(f"{LIVE} tbody tr").all()]
    [shown] = numbers(live(page, NAME), [{}])
    columns = zip(shown["path"], shown["losses"], shown["gradients"], shown["closed"], strict=True)
    for k, (cells, row) in enumerate(zip(rows, columns, strict=True)):
        specs = [format(x, ".3f" if abs(x) < 1e4 else ".3e") for x in row]
        assert [cells[0], *(written(cell)[0] for cell in cells[1:])] == [str(k), *specs]
    put(page, {"step": 1})
    expect(page.locator(f"{LIVE} tbody tr")).to_have_count(2)


def test_prediction_is_asked_graded_and_revealed(page: Page) -> None:
    form = page.locator(f"{NAME} form")
    line = page.locator(f"{NAME} .equation")
    guess = form.get_by_label("Predict: from w = 2.440 with η = 0.10, what is the next w?")
    expect(line).to_contain_text("?")
    assert page.locator(f"{NAME} .hoop, {NAME} .ring").count() == 1  # the sign in the line alone

    form.get_by_role("button", name="Check").click()  # nothing typed: the browser asks for it
    expect(line).to_contain_text("?")
    guess.fill("3.4")
    guess.press("Enter")
    expect(form).to_contain_text("✗ Not quite. The next w is 2.952.")
    expect(line).to_contain_text("2.952")

    put(page, {"rate": 0.9})
    form.get_by_role("button", name="Ask me").click()
    expect(page.locator(":focus")).to_have_attribute("type", "number")
    expect(line).to_contain_text("?")
    expect(page.locator(f"{NAME} [role=status]")).not_to_contain_text("becomes")
    page.keyboard.type("2.95")
    page.keyboard.press("Enter")
    expect(form).to_contain_text("✓ Right. The next w is 2.952.")


@pytest.mark.parametrize("asked", TELLING, ids=str)
def test_copied_python_prints_the_digits_on_the_screen(asked: dict[str, Any], page: Page) -> None:
    put(page, asked)
    [shown] = numbers(live(page, NAME), [{}])
    code = page.locator(NAME).evaluate("(element) => element.python(element.numbers)")
    line, rest = run_python(code).splitlines()
    values = page.locator(f"{NAME} .term").evaluate_all(
        "(terms) => terms.map((term) => term.lastChild.textContent)"
    )
    assert FLOAT.findall(line) == [number for value in values for number in written(value)]
    open_table(page.locator(f"{LIVE} summary"))
    cells = page.locator(f"{LIVE} tbody tr").last.locator("td").all_inner_texts()
    assert FLOAT.findall(rest) == [written(cells[1])[0], written(cells[3])[0]]
    assert shown["step"] == asked["step"]


# ---- Ways to use it ------------------------------------------------------------------------------


def test_roles_names_and_values(page: Page) -> None:
    explorer = page.locator(NAME)
    expect(explorer.get_by_role("img")).to_have_accessible_name(
        "The loss as a curve with its lowest point at w = 5, and the steps on it"
    )
    for name, value in {"start w₀": "0.0", "learning rate η": "0.10", "step": "3"}.items():
        slider = explorer.get_by_role("slider", name=name, exact=True)
        expect(slider).to_have_attribute("aria-valuetext", value)
        label = explorer.locator(f"label[for='{slider.get_attribute('id')}'] + output")
        expect(label).to_have_text(value)
    for name in ("Check", "Play", "Step", "Reset", "Copy link", "Copy as Python"):
        expect(explorer.get_by_role("button", name=name, exact=True)).to_be_visible()
    expect(explorer.locator("[role=status]")).to_have_text(
        "At w = 2.440 the slope is −5.120: downhill is to the right."
    )
    open_table(explorer.locator(".live summary"))
    expect(explorer.get_by_role("region", name="Numbers")).to_be_visible()
    expect(explorer.get_by_role("columnheader")).to_have_count(5)
    expect(explorer.get_by_role("rowheader")).to_have_count(4)


def test_everything_works_from_the_keyboard(open_page: OPEN) -> None:
    page = open_page(PAGE).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    stops: list[str] = []
    inside = "document.activeElement.closest('dl-descent .live') !== null"
    for _ in range(120):
        page.keyboard.press("Tab")
        if not page.evaluate(inside):
            if stops:
                break
            continue
        stop = page.locator(":focus")
        box = stop.bounding_box()
        assert box
        assert float(stop.evaluate("(e) => parseFloat(getComputedStyle(e).outlineWidth)")) > 0
        name = stop.evaluate(
            "(e) => e.labels?.[0]?.textContent || e.ariaLabel || e.textContent || e.tagName"
        )
        stops.append(name)
        if name.startswith("Predict"):
            page.keyboard.type("2.95")
            page.keyboard.press("Enter")
            expect(page.locator(f"{NAME} form")).to_contain_text("✓ Right.")
        elif name == "learning rate η":
            page.keyboard.press("ArrowRight")
            assert state(page)["rate"] == 0.11
        elif name == "start w₀":
            page.keyboard.press("End")
            assert state(page)["start"] == 10
        elif name == "step":
            page.keyboard.press("Home")
            assert state(page)["step"] == 0
        elif name == "Step":
            page.keyboard.press("Space")
            assert state(page)["step"] == 1
        elif name == "Play":
            page.keyboard.press("Enter")
            expect(stop).to_have_text("Pause")
            page.keyboard.press("Enter")
            expect(stop).to_have_text("Play")
        elif name == "Reset":
            page.keyboard.press("Space")
            assert state(page) == FIRST
        elif name == "The numbers as a table":
            page.keyboard.press("Enter")
        elif name == "Copy as Python":
            page.keyboard.press("Enter")
            expect(stop).to_have_text("Copied")
            assert "gradient_descent" in page.evaluate("navigator.clipboard.readText()")
    assert [stop.partition(":")[0] for stop in stops] == [
        "Predict",
        "Ask me",
        "start w₀",
        "learning rate η",
        "step",
        "Play",
        "Step",
        "Reset",
        "The numbers as a table",
        "Numbers",
        "Copy link",
        "Copy as Python",
    ]


def test_copy_works_without_permission(page: Page) -> None:
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name="Copy as Python").click()
    box = page.get_by_label("To copy by hand")
    expect(box).to_be_focused()
    assert "gradient_descent" in box.input_value()


def test_play_steps_pauses_and_ends(page: Page) -> None:
    explorer = page.locator(NAME)
    explorer.evaluate("(element) => element.pace = 20")
    play = explorer.get_by_role("button", name="Play")
    play.click()
    expect(explorer.locator("[role=status]")).to_have_attribute("aria-busy", "true")
    page.wait_for_function("document.querySelector('dl-descent').state.step === 30")
    expect(play).to_be_visible()  # its name is Play again
    expect(explorer.locator("[role=status]")).to_have_attribute("aria-busy", "false")
    play.click()
    page.wait_for_function("document.querySelector('dl-descent').state.step < 30")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(200)
    held = state(page)["step"]
    page.wait_for_timeout(120)
    assert state(page)["step"] == held < 30
    live(page, NAME)
    page.wait_for_function("document.querySelector('dl-descent').state.step === 30")


def test_play_jumps_to_the_end_without_motion(browser: Browser, server: Server) -> None:
    with reader(browser, server, reduced_motion="reduce") as view:
        view.page.goto(server.address + PAGE.removesuffix("index.html"))
        live(view.page, NAME)
        view.page.get_by_role("button", name="Play").click()
        assert state(view.page)["step"] == 30
        expect(view.page.get_by_role("button", name="Play")).to_be_visible()
        view.page.goto(server.address)
        live(view.page, NAME)
        view.page.wait_for_timeout(700)
        assert state(view.page) == FIRST


def test_point_can_be_dragged(page: Page) -> None:
    put(page, FIRST)
    point = page.locator(f"{NAME} circle.c0").bounding_box()
    assert point
    x, y = point["x"] + point["width"] / 2, point["y"] + point["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=3)
    page.mouse.up()
    moved = state(page)
    assert moved["step"] == 0
    assert 3 < moved["start"] < 4
    page.mouse.move(x + 300, y - 100)
    assert state(page) == moved
    page.mouse.click(x + 300, y - 100)
    assert state(page) == moved


def swipe(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A finger that moves over the screen in ten small steps."""
    session = page.context.new_cdp_session(page)
    for part in range(12):
        kind = {0: "touchStart", 11: "touchEnd"}.get(part, "touchMove")
        x, y = (a + (b - a) * part / 10 for a, b in zip(start, end, strict=True))
        points = [] if part == 11 else [{"x": x, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_timeout(16)


def test_narrow_with_touch(browser: Browser, server: Server) -> None:
    with reader(
        browser, server, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    ) as view:
        page = view.page
        page.goto(server.address + PAGE.removesuffix("index.html"))
        live(page, NAME)
        figure = page.locator(f"{LIVE} svg")
        for asked in TELLING:
            put(page, asked)
            assert page.evaluate("document.documentElement.scrollWidth") == NARROW
            outside = page.locator(f"{LIVE} :is(.term, text)").evaluate_all(
                """(parts) => parts.map((part) => part.getBoundingClientRect())
                  .filter(({ left, right }) => left < 0 || right > 360)"""
            )
            assert outside == []
        small = page.locator(f"{LIVE} :is(input, button)").evaluate_all(
            "(all) => all.filter((each) => each.getBoundingClientRect().height < 44).length"
        )
        assert small == 0
        sizes = figure.locator("text").evaluate_all(
            "(all) => all.map((text) => parseFloat(getComputedStyle(text).fontSize))"
        )
        assert min(sizes) >= 12

        put(page, FIRST)
        figure.evaluate("(svg) => svg.scrollIntoView({ block: 'center' })")
        box = page.locator(f"{NAME} circle.c0").bounding_box()
        assert box
        before = page.evaluate("scrollY")
        x, y = box["x"] + 5, box["y"] + 5
        swipe(page, (x, y), (x, y - 150))
        page.wait_for_function("(before) => scrollY > before + 80", arg=before)
        assert state(page) == FIRST
        at = page.locator(f"{LIVE} circle.c0").bounding_box()
        assert at
        swipe(page, (at["x"] + 5, at["y"] + 5), (at["x"] + 85, at["y"] + 5))
        assert state(page)["step"] == 0
        assert state(page)["start"] > 5
        assert view.errors == []


def test_colours_follow_the_scheme(open_page: OPEN) -> None:
    page = open_page(PAGE).page
    live(page, NAME)
    put(page, {"rate": 0.9})
    stroke = "getComputedStyle(document.querySelector('dl-descent .move')).stroke"
    light = page.evaluate(stroke)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"{stroke} !== '{light}'")
    toggle = page.locator("label[for^=__palette]:visible")
    toggle.click()
    page.wait_for_function(f"{stroke} === '{light}'")
    toggle.click()
    page.wait_for_function(f"{stroke} !== '{light}'")


def test_is_there_without_javascript_and_on_paper(open_page: OPEN) -> None:
    for path in (PAGE, HOME):
        bare = open_page(path, NARROW, javascript=False).page.locator("[data-explorer]")
        for part in bare.locator("pre > code, .snippet-figure > svg, > p").all():
            expect(part).to_be_visible()
        assert bare.evaluate("(place) => getComputedStyle(place).overflow") == "visible"

        page = open_page(path).page
        live(page, NAME)
        figure = page.locator("[data-explorer] .snippet-figure > svg")
        expect(figure).to_be_hidden()
        page.emulate_media(media="print")
        expect(figure).to_be_visible()
        expect(page.locator("[data-explorer] .live")).to_be_hidden()
        expect(page.locator("[data-explorer] > dl-descent > p")).to_be_visible()


@pytest.mark.parametrize("width", [NARROW, 1280])
@pytest.mark.parametrize("where", [PAGE, HOME])
def test_nothing_moves_when_it_takes_over(
    where: str, width: int, browser: Browser, server: Server
) -> None:
    size = {"width": width, "height": 1400 if where == HOME else 900}
    with reader(browser, server, viewport=size, reduced_motion="no-preference") as view:
        page = view.page
        held: list[Any] = []
        page.route("**/explorers/dl-descent.js", lambda route: held.append(route))
        page.goto(server.address + where.removesuffix("index.html") + "#explorer-dl-descent")
        place = page.locator("[data-explorer]")
        page.wait_for_function("document.documentElement.classList.contains('explores')")
        page.wait_for_timeout(200)
        before = place.bounding_box()
        for route in held:
            route.continue_()
        page.locator(f"{NAME}[data-live]").wait_for()
        after, inside = place.bounding_box(), page.locator(NAME).bounding_box()
        assert before and after and inside
        assert after == before
        assert 0 <= after["height"] - inside["height"] < 4
        assert page.evaluate(SHIFTS) < 0.001


# ---- The page around it --------------------------------------------------------------------------


def test_article_can_be_taken_out_and_put_back(page: Page) -> None:
    page.locator(NAME).evaluate("(element) => element.pace = 20")
    put(page, {"start": 10, "rate": 0.2, "step": 0})
    page.get_by_role("button", name="Play").click()
    page.evaluate(
        """() => {
          window.article = document.querySelector("article");
          window.home = article.parentElement;
          window.element = document.querySelector("dl-descent");
          article.remove();
        }"""
    )
    held = page.evaluate("element.state.step")
    page.wait_for_timeout(150)
    assert page.evaluate("element.state.step") == held

    page.evaluate("home.append(article)")
    live(page, NAME)
    assert page.locator(f"{NAME} .live").count() == 1
    assert state(page) == {"start": 10, "rate": 0.2, "step": held}
    page.get_by_role("button", name="Reset").click()
    page.get_by_role("slider", name="learning rate").press("End")
    assert state(page) == {**FIRST, "rate": 1.2}

    # another article, from the HTML of this one as it stands, and from the page as it came
    for source in ("article.outerHTML", "(await (await fetch(location.href)).text())"):
        page.evaluate(
            f"""async () => {{
              const html = {source};
              const other = new DOMParser().parseFromString(html, "text/html");
              home.querySelector("article").remove();
              home.append(document.adoptNode(other.querySelector("article")));
            }}"""
        )
        live(page, NAME)
        expect(page.locator(f"{NAME} .live")).to_have_count(1)
        page.get_by_role("button", name="Step").click()
        assert state(page)["step"] == 4


def test_two_on_one_page(page: Page) -> None:
    page.evaluate(
        """() => {
          const place = document.createElement("div");
          place.className = "explorer";
          place.id = "second";
          place.dataset.explorer = "dl-descent";
          document.querySelector("[data-explorer]").after(place);
        }"""
    )
    live(page, NAME, 1)
    put(page, {"rate": 1.2})
    assert state(page, 1) == FIRST
    ids = page.evaluate("[...document.querySelectorAll('.live [id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids))
    links = [each.evaluate("(element) => element.link") for each in page.locator(NAME).all()]
    assert "descent.rate=1.2" in links[0] and links[0].endswith("#explorer-dl-descent")
    assert "descent2.rate=0.1" in links[1] and links[1].endswith("#second")


def test_link_leads_back_to_the_state(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    asked = {"start": 7.3, "rate": 0.93, "step": 12}
    put(page, asked)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    page.goto(link)
    live(page, NAME)
    assert state(page) == asked
    expect(page.locator(f"{NAME} .equation")).not_to_contain_text("?")
    assert page.locator(NAME).evaluate("(element) => element.link") == link


HOSTILE = {
    "descent.rate=<img src=x onerror=alert(1)>&descent.start=%22%3E%3Cscript%3Ealert(1)": FIRST,
    "descent.rate=NaN&descent.start=Infinity&descent.step=-Infinity": FIRST,
    "descent.rate=1e999&descent.start=0x10&descent.step=1e1": FIRST,
    "descent.rate=&descent.start=[]&descent.step={}": FIRST,
    "descent.rate=99&descent.start=-5&descent.step=2.6": {"start": 0, "rate": 1.2, "step": 3},
    "descent.rate=0.9&descent.rate=0.2": {**FIRST, "rate": 0.9},
    "rate=0.9&descent2.rate=0.9&descent.__proto__=1&__proto__.rate=2&descent.other=1": FIRST,
    "descent.rate=0.105": {**FIRST, "rate": 0.11},
    "descent.rate=" + "9" * 60_000: FIRST,
    "x=" + "y" * 60_000 + "&descent.rate=0.9": FIRST,
    "descent.rate=%FF%FE%00&descent.step=%E0%A4%A": FIRST,
}


def test_hostile_addresses_neither_break_nor_inject(browser: Browser, server: Server) -> None:
    with reader(browser, server) as view:
        page = view.page
        asked: list[str] = []
        page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
        html = ""
        page.goto(server.address + PAGE.removesuffix("index.html"))
        for query, wanted in HOSTILE.items():
            # as if the page had been opened with it, and without a server's limit of its length
            page.evaluate("(query) => history.replaceState({}, '', `?${query}`)", query)
            page.evaluate(
                """() => {
                  const place = document.querySelector("[data-explorer]");
                  place.querySelector("dl-descent")?.remove();
                  const fresh = place.cloneNode(true);
                  place.replaceWith(fresh);
                }"""
            )
            live(page, NAME)
            found = state(page)
            assert {key: round(value, 9) for key, value in found.items()} == wanted, query[:80]
            tags = page.locator(NAME).evaluate(
                "(element) => [...element.querySelectorAll('*')].map((each) => each.tagName).join()"
            )
            assert "IMG" not in tags and "SCRIPT" not in tags
            html = html or tags
        assert asked == []
        assert view.errors == []


def test_hostile_address_from_the_start(browser: Browser, server: Server) -> None:
    with reader(browser, server) as view:
        query = "descent.rate=<svg/onload=alert(1)>&descent.start=1e999&descent.step=7"
        view.page.goto(server.address + PAGE.removesuffix("index.html") + "?" + query)
        live(view.page, NAME)
        assert state(view.page) == {**FIRST, "step": 7}
        assert view.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROW, 1280])
def test_axe_finds_nothing_in_any_state(width: int, scheme: str, open_page: OPEN, axe: str) -> None:
    view = open_page(PAGE, width, scheme)
    live(view.page, NAME)
    view.page.evaluate(axe)
    rules = json.dumps({"rules": {"target-size": {"enabled": True}}})
    for number, asked in enumerate((None, TELLING[2], TELLING[5])):
        if asked:
            put(view.page, asked)
        if number == 1:
            open_table(view.page.locator(f"{LIVE} summary"))
        found = view.page.evaluate(f"axe.run(document.querySelector('dl-descent'), {rules})")
        assert [
            (rule["id"], node["html"]) for rule in found["violations"] for node in rule["nodes"]
        ] == []
    assert view.errors == []
    assert view.foreign == []


def test_axe_finds_nothing_on_home(open_page: OPEN, axe: str) -> None:
    view = open_page(HOME)
    live(view.page, NAME)
    view.page.evaluate(axe)
    found = view.page.evaluate("axe.run(document.querySelector('[data-explorer]'))")
    assert [rule["id"] for rule in found["violations"]] == []
    assert view.errors == [] and view.foreign == []


def test_home_has_it_small_and_running(open_page: OPEN) -> None:
    page = open_page(HOME).page
    live(page, NAME)
    explorer = page.locator(NAME)
    expect(explorer.get_by_role("slider")).to_have_count(1)
    expect(explorer.locator(".live :is(form, table)")).to_have_count(0)
    expect(explorer.locator(".snippet pre > code")).to_be_visible()
    expect(explorer.locator(".snippet-figure > svg")).to_be_hidden()
    explorer.locator("svg").last.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('dl-descent').state.step > 3")
    explorer.get_by_role("button", name="Pause").click()
    held = state(page)
    page.wait_for_timeout(700)
    assert state(page) == held
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(100)
    explorer.locator("svg").last.scroll_into_view_if_needed()
    page.wait_for_timeout(700)
    assert state(page) == held  # what was paused stays paused


def test_forced_colours_keep_the_picture(open_page: OPEN) -> None:
    page = open_page(PAGE).page
    page.emulate_media(forced_colors="active")
    live(page, NAME)
    put(page, {"rate": 0.9})
    stroke = page.locator(f"{NAME} .move").first.evaluate("(e) => getComputedStyle(e).stroke")
    ground = page.locator(f"{NAME} .live").evaluate("(e) => getComputedStyle(e).backgroundColor")
    assert stroke != ground


def test_is_fast(page: Page) -> None:
    element = live(page, NAME)
    first = sorted(first_drawing(page, NAME) for _ in range(5))
    times = sorted(milliseconds(page, element, STATES))
    open_table(page.locator(f"{LIVE} summary"))
    with_table = sorted(milliseconds(page, element, STATES[::3]))
    print(
        f"\nat four-fold throttling, in ms: first drawing {first[2]:.1f} (most {first[-1]:.1f}), "
        f"redraw {times[len(times) // 2]:.1f} (99 %: {times[len(times) * 99 // 100]:.1f}), "
        f"with the table open {with_table[len(with_table) // 2]:.1f}"
    )

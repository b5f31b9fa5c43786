"""The explorer of the learning rate: its numbers, what it says, and every way to use it."""

from __future__ import annotations

import functools
import itertools
import json
import math
from collections.abc import Callable
from typing import Any

import pytest
import torch
from playwright.sync_api import Browser, Page, expect

from dlbasics.descent import gradient_descent

from .conftest import NARROW, ROOT, Server, View
from .explorers import (
    MODULES,
    different,
    first_drawing,
    live,
    milliseconds,
    numbers,
    open_table,
    reader,
    run_python,
    weight,
    written,
)

pytestmark = pytest.mark.browser

OPEN = Callable[..., View]
PAGE = "learning/learning-rate/index.html"
NAME = "dl-rate"
BYTES = 5_400
STEPS = 40
PINS = {"pin1": 0.1, "pin2": 0, "pin3": 0, "pin4": 0, "pin5": 0}
FIRST = {"rate": 0.9, "start": 0, "step": 3, "view": "weight", "log": True, **PINS}
RATES = (0.001, 0.00123, 0.01, 0.1, 0.237, 0.3, 0.499, 0.5)
RATES += (0.501, 0.7, 0.9, 0.99, 0.999, 1, 1.01, 1.05, 1.2)
STATES = [
    {"start": start, "rate": rate, "step": step}
    for start, rate, step in itertools.product((0, 3.3, 5, 8.4, 10), RATES, (0, 3, 17, STEPS))
]
FULL = {"pin1": 0.3, "pin2": 0.01, "pin3": 0.5, "pin4": 1.1, "pin5": 0.75}
TELLING = [
    FIRST,
    {**FIRST, "rate": 0.1, "step": 28},
    {**FIRST, "rate": 0.5, "step": 1, "view": "loss"},
    {**FIRST, "rate": 0.9, "step": 30, "view": "loss"},
    {**FIRST, "rate": 1, "step": 4, "start": 10},
    {**FIRST, "rate": 1.2, "step": STEPS, "view": "loss", "log": False, **FULL},
    {**FIRST, "rate": 1.05, "step": 9, **FULL},
    {**FIRST, "start": 5, "rate": 0.3, "step": 2},
    {**FIRST, "rate": 0.02, "view": "network"},
    {**FIRST, "rate": 1.2, "view": "network"},
]
EXPLODED = TELLING[5]


@pytest.fixture
def page(open_page: OPEN) -> Page:
    """The page of the learning rate, with its explorer alive."""
    opened = open_page(PAGE).page
    live(opened, NAME)
    return opened


def state(page: Page, number: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = page.locator(NAME).nth(number).evaluate("(element) => element.state")
    return found


def put(page: Page, values: dict[str, Any]) -> None:
    page.locator(NAME).first.evaluate("(element, values) => element.state = values", values)


def says(page: Page) -> Any:
    return page.locator(f"{NAME} [role=status]")


# ---- The numbers ---------------------------------------------------------------------------------


def needed(path: list[float]) -> int | None:
    """The first step within 0.01 of the lowest point, as the page's snippet counts it."""
    return next((step for step, w in enumerate(path) if abs(w - 5) < 0.01), None)


@functools.cache
def run(start: float, rate: float) -> dict[str, Any]:
    path = gradient_descent(lambda w: 2 * (w - 5), start, rate, 3200)
    return {
        "rate": rate,
        "factor": 1 - 2 * rate,
        "path": path[: STEPS + 1],
        "losses": [(w - 5) ** 2 for w in path[: STEPS + 1]],
        "needed": needed(path),
    }


def test_numbers_are_those_of_the_library(page: Page) -> None:
    found = numbers(live(page, NAME), [{**PINS, "pin2": 0.3, "pin5": 1.1, **s} for s in STATES])
    wrong = {}
    for asked, shown in zip(STATES, found, strict=True):
        start, rate, step = asked["start"], asked["rate"], asked["step"]
        own, twin = run(start, rate), round(1 - rate, 5)
        pins = [run(start, 0.1), run(start, 0.3), None, None, run(start, 1.1)]
        oracle = {
            **asked,
            **own,
            "w": own["path"][step],
            "loss": own["losses"][step],
            "distance": abs(own["path"][step] - 5),
            "twin": twin,
            "twin_needed": run(start, twin)["needed"] if twin > 0 and rate != 0.5 else None,
            "curvature": 2,
            "share": 1 - 2 * rate,
        }
        lines = different(shown, oracle)
        for each, pin in zip(shown["pins"], pins, strict=True):
            lines += different(each, pin) if pin else [f"found {each}"] if each else []
        if lines:
            wrong[json.dumps(asked)] = lines
    assert wrong == {}


def test_numbers_are_those_of_torch(page: Page) -> None:
    asked = [each for each in STATES if each["step"] == STEPS]
    found = numbers(live(page, NAME), asked)
    rates = torch.tensor([each["rate"] for each in asked], dtype=torch.float64)
    w = torch.tensor([each["start"] for each in asked], dtype=torch.float64, requires_grad=True)
    path, losses = [], []
    for _ in range(STEPS + 1):
        loss = (w - 5) ** 2
        (slope,) = torch.autograd.grad(loss.sum(), w)
        path.append(w.tolist())
        losses.append(loss.tolist())
        w = (w - rates * slope).detach().requires_grad_()
    for case, shown in enumerate(found):
        oracle = {"path": [row[case] for row in path], "losses": [row[case] for row in losses]}
        assert different(shown, oracle) == [], asked[case]


def test_overflow_is_where_python_overflows(page: Page) -> None:
    cases = [(0.0, 1.2), (0.1, 1.01), (9.9, 1.1), (5.0, 1.2), (0.0, 1.0), (0.0, 0.3)]
    found = numbers(live(page, NAME), [{"start": s, "rate": r} for s, r in cases])
    for (start, rate), shown in zip(cases, found, strict=True):
        path = gradient_descent(lambda w: 2 * (w - 5), start, rate, 20_000)
        first = next((k for k, w in enumerate(path) if (w - 5) * (w - 5) == math.inf), None)
        assert shown["overflow"] == first, (start, rate)


def test_known_facts(page: Page) -> None:
    facts: dict[float, tuple[int | None, list[float]]] = {
        0.001: (3105, [0, 0.01]),
        0.1: (28, [0, 1, 1.8, 2.44]),
        0.3: (7, [0, 3]),
        0.5: (1, [0, 5, 5]),
        0.9: (28, [0, 9, 1.8, 7.56]),
        0.99: (308, [0, 9.9]),
        1: (None, [0, 10, 0]),
        1.05: (None, [0, 10.5, -1.05, 11.655]),
    }
    for rate, (count, path) in facts.items():
        [shown] = numbers(live(page, NAME), [{"start": 0, "rate": rate}])
        assert shown["needed"] == count
        assert shown["path"][: len(path)] == pytest.approx(path)


def test_sweep_is_the_one_that_torch_computes(page: Page) -> None:
    code = (ROOT / "snippets/learning_rate/network_sweep.py").read_text(encoding="utf-8")
    sweep: dict[str, Any] = {}
    exec(code.partition("plot_sweep(")[0], sweep)
    curvature: dict[str, Any] = {}
    exec((ROOT / "snippets/learning_rate/network_curvature.py").read_text("utf-8"), curvature)
    for rate, nearest in {0.001: 1, 0.05: 3, 0.06: 4, 0.14: 5, 0.24: 7, 1.2: 9}.items():
        [shown] = numbers(live(page, NAME), [{"view": "network", "rate": rate}])
        assert shown["sweep"]["nearest"] == nearest
        assert shown["at"] == sweep["rates"][nearest]
        assert different(shown["curvature"], curvature["largest"], rtol=1e-9) == []
        share = 1 - curvature["largest"] * sweep["rates"][nearest]
        assert different(shown["share"], share, rtol=1e-9) == []
        assert different(shown["sweep"]["rates"], sweep["rates"]) == []
        assert different(shown["sweep"]["losses"][:8], sweep["losses"][:8], rtol=1e-9) == []
        assert not any(loss <= 1 for loss in shown["sweep"]["losses"][8:] + sweep["losses"][8:])
        assert shown["sweep"]["best"] == sweep["losses"].index(min(sweep["losses"][:8]))


# ---- What it says --------------------------------------------------------------------------------


SAYINGS: list[tuple[dict[str, Any], str]] = [
    ({"rate": 0.1}, "leaves |1 − 2 · 0.1| = 0.800 of the distance. So |w − 5| < 0.01 after 28"),
    ({"rate": 0.1}, "after 28 steps, as with η = 0.9."),
    (
        {"rate": 0.5},
        "takes the whole distance: |1 − 2 · 0.5| = 0.000. So |w − 5| < 0.01 after 1",
    ),
    ({"rate": 0.9}, "overshoots, but less far than it came: |1 − 2 · 0.9| = 0.800."),
    ({"rate": 1}, "overshoots, just as far as it came: |1 − 2 · 1| = 1.000. So it never ends."),
    ({"rate": 1.2}, "and farther than it came: |1 − 2 · 1.2| = 1.400. At step 1050 the loss"),
    ({"start": 5}, "The slope is 0 there, so w stays."),
    ({"view": "network", "rate": 0.01}, "leaves |1 − 10.18 · 0.01| = 0.898 of the distance."),
    ({"view": "network", "rate": 0.15}, "0.528. It is the lowest of the ten."),
    ({"view": "network", "rate": 0.2}, "|1 − 10.18 · 0.2| = 1.037. Best is η = 0.15."),
    ({"view": "network", "rate": 1.1}, "200 epochs is NaN."),
    (
        {"view": "network", "rate": 0.3},
        "farther than it came: |1 − 10.18 · 0.3| = 2.055. It expl",
    ),
]


def test_sentence_says_what_happens_and_why(page: Page) -> None:
    for asked, words in SAYINGS:
        put(page, {**FIRST, **asked})
        expect(says(page)).to_contain_text(words)


def every_number(part: Any) -> list[float]:
    if isinstance(part, (dict, list)):
        values = part.values() if isinstance(part, dict) else part
        return [number for value in values for number in every_number(value)]
    return [] if part is None or isinstance(part, (bool, str)) else [part, abs(part)]


def test_screen_shows_the_numbers_and_nothing_else(page: Page) -> None:
    open_table(page.locator(f"{NAME} .live summary"))
    words = page.locator(
        f"{NAME} :is(.says, .live :is(td, th), .figure button, .figure svg .strong)"
    )
    for asked in TELLING:
        put(page, asked)
        [shown] = numbers(live(page, NAME), [{}])
        values = [*every_number(shown), 2 / shown["curvature"]]
        specs = (".2f", ".3f", ".4f", ".6f", ".3e", ".4e", ".6e", "g")
        known = {format(value, spec) for value in values for spec in specs}
        known |= {*map(str, range(STEPS + 1)), "0.01", "200", "inf"}
        found = [each for text in words.all_text_contents() for each in written(text)]
        assert len(found) > 5
        assert [each for each in found if each.lstrip("-") not in known] == [], asked


def test_table_holds_every_step_of_every_run(page: Page) -> None:
    put(page, EXPLODED)
    open_table(page.locator(f"{NAME} .live summary"))
    rows = page.locator(f"{NAME} .live tbody tr")
    expect(rows).to_have_count(2 + STEPS + 1)
    runs = [run(0, rate) for rate in (1.2, *FULL.values())]
    for k, row in enumerate(rows.all()[2:]):
        values = [each["losses"][k] for each in runs]
        specs = [format(x, ".6f" if x < 1e4 else ".6e") for x in values]
        assert [written(cell)[0] for cell in row.locator("td").all_inner_texts()] == specs
    put(page, {"view": "network"})
    expect(rows).to_have_count(10)
    expect(rows.last).to_have_text("1NaN")


def test_prediction_is_asked_graded_and_revealed(page: Page) -> None:
    form = page.locator(f"{NAME} form")
    guess = form.get_by_label(
        "Predict: with η = 0.9, how many steps to |w − 5| < 0.01? (η = 0.1: 28.)"
    )
    expect(says(page)).to_have_text("Step 3: w = 7.560, 2.560 away from 5.")
    expect(page.locator(f"{NAME} .figure .past")).to_have_count(0)
    guess.fill("80")
    guess.press("Enter")
    expect(form).to_contain_text("✗ Not quite. It takes 28 steps.")
    expect(says(page)).to_contain_text("28 steps, as with η = 0.1.")
    expect(page.locator(f"{NAME} .figure .past")).to_have_count(1)

    ask = form.get_by_role("button", name="Ask me")
    put(page, {"rate": 1.2})
    ask.click()
    form.get_by_label("Predict: with η = 1.2, how far from 5 is w after step 1?").fill("7.2")
    page.keyboard.press("Enter")
    expect(form).to_contain_text("✓ Right. It is 7.000 away.")

    put(page, {"view": "network"})
    ask.click()
    expect(page.locator(f"{NAME} .figure circle.c0")).to_have_count(4)
    form.get_by_label("Predict: which η trains the network best?").fill("0.1")
    page.keyboard.press("Enter")
    expect(form).to_contain_text("✓ Right. Of the ten, 0.15, just below 2/L″ = 0.196.")
    expect(page.locator(f"{NAME} .figure circle.c0")).to_have_count(8)


def test_copied_python_prints_the_digits_on_the_screen(page: Page) -> None:
    open_table(page.locator(f"{NAME} .live summary"))
    for asked in TELLING[1:-1]:
        put(page, asked)
        [shown] = numbers(live(page, NAME), [{}])
        code = page.locator(NAME).evaluate("(element) => element.python(element.numbers)")
        printed = run_python(code)
        if asked["view"] == "network":
            loss = written(says(page).inner_text().partition("epochs is")[2])[0]
            assert printed == f"loss {loss.lower()}\n"
            continue
        head = page.locator(f"{NAME} .live thead th").all_inner_texts()[1:]
        rows = [
            [(written(cell) or [cell])[0] for cell in row.locator("td").all_inner_texts()]
            for row in page.locator(f"{NAME} .live tbody tr").all()
        ]
        lines = [line.replace(",", "").replace(":", "").split() for line in printed.splitlines()]
        for name, count, last, line in zip(head, rows[1], rows[-1], lines, strict=True):
            value = line[3] if asked["view"] == "weight" else line[5]
            assert (float(written(name)[0]), count, last) == (float(line[1]), line[7], value)
        assert written(says(page).inner_text())[1] == lines[0][3]
        assert f"{shown['w']:.3f}" == lines[0][3] or abs(shown["w"]) > 1e4


def test_static_version_shows_the_same_numbers(open_page: OPEN) -> None:
    bare = open_page(PAGE, javascript=False).page.locator(f"[data-explorer={NAME}]")
    expect(bare.locator(".snippet-figure > svg")).to_be_visible()
    sentence = written(bare.locator(":scope > p").first.inner_text().replace("−", ""))
    table = [
        row.inner_text().split("\t") for row in bare.locator(":scope > .scroll tbody tr").all()
    ]
    [shown] = numbers(live(open_page(PAGE).page, NAME), [FIRST])
    pin = shown["pins"][0]
    texts = [f"{value:.3f}" for value in (pin["path"][3], shown["w"], shown["distance"])]
    assert [number for number in sentence if len(number) > 4] == texts
    sweep = shown["sweep"]
    assert [float(cells[0]) for cells in table] == sweep["rates"]
    assert [cells[1].strip() for cells in table[:8]] == [f"{x:.4f}" for x in sweep["losses"][:8]]


# ---- Ways to use it ------------------------------------------------------------------------------


def test_runs_are_pinned_and_unpinned(page: Page) -> None:
    pin = page.get_by_role("button", name="Pin this run")
    for rate in (0.9, 0.9, 0.3, 0.5, 1.1, 0.7):
        put(page, {"rate": rate})
        pin.click()
    assert [state(page)[key] for key in PINS] == [0.1, 0.9, 0.3, 0.5, 1.1]
    chips = page.locator(f"{NAME} .figure button[title=Unpin]:visible")
    assert chips.all_inner_texts() == [
        "0.1: 28 steps ×",
        "0.9: 28 steps ×",
        "0.3: 7 steps ×",
        "0.5: 1 step ×",
        "1.1: never ×",
    ]
    expect(page.locator(f"{NAME} .figure path.drop")).to_have_count(5)
    chips.nth(2).press("Enter")
    expect(chips).to_have_count(4)
    expect(pin).to_be_focused()
    pin.click()
    assert [state(page)[key] for key in PINS] == [0.1, 0.9, 0.7, 0.5, 1.1]


def test_slider_reaches_the_rates_of_the_page(page: Page) -> None:
    slider = page.get_by_role("slider", name="learning rate η")
    slider.press("Home")
    seen = slider.evaluate(
        """(slider) => Array.from({ length: 309 }, (_, i) => {
          if (i) slider.stepUp();
          slider.dispatchEvent(new Event("input"));
          return document.querySelector("dl-rate").state.rate;
        })"""
    )
    assert {0.001, 0.01, 0.03, 0.1, 0.15, 0.2, 0.25, 0.3, 0.5, 0.7, 0.9, 1, 1.05, 1.2} <= set(seen)
    assert seen == sorted(set(seen)) and len(seen) == 309
    ratios = [b / a for a, b in itertools.pairwise(seen)]
    assert min(ratios) > 1
    assert max(ratios) < 1.05


def test_roles_names_and_values(page: Page) -> None:
    explorer = page.locator(f"{NAME} .live")
    expect(explorer.get_by_role("img")).to_have_count(2)
    for name, value in {"start w₀": "0.0", "learning rate η": "0.900", "step": "3"}.items():
        slider = explorer.get_by_role("slider", name=name, exact=True)
        expect(slider).to_have_attribute("aria-valuetext", value)
    expect(explorer.get_by_role("slider")).to_have_count(3)
    expect(explorer.get_by_role("combobox", name="show")).to_have_value("weight")
    expect(explorer.get_by_role("checkbox")).to_have_count(0)
    chip = explorer.get_by_role("button", name="0.1: 28 steps")
    expect(chip).to_have_accessible_description("Unpin")
    for name in ("Check", "Pin this run", "Play", "Step", "Reset", "Copy link", "Copy as Python"):
        expect(explorer.get_by_role("button", name=name, exact=True)).to_be_visible()
    put(page, {"view": "network"})
    expect(explorer.get_by_role("slider")).to_have_count(1)
    for name in ("Pin this run", "Play"):
        expect(explorer.get_by_role("button", name=name)).to_have_count(0)


def test_everything_works_from_the_keyboard(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    stops: list[str] = []
    page.locator(f"{NAME} form input").focus()
    for _ in range(20):
        stop = page.locator(":focus")
        if not stop.evaluate("(e) => e.closest('dl-rate .live') !== null"):
            break
        assert stop.evaluate("(e) => parseFloat(getComputedStyle(e).outlineWidth)") > 0
        name = stop.evaluate("(e) => e.labels?.[0]?.textContent || e.ariaLabel || e.textContent")
        stops.append(name)
        if name.startswith("Predict"):
            page.keyboard.type("28")
            page.keyboard.press("Enter")
            expect(page.locator(f"{NAME} form")).to_contain_text("✓ Right.")
        elif name == "learning rate η":
            page.keyboard.press("ArrowRight")
            assert state(page)["rate"] == 0.91
            page.keyboard.press("ArrowLeft")
            page.keyboard.press("ArrowLeft")
            assert state(page)["rate"] == 0.87
        elif name == "show":
            page.keyboard.press("ArrowDown")
            assert state(page)["view"] == "loss"
        elif name == "logarithmic":
            page.keyboard.press("Space")
            assert state(page)["log"] is False
        elif name == "Pin this run":
            page.keyboard.press("Space")
            assert state(page)["pin2"] == 0.9
        elif name == "Reset":
            page.keyboard.press("Space")
            assert state(page) == FIRST
        elif name == "Copy as Python":
            page.keyboard.press("Enter")
            expect(stop).to_have_text("Copied")
            assert "gradient_descent" in page.evaluate("navigator.clipboard.readText()")
        page.keyboard.press("Tab")
    assert [stop.partition(": w")[0] for stop in stops] == [
        "Predict",
        "Ask me",
        "Pin this run",
        "0.1: 28 steps ×",
        "0.9: 28 steps ×",
        "learning rate η",
        "start w₀",
        "step",
        "show",
        "logarithmic",
        "Play",
        "Step",
        "Reset",
        "The numbers as a table",
        "Copy link",
        "Copy as Python",
    ]


def test_rate_can_be_dragged_on_the_line_of_the_factor(page: Page) -> None:
    dot = page.locator(f"{NAME} .figure svg").last.locator("circle").last
    for view, reach in (("weight", (0.6, 0.75)), ("network", (0.14, 0.17))):
        put(page, {"rate": 0.9 if view == "weight" else 0.2, "view": view})
        dot.scroll_into_view_if_needed()
        box = dot.bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 100, y, steps=3)
        page.mouse.up()
        assert reach[0] < state(page)["rate"] < reach[1]


def test_play_runs_to_the_end_and_jumps_without_motion(
    browser: Browser, server: Server, page: Page
) -> None:
    page.locator(NAME).evaluate("(element) => element.pace = 10")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(f"document.querySelector('{NAME}').state.step === {STEPS}")
    with reader(browser, server, reduced_motion="reduce") as view:
        view.page.goto(server.address + PAGE.removesuffix("index.html"))
        live(view.page, NAME)
        view.page.get_by_role("button", name="Play").click()
        assert state(view.page)["step"] == STEPS


def test_narrow_with_touch(browser: Browser, server: Server) -> None:
    with reader(
        browser,
        server,
        viewport={"width": 360, "height": 740},
        has_touch=True,
        is_mobile=True,
        reduced_motion="reduce",
    ) as view:
        page = view.page
        page.goto(server.address + PAGE.removesuffix("index.html"))
        live(page, NAME)
        for asked in TELLING:
            put(page, asked)
            assert page.evaluate("document.documentElement.scrollWidth") == NARROW
            outside = page.locator(f"{NAME} .live :is(text, button)").evaluate_all(
                """(parts) => parts.map((part) => part.getBoundingClientRect())
                  .filter(({ left, right }) => left < 0 || right > 360)"""
            )
            assert outside == []
            small = page.locator(f"{NAME} .live :is(input:not([type=checkbox]), button, select)")
            heights = small.evaluate_all(
                "(all) => all.filter((e) => e.offsetParent).map((e) => e.offsetHeight)"
            )
            assert min(heights) >= 44
        assert (
            page.locator(f"{NAME} label", has_text="logarithmic").evaluate(
                "(label) => { label.parentElement.hidden = false; return label.offsetHeight; }"
            )
            >= 44
        )

        put(page, FIRST)
        dot = page.locator(f"{NAME} .figure svg").last.locator("circle").last
        dot.evaluate("(dot) => dot.ownerSVGElement.scrollIntoView({ block: 'center' })")
        box = dot.bounding_box()
        assert box
        before = page.evaluate("scrollY")
        session = page.context.new_cdp_session(page)
        x, y = box["x"] + 5, box["y"] + 5
        for kind, moved in [("touchStart", 0), *(("touchMove", 20 * i) for i in range(1, 11))]:
            points = [{"x": x, "y": y - moved}]
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        page.wait_for_function(f"scrollY > {before + 100}", timeout=3000)
        assert state(page) == FIRST
        assert view.errors == []


@pytest.mark.parametrize("width", [NARROW, 1280])
def test_words_in_the_figure_do_not_collide(width: int, open_page: OPEN) -> None:
    page = open_page(PAGE, width).page
    live(page, NAME)
    for asked in TELLING[:5]:
        put(page, asked)
        boxes = page.locator(f"{NAME} .figure svg text").evaluate_all(
            """(all) => all.filter((e) => e.textContent).map((e) => [e.textContent, e.getBBox(),
              e.ownerSVGElement === document.querySelector("dl-rate svg.live, dl-rate .figure svg")])
              .map(([text, { x, y, width, height }, first]) => ({ text, x, y, width, height, first }))"""
        )
        hits = [
            (a["text"], b["text"])
            for a, b in itertools.combinations(boxes, 2)
            if a["first"] == b["first"]
            and min(a["x"] + a["width"], b["x"] + b["width"]) > max(a["x"], b["x"]) + 1
            and min(a["y"] + a["height"], b["y"] + b["height"]) > max(a["y"], b["y"]) + 4
        ]
        assert hits == [], asked


def test_is_there_without_javascript_and_on_paper(open_page: OPEN) -> None:
    bare = open_page(PAGE, NARROW, javascript=False).page.locator(f"[data-explorer={NAME}]")
    for part in bare.locator("pre > code, .snippet-figure > svg, > p, > .scroll table").all():
        expect(part).to_be_visible()
    page = open_page(PAGE).page
    live(page, NAME)
    figure = page.locator("[data-explorer] .snippet-figure > svg")
    expect(figure).to_be_hidden()
    page.emulate_media(media="print")
    expect(figure).to_be_visible()
    expect(page.locator("[data-explorer] .live")).to_be_hidden()


@pytest.mark.parametrize("width", [NARROW, 1280])
def test_nothing_moves_when_it_takes_over(width: int, browser: Browser, server: Server) -> None:
    with reader(browser, server, viewport={"width": width, "height": 900}) as view:
        page = view.page
        held: list[Any] = []
        page.route("**/explorers/dl-rate.js", lambda route: held.append(route))
        page.goto(server.address + PAGE.removesuffix("index.html") + "#explorer-dl-rate")
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


# ---- The page around it --------------------------------------------------------------------------


def test_two_on_one_page_and_one_without_its_static_version(open_page: OPEN) -> None:
    view = open_page(PAGE)
    page = view.page
    live(page, NAME)
    page.evaluate(
        """() => {
          const place = document.createElement("div");
          place.className = "explorer";
          place.id = "second";
          place.dataset.explorer = "dl-rate";
          document.querySelector("[data-explorer]").after(place);
        }"""
    )
    live(page, NAME, 1)
    put(page, {"rate": 0.3})
    assert state(page, 1) == FIRST
    page.locator(NAME).nth(1).evaluate("(element) => element.state = { view: 'network' }")
    ids = page.evaluate("[...document.querySelectorAll('.live [id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids))
    assert view.errors == []


def test_link_leads_back_to_the_state(page: Page) -> None:
    asked = {**FIRST, "rate": 0.00123, "start": 7.3, "step": 12, "view": "loss", "log": False}
    asked |= {"pin1": 0, "pin3": 0.00456, "pin5": 1.2}
    put(page, asked)
    link = page.locator(NAME).evaluate("(element) => element.link")
    page.goto(link)
    live(page, NAME)
    assert state(page) == asked
    assert page.locator(NAME).evaluate("(element) => element.link") == link


HOSTILE: dict[str, dict[str, Any]] = {
    "rate.rate=<img src=x onerror=alert(1)>&rate.view=%22%3E%3Cscript%3Ealert(1)": {},
    "rate.rate=NaN&rate.start=Infinity&rate.pin1=-Infinity&rate.view=constructor": {},
    "rate.rate=1e999&rate.log=1&rate.pin2=1e1&rate.view=__proto__": {},
    "rate.rate=&rate.pin1=[]&rate.log={}": {},
    "rate.rate=99&rate.start=-5&rate.step=2.6&rate.pin4=77": {"rate": 1.2, "pin4": 1.2},
    "rate.rate=-3&rate.pin1=-3&rate.log=false": {"rate": 0.001, "pin1": 0, "log": False},
    "rate.rate=" + "9" * 60_000: {},
}


def test_hostile_addresses_neither_break_nor_inject(browser: Browser, server: Server) -> None:
    with reader(browser, server) as view:
        page = view.page
        asked: list[str] = []
        page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
        page.goto(server.address + PAGE.removesuffix("index.html"))
        for query, wanted in HOSTILE.items():
            page.evaluate("(query) => history.replaceState({}, '', `?${query}`)", query)
            page.evaluate(
                """() => {
                  const place = document.querySelector("[data-explorer]");
                  const fresh = place.cloneNode(true);
                  const old = fresh.querySelector("dl-rate");
                  old?.querySelector(":scope > .live").remove();
                  old?.replaceWith(...old.childNodes);
                  place.replaceWith(fresh);
                }"""
            )
            live(page, NAME)
            assert state(page) == {**FIRST, **wanted}, query[:80]
            tags = page.locator(NAME).evaluate(
                "(element) => [...element.querySelectorAll('*')].map((each) => each.tagName).join()"
            )
            assert "IMG" not in tags and "SCRIPT" not in tags
        assert asked == []
        assert view.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROW, 1280])
def test_axe_finds_nothing_in_any_state(width: int, scheme: str, open_page: OPEN, axe: str) -> None:
    view = open_page(PAGE, width, scheme)
    live(view.page, NAME)
    view.page.evaluate(axe)
    rules = json.dumps({"rules": {"target-size": {"enabled": True}}})
    for number, asked in enumerate((None, TELLING[3], EXPLODED, TELLING[-1])):
        if asked:
            put(view.page, asked)
        if number == 1:
            open_table(view.page.locator(f"{NAME} .live summary"))
        # away from under the header
        view.page.evaluate("document.querySelector('dl-rate').scrollIntoView(), scrollBy(0, -100)")
        found = view.page.evaluate(f"axe.run(document.querySelector('dl-rate'), {rules})")
        assert [
            (rule["id"], node["html"]) for rule in found["violations"] for node in rule["nodes"]
        ] == []
    assert view.errors == []
    assert view.foreign == []


def test_forced_colours_keep_the_picture(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    stroke = page.locator(f"{NAME} .move").first.evaluate("(e) => getComputedStyle(e).stroke")
    ground = page.locator(f"{NAME} .live").evaluate("(e) => getComputedStyle(e).backgroundColor")
    assert stroke != ground


def test_is_fast_and_light(page: Page) -> None:
    element = live(page, NAME)
    first = sorted(first_drawing(page, NAME) for _ in range(5))
    times = sorted(milliseconds(page, element, [{**FULL, **each} for each in STATES]))
    size = weight(MODULES / "dl-rate.js")
    print(
        f"\n{size} bytes; at four-fold throttling, in ms: first drawing {first[2]:.1f}, "
        f"redraw {times[len(times) // 2]:.1f} (99 %: {times[len(times) * 99 // 100]:.1f})"
    )
    assert size <= BYTES

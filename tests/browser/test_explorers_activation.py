"""The explorer of activations: its three views, what they say, and every way to use it."""

from __future__ import annotations

import itertools
import json
import math
import random
import re
from collections.abc import Callable
from typing import Any

import pytest
import torch
from playwright.sync_api import Browser, Dialog, Page, expect
from torch.nn import functional

from dlbasics import activations as library
from dlbasics.autograd import Value
from dlbasics.network import random_network

from .conftest import NARROW, Server, View
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
PAGE = "learning/activation-functions/index.html"
NAME = "dl-activation"
LIVE = f"{NAME} .live"
BYTES = 6500  # three views, each with its sentence and its program
NAMES = ("sigmoid", "tanh", "relu", "linear", "leaky_relu", "elu", "gelu", "silu", "softplus")
VARIANCE = {"default": 1 / 3, "xavier": 1.0, "he": 2.0}
FIRST = {
    "view": "slope",
    "activation": "sigmoid",
    "z": 0,
    "weights": "default",
    "depth": 10,
    "rate": 0.5,
    "seed": 4,
    "step": 1,
}
SLOPES: list[dict[str, Any]] = [
    {"view": "slope", "activation": name, "z": z / 10} for name in NAMES for z in range(-60, 61, 3)
]
VANISHING: list[dict[str, Any]] = [
    {"view": "vanishing", "activation": name, "weights": start, "depth": depth, "seed": seed}
    for name, start, (depth, seed) in itertools.product(
        NAMES, VARIANCE, [(1, 0), (2, 1), (5, 9), (10, 4), (17, 3), (30, 7)]
    )
]
DEAD: list[dict[str, Any]] = [
    {"view": "dead", "rate": rate, "seed": seed, "step": step}
    for rate, seed, step in itertools.product((0.05, 0.3, 0.5, 1), range(10), (0, 1, 2, 3, 6))
]
TELLING: list[dict[str, Any]] = [
    FIRST,
    {"view": "slope", "activation": "tanh", "z": 6},
    {"view": "slope", "activation": "linear", "z": -3.4},
    {"view": "slope", "activation": "gelu", "z": -6},
    {"view": "vanishing", "activation": "sigmoid", "weights": "default", "depth": 30, "seed": 4},
    {"view": "vanishing", "activation": "linear", "weights": "he", "depth": 30, "seed": 0},
    {"view": "vanishing", "activation": "relu", "weights": "he", "depth": 20, "seed": 4},
    {"view": "vanishing", "activation": "tanh", "weights": "xavier", "depth": 1, "seed": 4},
    {"view": "dead", "rate": 0.5, "seed": 4, "step": 0},
    {"view": "dead", "rate": 0.5, "seed": 4, "step": 3},
    {"view": "dead", "rate": 1, "seed": 3, "step": 6},
]


@pytest.fixture(scope="module")
def shared(browser: Browser, server: Server) -> Any:
    """The page with its explorer alive, for tests that begin with a whole state."""
    with reader(browser, server, permissions=["clipboard-read", "clipboard-write"]) as view:
        view.page.goto(server.address + PAGE.removesuffix("index.html"))
        live(view.page, NAME)
        yield view.page
        assert view.errors == [] and view.foreign == []


@pytest.fixture
def page(open_page: OPEN) -> Page:
    """A page of its own, with its explorer alive."""
    opened = open_page(PAGE).page
    live(opened, NAME)
    return opened


def state(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.locator(NAME).evaluate("(element) => element.state")
    return found


def put(page: Page, values: dict[str, Any]) -> None:
    page.locator(NAME).evaluate("(element, values) => element.state = values", values)


def said(page: Page) -> str:
    return page.locator(f"{LIVE} [role=status]").inner_text()


# ---- The numbers ---------------------------------------------------------------------------------


def test_functions_and_slopes_are_those_of_library_and_torch(shared: Page) -> None:
    wrong = []
    for asked, shown in zip(SLOPES, numbers(live(shared, NAME), SLOPES), strict=True):
        name, z = str(asked["activation"]), float(asked["z"])
        own = getattr(library, name)
        slope = float(own.derivative(z))
        expected = {
            "z": z,
            "name": own.name,
            "value": float(own(z)),
            "slope": slope,
            "ten": slope**10,
            "zs": list(map(float, range(-6, 7))),
            "values": [float(own(x)) for x in range(-6, 7)],
            "slopes": [float(own.derivative(x)) for x in range(-6, 7)],
        }
        # 1 − tanh² ends in a difference of nearly equal numbers, on all three sides
        wrong += different(shown, expected, atol=3e-16, at=f"{name} {z}")
        leaf = torch.tensor(z, dtype=torch.float64, requires_grad=True)
        value = leaf * 1 if name == "linear" else getattr(functional, name)(leaf)
        (autograd,) = torch.autograd.grad(value, leaf)
        oracle = {"value": value.item(), "slope": autograd.item()}
        wrong += different(shown, oracle, atol=3e-16, at=f"torch {name} {z}")
    assert wrong == []


def network(
    activation: str, weights: str, depth: int, seed: int
) -> tuple[list[float], list[torch.Tensor]]:
    """Norms of the gradient, layer by layer, and each layer's slopes, from torch's autograd."""
    rng = random.Random(seed)

    def draw(rows: int, deviation: float) -> torch.Tensor:
        rows_of = [[rng.gauss(0, deviation) for _ in range(16)] for _ in range(rows)]
        return torch.tensor(rows_of, dtype=torch.float64)

    spread = math.sqrt(VARIANCE[weights] / 16)
    a, output = draw(4, 1).requires_grad_(), draw(1, spread)
    zs: list[torch.Tensor] = []
    slopes: list[torch.Tensor] = []
    for _ in range(depth):
        z = functional.linear(a, draw(16, spread))
        a = z * 1 if activation == "linear" else getattr(functional, activation)(z)
        zs.append(z)
        slopes += torch.autograd.grad(a.sum(), z, retain_graph=True)
    loss = functional.linear(a, output).square().mean()
    return [each.norm().item() for each in torch.autograd.grad(loss, zs)], slopes


def test_gradients_are_those_of_torch(shared: Page) -> None:
    wrong = []
    for asked, shown in zip(VANISHING, numbers(live(shared, NAME), VANISHING), strict=True):
        depth = int(asked["depth"])
        norms, slopes = network(
            str(asked["activation"]), str(asked["weights"]), depth, int(asked["seed"])
        )
        ratio = norms[0] / norms[-1]
        expected = {
            **asked,
            "norms": norms,
            "ratios": [norm / norms[-1] for norm in norms],
            "ratio": ratio,
            "each": ratio ** (1 / max(1, depth - 1)),
            "gain": math.sqrt(VARIANCE[str(asked["weights"])]),
            "slope": torch.cat(slopes).square().mean().sqrt().item(),
        }
        wrong += different(shown, expected, rtol=1e-9, at=json.dumps(asked))
        assert shown["power"] == pytest.approx(math.log10(ratio), abs=1e-9)
    assert wrong == []


def test_the_way_of_drawing_is_the_same_however_one_gets_there(shared: Page) -> None:
    """Weights are kept from one state to the next; they must not depend on the way."""
    asked = {"view": "vanishing", "activation": "tanh", "weights": "xavier", "seed": 8}
    grown = numbers(live(shared, NAME), [{**asked, "depth": depth} for depth in (1, 7, 3, 30, 7)])
    assert grown[1]["norms"] == grown[4]["norms"]
    assert different(grown[3]["norms"], network("tanh", "xavier", 30, 8)[0], rtol=1e-9) == []


def test_no_state_has_a_gradient_that_is_no_number(shared: Page) -> None:
    states = [
        {"view": "vanishing", "activation": name, "weights": start, "depth": depth, "seed": seed}
        for name, start, depth, seed in itertools.product(NAMES, VARIANCE, (8, 30), range(10))
    ]
    for asked, shown in zip(states, numbers(live(shared, NAME), states), strict=True):
        assert all(isinstance(norm, float) and norm > 0 for norm in shown["norms"]), asked
        assert len(shown["norms"]) == asked["depth"]


def trained(rate: float, seed: int, steps: int) -> list[dict[str, Any]]:
    """The units after each step, from `dlbasics` for the start and torch for the training."""
    start = [
        p.data for p in random_network((1, 16, 1), Value.relu, random.Random(seed)).parameters()
    ]
    x = torch.tensor([k / 10 for k in range(-10, 11)], dtype=torch.float64).reshape(-1, 1)
    w, b, v, c = (
        torch.tensor(part, dtype=torch.float64).requires_grad_()
        for part in (start[:16], start[16:32], start[32:48], start[48])
    )
    path = []
    for _ in range(steps):
        z = x * w + b
        on = (z > 0).sum(0)
        rows = zip(w.tolist(), b.tolist(), z.max(0).values.tolist(), on.tolist(), strict=True)
        path.append(
            {
                "units": [
                    dict(zip(("weight", "bias", "top", "on"), row, strict=True)) for row in rows
                ],
                "dead": int((on == 0).sum()),
                "answer": c.item(),
            }
        )
        loss = ((torch.relu(z) @ v + c - (2 * x[:, 0] + 1)) ** 2).mean()
        gradients = torch.autograd.grad(loss, (w, b, v, c))
        with torch.no_grad():
            for parameter, gradient in zip((w, b, v, c), gradients, strict=True):
                parameter -= rate * gradient
    return path


def test_dead_units_are_those_of_torch(shared: Page) -> None:
    found = numbers(live(shared, NAME), DEAD)
    wrong = []
    for asked, shown in zip(DEAD, found, strict=True):
        step = int(asked["step"])
        path = trained(float(asked["rate"]), int(asked["seed"]), step + 2)
        before = path[max(0, step - 1)]
        expected = {
            **asked,
            **path[step],
            "before": before["units"],
            "was": before["dead"],
            "killed": path[step]["dead"] - before["dead"],
            "next": path[step + 1]["dead"],
        }
        wrong += different(shown, expected, rtol=1e-9, atol=1e-12, at=json.dumps(asked))
    assert wrong == []
    assert {each["dead"] for each in found} >= {1, 2, 16}


def test_known_facts(shared: Page) -> None:
    element = live(shared, NAME)
    put(shared, FIRST)
    [two, one, corner] = numbers(
        element,
        [
            {"activation": "sigmoid", "z": 2},
            {"activation": "tanh", "z": 1},
            {"activation": "relu", "z": 0},
        ],
    )
    assert (round(two["value"], 6), round(one["slope"], 6)) == (0.880797, 0.419974)
    assert (corner["value"], corner["slope"]) == (0, 0)


# ---- What it says --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({**FIRST, "z": 2}, "Its slope is 0.105: that part of the gradient comes back; ten in a"),
        ({"view": "slope", "activation": "relu", "z": 0}, "at the corner, as in PyTorch. No grad"),
        ({"view": "slope", "activation": "relu", "z": -1}, "0.000: no gradient comes back."),
        ({"view": "slope", "activation": "relu", "z": 1}, "1.000: all of the gradient comes back"),
        ({"view": "slope", "activation": "silu", "z": -3}, "with the other sign."),
        ({"view": "slope", "activation": "gelu", "z": 2}, "1.085: more gradient comes back; ten"),
        ({"view": "slope", "activation": "tanh", "z": 6}, "Its slope is 2.5\u2009×\u200910⁻⁵"),
        (TELLING[4], "about 0.577, and by the slopes, about 0.245. It vanishes: layer 1"),
        (TELLING[5], "It explodes: layer 1 gets"),
        (TELLING[6], "It survives: layer 1 gets"),
        (TELLING[7], "One layer: nothing lies between it and the loss"),
        (TELLING[8], "Before training, chance has left 1 dead. Off for all 21 examples"),
        (
            {**TELLING[8], "step": 2},
            "Step 2 kills 4: the largest sum of unit 7 falls from 1.585 to",
        ),
        ({**TELLING[8], "rate": 0.05, "step": 1}, "Step 1 kills none: 15 are still on for some"),
        ({**TELLING[10], "step": 3}, "Now all are dead: the network answers"),
        (TELLING[10], "All 16 are dead: the network answers"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_sentence_says_what_happens_and_why(
    asked: dict[str, Any], words: str, shared: Page
) -> None:
    put(shared, asked)
    assert words in said(shared)


def test_copied_python_prints_the_digits_on_the_screen(shared: Page) -> None:
    codes, screens = [], []
    for asked in TELLING:
        put(shared, asked)
        codes.append(shared.locator(NAME).evaluate("(element) => element.python(element.numbers)"))
        values = shared.locator(f"{NAME} .term").evaluate_all(
            "(terms) => terms.map((term) => term.lastChild.textContent)"
        )
        screens.append([number for value in values for number in written(value)])
    # torch takes a second to load, so all programs run in one, each in a space of its own
    alone = f"for code in {codes!r}:\n    exec(code, {{}})\n    print('---')"
    for asked, screen, printed in zip(
        TELLING, screens, run_python(alone).split("---\n"), strict=False
    ):
        digits = re.findall(r"-?\d[\d.]*(?:e[+-]\d+)?", printed)
        if asked["view"] == "dead":
            counts = [line.split()[3] for line in printed.splitlines()]
            before, now = counts[-2:] if len(counts) > 1 else counts * 2
            digits = [before, str(int(now) - int(before)), now]
        elif asked["view"] == "vanishing":
            digits.remove("1")  # of "layer 1"
        assert digits == screen, asked


@pytest.mark.parametrize("asked", TELLING, ids=str)
def test_words_and_table_come_from_the_numbers(asked: dict[str, Any], shared: Page) -> None:
    [shown] = numbers(live(shared, NAME), [asked])
    fold = shared.locator(f"{LIVE} details")
    fold.evaluate("(fold) => fold.open = true")
    known: set[str] = set()

    def collect(value: Any) -> None:
        if isinstance(value, dict):
            collect(list(value.values()))
        elif isinstance(value, list):
            for each in value:
                collect(each)
        elif isinstance(value, (int, float)):
            known.update(format(value, spec) for spec in (".3f", ".3e", ".1e", ".1f"))
            known.add(str(value))

    collect(shown)
    constants = {*map(str, range(1, 31)), "0", "-0.000"}
    text = said(shared) + "\n" + shared.locator(f"{LIVE} tbody").inner_text()
    assert [number for number in written(text) if number not in known | constants] == []
    rows = {"slope": 13, "vanishing": shown["depth"], "dead": 16}[shown["view"]]
    assert shared.locator(f"{LIVE} tbody tr").count() == rows
    fold.evaluate("(fold) => fold.open = false")


def test_static_version_shows_the_same_numbers(open_page: OPEN) -> None:
    bare = open_page(PAGE, javascript=False).page.locator(f"[data-explorer={NAME}]")
    expect(bare.locator(".snippet-figure > svg")).to_be_visible()
    sentence = bare.locator(":scope > p").inner_text()
    page = open_page(PAGE).page
    [shown] = numbers(live(page, NAME), [FIRST])
    texts = {f"{shown['value']:.3f}", f"{shown['slope']:.3f}", f"{shown['ten']:.1e}"}
    assert texts <= set(written(sentence.replace(" ×", "\u2009×").replace("× ", "×\u2009")))
    expect(page.locator(f"{NAME} .snippet-figure > svg")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(f"{NAME} .snippet-figure > svg")).to_be_visible()
    expect(page.locator(LIVE)).to_be_hidden()


# ---- The prediction ------------------------------------------------------------------------------


@pytest.mark.parametrize(("guess", "verdict"), [("0.26", "✓ Right."), ("1", "✗ Not quite.")])
def test_prediction_is_graded_then_revealed(guess: str, verdict: str, page: Page) -> None:
    live_part = page.locator(LIVE)
    form = live_part.locator("form")
    expect(form).to_contain_text("Predict: how steep is sigmoid at z = 0.0?")
    expect(live_part.locator(".equation")).to_contain_text("?")
    expect(live_part.locator(".c1.line")).to_have_count(0)
    open_table(live_part.locator("summary"))
    expect(live_part.locator("tbody td").nth(1)).to_have_text("?")
    form.get_by_role("spinbutton").fill(guess)
    form.get_by_role("button", name="Check").click()
    expect(form).to_contain_text(f"{verdict} The slope is 0.250.")
    expect(live_part.locator(".equation")).to_contain_text("9.5\u2009×\u200910⁻⁷")
    expect(live_part.locator(".c1.line").first).to_be_visible()
    expect(live_part.locator("tbody td").nth(1)).to_have_text("0.002")


def test_other_views_ask_too(page: Page) -> None:
    form = page.locator(f"{LIVE} form")
    put(page, {"view": "vanishing"})
    form.get_by_role("button", name="Ask me").click()
    expect(page.locator(f"{LIVE} .figure")).to_contain_text("?")
    expect(page.locator(f"{LIVE} path.area")).to_have_count(1)
    assert "vanishes" not in said(page)
    page.keyboard.type("-7")
    page.keyboard.press("Enter")
    expect(form).to_contain_text("✓ Right. Layer 1 gets 3.8\u2009×\u200910⁻⁸.")
    expect(page.locator(f"{LIVE} path.area")).to_have_count(10)
    put(page, {"view": "dead"})
    form.get_by_role("button", name="Ask me").click()
    expect(form).to_contain_text("of 16 units, 2 are dead. How many after step 2?")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    expect(form).to_contain_text("✗ Not quite. After step 2, 6 are dead.")


# ---- Ways to use it ------------------------------------------------------------------------------


def test_dead_units_have_a_cross_and_a_word(shared: Page) -> None:
    put(shared, {**TELLING[8], "step": 2})
    figure = shared.locator(f"{LIVE} .figure")
    expect(figure.locator("text", has_text="dies")).to_have_count(4)
    expect(figure.locator("text", has_text="dead")).to_have_count(2)
    expect(figure.locator("path[d*='l14,14']")).to_have_count(6)


def test_roles_names_and_values(shared: Page) -> None:
    explorer = shared.locator(LIVE)
    shown = {
        "slope": ({"sum z": "0.0"}, ("look at", "activation"), "a function and its slope"),
        "vanishing": (
            {"layers": "10", "seed of the random weights": "4"},
            ("look at", "activation", "initial weights"),
            "the gradient in many layers",
        ),
        "dead": (
            {"learning rate η": "0.50", "seed of the random weights": "4", "step": "1"},
            ("look at",),
            "ReLU units that die",
        ),
    }
    for view, (sliders, choices, picture) in shown.items():
        put(shared, {**FIRST, "view": view})
        expect(explorer.get_by_role("img")).to_have_accessible_name(f"Picture: {picture}")
        expect(explorer.get_by_role("slider")).to_have_count(len(sliders))
        for name, value in sliders.items():
            slider = explorer.get_by_role("slider", name=name, exact=True)
            expect(slider).to_have_attribute("aria-valuetext", value)
        expect(explorer.get_by_role("combobox")).to_have_count(len(choices))
        for name in choices:
            expect(explorer.get_by_role("combobox", name=name, exact=True)).to_be_visible()
        expect(explorer.get_by_role("button", name="Play")).to_have_count(int(view == "dead"))
    names = [library.__dict__[name].name for name in NAMES]
    put(shared, FIRST)
    assert explorer.get_by_label("activation").locator("option").all_inner_texts() == names


def test_everything_works_from_the_keyboard(page: Page) -> None:
    page.locator(f"{LIVE} form input").focus()
    page.keyboard.type("0.25")
    page.keyboard.press("Enter")
    expect(page.locator(f"{LIVE} form")).to_contain_text("✓ Right.")
    stops: list[str] = []
    for _ in range(30):
        page.keyboard.press("Tab")
        if not page.evaluate("!!document.activeElement.closest('dl-activation .live')"):
            break
        stop = page.locator(":focus")
        assert float(stop.evaluate("(e) => parseFloat(getComputedStyle(e).outlineWidth)")) > 0
        name = stop.evaluate("(e) => e.labels?.[0]?.textContent || e.ariaLabel || e.textContent")
        stops.append(name)
        if name == "look at":
            page.keyboard.press("ArrowDown")
            assert state(page)["view"] == "vanishing"
            page.keyboard.press("ArrowDown")
            assert state(page)["view"] == "dead"
        elif name == "learning rate η":
            page.keyboard.press("End")
            assert state(page)["rate"] == 1
        elif name == "seed of the random weights":
            page.keyboard.press("Home")
            assert state(page)["seed"] == 0
        elif name == "Step":
            page.keyboard.press("Space")
            assert state(page)["step"] == 2
        elif name == "Reset":
            page.keyboard.press("Space")
            assert state(page) == {**FIRST, "view": "dead"}
        elif name == "The numbers as a table":
            page.keyboard.press("Enter")
    assert stops == [
        "Ask me",
        "look at",
        "learning rate η",
        "seed of the random weights",
        "step",
        "Play",
        "Step",
        "Reset",
        "The numbers as a table",
        "Numbers",
        "Copy link",
        "Copy as Python",
    ]


def test_play_runs_to_the_end_and_stops_with_the_view(page: Page) -> None:
    put(page, {"view": "dead"})
    explorer = page.locator(NAME)
    explorer.evaluate("(element) => element.pace = 20")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("document.querySelector('dl-activation').state.step === 6")
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    explorer.evaluate("(element) => element.pace = 200")
    page.get_by_role("button", name="Play").click()
    put(page, {"view": "slope"})
    held = state(page)["step"]
    page.wait_for_timeout(450)
    assert state(page)["step"] == held < 6


def test_point_can_be_dragged(page: Page) -> None:
    put(page, {"z": 0})
    figure = page.locator(f"{LIVE} svg")
    figure.scroll_into_view_if_needed()
    box = figure.locator("circle.c0").bounding_box()
    assert box
    x, y = box["x"] + 6, box["y"] + 6
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 90, y, steps=3)
    page.mouse.up()
    assert 1 < state(page)["z"] < 3
    put(page, {"view": "vanishing"})
    before = state(page)
    page.mouse.move(x + 90, y)
    page.mouse.down()
    page.mouse.move(x, y)
    page.mouse.up()
    assert state(page) == before


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
    size = {"width": 360, "height": 740}
    with reader(browser, server, viewport=size, has_touch=True, is_mobile=True) as view:
        page = view.page
        page.goto(server.address + PAGE.removesuffix("index.html"))
        live(page, NAME)
        for asked in [*TELLING, {"view": "slope", "activation": "silu", "z": -5.9}]:
            put(page, asked)
            assert page.evaluate("document.documentElement.scrollWidth") == NARROW
            outside = page.locator(f"{NAME} :is(.term, text, .live select)").evaluate_all(
                """(parts) => parts.map((part) => [part.textContent, part.getBoundingClientRect()])
                  .filter(([, { left, right }]) => left < 0 || right > 360).map(([text]) => text)"""
            )
            assert outside == [], asked
            small = page.locator(f"{LIVE} :is(input, button, select):visible").evaluate_all(
                "(all) => all.filter((each) => each.getBoundingClientRect().height < 44).length"
            )
            assert small == 0
            lines = page.locator(f"{LIVE} [role=status]").evaluate(
                "(p) => p.clientHeight / parseFloat(getComputedStyle(p).lineHeight)"
            )
            assert lines < 4.5, asked

        put(page, {**FIRST, "z": 0.5})
        figure = page.locator(f"{LIVE} svg")
        figure.evaluate("(svg) => svg.scrollIntoView({ block: 'center' })")
        box = figure.locator("circle.c0").bounding_box()
        assert box
        before = page.evaluate("scrollY")
        x, y = box["x"] + 5, box["y"] + 5
        swipe(page, (x, y), (x, y - 150))
        page.wait_for_function("(before) => scrollY > before + 80", arg=before)
        assert state(page)["z"] == 0.5
        assert view.errors == []


@pytest.mark.parametrize("width", [NARROW, 1280])
def test_nothing_moves_when_it_takes_over(width: int, browser: Browser, server: Server) -> None:
    with reader(browser, server, viewport={"width": width, "height": 900}) as view:
        page = view.page
        held: list[Any] = []
        page.route(f"**/explorers/{NAME}.js", lambda route: held.append(route))
        page.goto(server.address + PAGE.removesuffix("index.html") + "#explorer-dl-activation")
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


def test_link_leads_back_to_the_state(shared: Page) -> None:
    asked = {
        "view": "vanishing",
        "activation": "leaky_relu",
        "z": -3.3,
        "weights": "he",
        "depth": 23,
        "rate": 0.35,
        "seed": 9,
        "step": 4,
    }
    put(shared, asked)
    link = shared.locator(NAME).evaluate("(element) => element.link")
    shared.goto(link)
    live(shared, NAME)
    assert state(shared) == asked
    expect(shared.locator(f"{LIVE} .equation")).not_to_contain_text("?")
    shared.goto(link.split("?")[0])
    live(shared, NAME)


HOSTILE = {
    "activation.view=<img src=x onerror=alert(1)>&activation.activation=%22%3E%3Cscript": FIRST,
    "activation.view=constructor&activation.activation=__proto__&activation.weights=toString": FIRST,
    "activation.z=NaN&activation.depth=1e999&activation.seed=-1": {**FIRST, "seed": 0},
    "activation.depth=0&activation.rate=99&activation.step=-5": {
        **FIRST,
        "depth": 1,
        "rate": 1,
        "step": 0,
    },
    "activation.depth=" + "9" * 60_000: FIRST,
    "activation.view=vanishing&activation.depth=999999999&activation.seed=999999999": {
        **FIRST,
        "view": "vanishing",
        "depth": 30,
        "seed": 9,
    },
    "activation.view=%FF%FE%00&activation.z=%E0%A4%A": FIRST,
}


def test_hostile_addresses_neither_break_nor_inject(browser: Browser, server: Server) -> None:
    with reader(browser, server) as view:
        page = view.page
        asked: list[str] = []

        def dismiss(dialog: Dialog) -> None:
            asked.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", dismiss)
        page.goto(server.address + PAGE.removesuffix("index.html"))
        for query, wanted in HOSTILE.items():
            page.evaluate("(query) => history.replaceState({}, '', `?${query}`)", query)
            page.evaluate(
                """() => {
                  const place = document.querySelector("[data-explorer]");
                  place.querySelector("dl-activation")?.remove();
                  place.replaceWith(place.cloneNode(true));
                }"""
            )
            live(page, NAME)
            assert state(page) == wanted, query[:80]
            assert page.locator(f"{NAME} :is(img, script)").count() == 0
        assert asked == []
        assert view.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_view(scheme: str, open_page: OPEN, axe: str) -> None:
    view = open_page(PAGE, NARROW if scheme == "light" else 1280, scheme)
    live(view.page, NAME)
    view.page.evaluate(axe)
    rules = json.dumps({"rules": {"target-size": {"enabled": True}}})
    for number, asked in enumerate((None, TELLING[2], TELLING[4], TELLING[9])):
        if asked:
            put(view.page, asked)
        if number == 1:
            open_table(view.page.locator(f"{LIVE} summary"))
        found = view.page.evaluate(f"axe.run(document.querySelector('dl-activation'), {rules})")
        assert [
            (rule["id"], node["html"]) for rule in found["violations"] for node in rule["nodes"]
        ] == []
    assert view.errors == [] and view.foreign == []


def test_is_small_and_fast(page: Page) -> None:
    size = weight(MODULES / f"{NAME}.js")
    element = live(page, NAME)
    first = sorted(first_drawing(page, NAME) for _ in range(5))
    print(f"\n{size} bytes; at four-fold throttling, in ms: first drawing {first[2]:.1f}")
    seeds = [{**VANISHING[0], "depth": 30, "seed": seed} for seed in (0, 1, 2, 3, 5, 6, 7, 8, 9)]
    for what, states in {
        "slope": SLOPES[::4],
        "vanishing": VANISHING[::2],
        "30 layers of a new seed": seeds,
        "dead": DEAD[::4],
    }.items():
        if what == "vanishing":
            milliseconds(page, element, [{**VANISHING[0], "seed": each} for each in (4,)])
            states = [{**each, "seed": 4} for each in states]
        times = sorted(milliseconds(page, element, states))
        print(f"redraw, {what}: {times[len(times) // 2]:.1f}, most {times[-1]:.1f}")
    assert size <= BYTES

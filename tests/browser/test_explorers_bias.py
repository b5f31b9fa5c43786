"""The explorer of the bias: its numbers, what it says, and every way to use it."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from playwright.sync_api import Browser, Page, expect

from dlbasics import activations
from dlbasics.losses import mean_squared_error
from dlbasics.neuron import boundary, decision, distance_from_origin, output, weighted_sum

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
PAGE = "learning/bias/index.html"
NAME = "dl-bias"
YES = [[1, 3], [2, 2], [3, 1], [2, 3], [3, 2], [3, 3]]
NO = [[2, -1], [-2, 1], [1, 0], [-1, 0], [0, 1], [0, -1]]
POINTS, TARGETS = YES + NO, [1.0] * 6 + [0.0] * 6
TORCH: dict[str, Callable[[torch.Tensor], torch.Tensor]] = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "linear": lambda z: z,
}
FIRST: dict[str, Any] = {
    "view": "curve",
    "activation": "sigmoid",
    "point": 1,
    "w": 2,
    "x": 1,
    "w1": 3,
    "w2": 0,
    "zero": False,
    "b": -4,
}
PLANE: dict[str, Any] = {**FIRST, "view": "plane"}
STATES: list[dict[str, Any]] = [
    {**FIRST, "activation": f, "w": w, "b": b, "x": x, "zero": zero}
    for f, w, b, x, zero in itertools.product(
        TORCH, (-4, -0.7, 0, 0.1, 2, 3.9), (-8, -3.3, 0, 4.1), (-4, 0.3, 3.7), (False, True)
    )
] + [
    {**PLANE, "w1": w1, "w2": w2, "b": b, "point": point, "zero": zero}
    for (w1, w2), (b, point), zero in itertools.product(
        [(3, 0), (0, 0), (-4, 4), (0.1, 0), (1, 1), (2.3, 1.9), (-1.7, -0.4), (0, -2)],
        [(-8, 1), (-2.5, 7), (0, 8), (0.1, 4), (5.3, 12)],
        (False, True),
    )
]
TELLING = {
    "start": FIRST,
    "left": {**FIRST, "b": 3, "x": 3.2},
    "negative weight": {**FIRST, "w": -1, "b": 6, "x": -2},
    "beyond": {**FIRST, "w": 0.1, "b": 8, "activation": "linear"},
    "high": {**FIRST, "w": 4, "b": 8, "x": 4, "activation": "relu"},
    "forced": {**FIRST, "zero": True},
    "no weight": {**FIRST, "w": 0},
    "plane": PLANE,
    "separated": {**PLANE, "w1": 2, "w2": 2, "b": -5, "point": 7},
    "plane, forced": {**PLANE, "w1": 1, "w2": 0.8, "zero": True, "point": 10},
    "line far away": {**PLANE, "w1": -0.1, "w2": 0.1, "b": 8},
    "no weights": {**PLANE, "w1": 0},
}


@pytest.fixture
def page(open_page: OPEN) -> Page:
    """The page of the bias, with its explorer alive."""
    opened = open_page(PAGE).page
    live(opened, NAME)
    return opened


def state(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.locator(NAME).first.evaluate("(element) => element.state")
    return found


def put(page: Page, values: dict[str, Any]) -> None:
    page.locator(NAME).first.evaluate("(element, values) => element.state = values", values)


# ---- The numbers ---------------------------------------------------------------------------------


def expected(asked: dict[str, Any]) -> dict[str, Any]:
    flat = asked["view"] == "plane"
    f = activations.sigmoid if flat else getattr(activations, asked["activation"])
    weights = [asked["w1"], asked["w2"]] if flat else [asked["w"]]
    bias = 0 if asked["zero"] else asked["b"]
    inputs = POINTS[asked["point"] - 1] if flat else [asked["x"]]
    rows = POINTS if flat else [[x] for x in range(-4, 5)]
    outputs = [float(output(row, weights, bias, f)) for row in rows]
    said = [decision(row, weights, bias) for row in rows]
    there = any(weights)
    return {
        "input": inputs,
        "z": float(weighted_sum(inputs, weights, bias)),
        "a": float(output(inputs, weights, bias, f)),
        "rows": rows,
        "sums": [float(weighted_sum(row, weights, bias)) for row in rows],
        "outputs": outputs,
        "said": said,
        "nearest": boundary(weights, bias) if there else None,
        "distance": float(distance_from_origin(weights, bias)) if there else None,
        "right": sum(a == t for a, t in zip(said, TARGETS, strict=True)) if flat else None,
        "loss": mean_squared_error(outputs, TARGETS) if flat else None,
    }


def test_numbers_are_those_of_the_library(page: Page) -> None:
    found = numbers(live(page, NAME), STATES)
    wrong = {
        json.dumps(asked): lines
        for asked, shown in zip(STATES, found, strict=True)
        if (lines := different(shown, expected(asked)))
    }
    assert wrong == {}


def test_numbers_are_those_of_torch(page: Page) -> None:
    targets = torch.tensor(TARGETS, dtype=torch.float64)
    for asked, shown in zip(STATES, numbers(live(page, NAME), STATES), strict=True):
        f = TORCH["sigmoid" if asked["view"] == "plane" else asked["activation"]]
        neuron = torch.nn.Linear(len(shown["weights"]), 1, dtype=torch.float64)
        with torch.no_grad():
            neuron.weight[0] = torch.tensor(shown["weights"], dtype=torch.float64)
            neuron.bias.fill_(0 if asked["zero"] else asked["b"])
            sums = neuron(torch.tensor(shown["rows"], dtype=torch.float64)).flatten()
            outputs = f(sums)
        assert different(shown["sums"], sums.tolist(), atol=2e-15) == [], asked
        assert different(shown["outputs"], outputs.tolist(), atol=2e-15) == [], asked
        if asked["view"] == "plane":
            loss = torch.nn.functional.mse_loss(outputs, targets).item()
            assert different(shown["loss"], loss) == [], asked


def test_lowest_losses_are_those_that_torch_finds(page: Page) -> None:
    [shown] = numbers(live(page, NAME), [PLANE])
    inputs = torch.tensor([[*point, 1] for point in POINTS], dtype=torch.float64)
    targets = torch.tensor(TARGETS, dtype=torch.float64)
    for name, limits, rate, steps in (
        ("lowest_without", [4, 4, 0], 5, 200),
        ("lowest", [4, 4, 8], 100, 2000),
    ):
        limit = torch.tensor(limits, dtype=torch.float64)
        weights = torch.zeros(3, dtype=torch.float64, requires_grad=True)
        for _ in range(steps):
            loss = torch.nn.functional.mse_loss(torch.sigmoid(inputs @ weights), targets)
            (slope,) = torch.autograd.grad(loss, weights)
            with torch.no_grad():
                weights.copy_(torch.clamp(weights - rate * slope, -limit, limit))
        loss = torch.nn.functional.mse_loss(torch.sigmoid(inputs @ weights), targets)
        assert different(shown[name], loss.item(), rtol=1e-9) == []


def test_no_position_of_the_sliders_is_lower_than_the_lowest(page: Page) -> None:
    [shown] = numbers(live(page, NAME), [PLANE])
    steps = np.arange(-40, 41) / 10
    w1, w2 = (grid.reshape(-1, 1) for grid in np.meshgrid(steps, steps))
    x1, x2 = np.array(POINTS, dtype=float).T
    sums = w1 * x1 + w2 * x2  # (6561, 12)

    def lowest(bias: float) -> float:
        outputs = 1 / (1 + np.exp(-(sums + bias)))
        return float(((outputs - TARGETS) ** 2).mean(axis=1).min())

    # from the best position of the sliders, the lowest is less than a tenth away
    assert 0 <= lowest(0) - shown["lowest_without"] < 1e-4
    best = min(lowest(bias / 10) for bias in range(-80, 81, 2))
    assert 0 <= best - shown["lowest"] < 1e-6


def test_through_the_origin_nine_is_the_most(page: Page) -> None:
    turns = [k * math.pi / 500 for k in range(1000)]
    most = max(
        sum(
            decision(point, [math.cos(turn), math.sin(turn)]) == target
            for point, target in zip(POINTS, TARGETS, strict=True)
        )
        for turn in turns
    )
    assert most == 9
    forced = [
        {**PLANE, "w1": w1 / 2, "w2": w2 / 2, "zero": True}
        for w1, w2 in itertools.product(range(-8, 9), repeat=2)
    ]
    assert max(shown["right"] for shown in numbers(live(page, NAME), forced)) == 9


def test_points_are_those_of_the_page(page: Page) -> None:
    listing = (ROOT / "snippets/bias/mirror_points.py").read_text()
    for name, points in (("yes", YES), ("no", NO)):
        assert f"{name} = {[tuple(point) for point in points]}" in listing
    [shown] = numbers(live(page, NAME), [PLANE])
    assert shown["rows"] == POINTS


# ---- What it says --------------------------------------------------------------------------------


@pytest.mark.parametrize("case", TELLING)
def test_screen_shows_the_numbers_and_nothing_else(case: str, page: Page) -> None:
    [shown] = numbers(live(page, NAME), [TELLING[case]])
    flat: list[float] = []

    def collect(value: Any) -> None:
        if isinstance(value, list):
            for each in value:
                collect(each)
        elif isinstance(value, (int, float)):
            flat.extend((value, -value))

    collect(list(shown.values()))
    known = {format(value + 0.0, spec) for value in flat for spec in (".1f", ".2f", ".3f")}
    known |= {str(shown["right"]), "12", "9", "0", "2"}
    open_table(page.locator(f"{NAME} .live summary"))
    parts = "[role=status], .term, .figure svg .strong, .live tbody :is(th, td)"
    texts = page.locator(f"{NAME} :is({parts})").all_text_contents()
    assert len(texts) > 20
    for text in texts:
        assert "null" not in text and "NaN" not in text
        assert [number for number in written(text) if number not in known] == []


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("start", "at x* = −b / w = 4.0 / 2.0 = 2.00. The bias moves the whole curve to the right"),
        ("left", "at x* = −b / w = −3.0 / 2.0 = −1.50. The bias moves the whole curve to the left"),
        ("negative weight", "−6.0 / (−1.0) = 6.00. The bias moves the whole curve to the right"),
        ("beyond", "−8.0 / 0.1 = −80.00."),
        ("forced", "With b = 0, z = 2.0 · x is 0 at x = 0: the weight makes the curve steeper"),
        ("no weight", "z = b = −4.0 for every input: it never switches."),
        (
            "plane",
            "without turning it, by |b| / ‖w‖ = 4.0 / 3.00 = 1.33. 10 of 12 points are right",
        ),
        ("separated", "by |b| / ‖w‖ = 5.0 / 2.83 = 1.77. 12 of 12 points are right."),
        ("plane, forced", "at least one is wrong, so 9 is the most. 9 of 12 points are right."),
        ("no weights", "it never switches."),
    ],
)
def test_sentence_says_what_happens_and_why(case: str, words: str, page: Page) -> None:
    put(page, TELLING[case])
    expect(page.locator(f"{NAME} [role=status]")).to_contain_text(words)


def test_tasks_are_noticed_when_done(page: Page) -> None:
    task = page.locator(f"{NAME} .task")
    expect(task).to_have_text("A task comes after the prediction.")  # it would give the answer away
    put(page, {"b": -3})
    expect(task).to_have_text("Task: switch at x = 2 with another weight.")
    for done, values in (
        (False, {"w": 2, "b": -4}),
        (True, {"w": 1, "b": -2}),
        (True, {"w": 3.9, "b": -7.8}),
        (True, {"w": -2.3, "b": 4.6}),
        (False, {"w": 0, "b": -2}),
    ):
        put(page, values)
        expect(task).to_contain_text("✓ Done" if done else "Task")
    put(page, {"zero": True})
    expect(task).to_contain_text("With b = 0 you cannot.")
    put(page, {**PLANE, "w1": 1, "w2": 1, "b": -2.5})
    expect(task).to_contain_text("✓ Done")
    expect(page.locator(f"{NAME} .c3.line")).to_have_count(0)
    put(page, {"zero": True})
    expect(task).to_contain_text("no cross. With b = 0 you cannot.")
    expect(page.locator(f"{NAME} .c3.line")).to_have_count(3)


def test_static_version_shows_the_same_numbers(open_page: OPEN) -> None:
    bare = open_page(PAGE, javascript=False).page.locator(f"[data-explorer={NAME}]")
    expect(bare.locator(".snippet-figure > svg")).to_be_visible()
    values = bare.locator(":scope > p .computed, :scope > p [data-value]").evaluate_all(
        """(all) => all.map((each) =>
          [each.dataset.name, parseFloat(each.dataset.value ?? each.value), each.textContent])"""
    )
    [shown, flat] = numbers(live(open_page(PAGE).page, NAME), [FIRST, PLANE])
    asked = {
        "weight": shown["weights"][0],
        "bias": shown["bias"],
        "switch": shown["nearest"][0],
        "lowest_without": flat["lowest_without"],
        "lowest": flat["lowest"],
    }
    assert {name: value for name, value, _ in values} == asked
    texts = {name: written(text)[0] for name, _, text in values}
    assert texts["switch"] == "2.00" and texts["lowest_without"] == "0.135"


def test_prediction_is_asked_graded_and_revealed(page: Page) -> None:
    form = page.locator(f"{NAME} form")
    guess = form.get_by_label("Predict: with w = 2.0, b = −4.0, at which x does it switch?")
    expect(page.locator(f"{NAME} .figure .c1")).to_have_count(0)
    expect(page.locator(f"{NAME} .figure path.c0")).to_have_count(0)
    expect(page.locator(f"{NAME} .live")).not_to_contain_text("2.00.")
    guess.fill("-2")
    guess.press("Enter")
    expect(form).to_contain_text("✗ Not quite. It is 2.00.")
    expect(page.locator(f"{NAME} .figure path.c0")).to_have_count(1)

    ask = form.get_by_role("button", name="Ask me")
    for values, question, answer in (
        ({"zero": True}, "with w = 2.0, b = 0.0, at which x does it switch?", "0"),
        ({"w": 0, "zero": False}, "with w = 0.0, b = −4.0, what is z?", "-4"),
        (PLANE, "with w = 3.0 and 0.0, b = −4.0, how many of the 12 points are right?", "10"),
    ):
        put(page, values)
        ask.click()
        expect(page.locator(":focus")).to_have_attribute("type", "number")
        expect(form).to_contain_text(f"Predict: {question}")
        expect(page.locator(f"{NAME} .figure path.c0")).to_have_count(0)
        expect(page.locator(f"{NAME} [role=status]")).not_to_contain_text("of 12 points are right")
        page.keyboard.type(answer)
        page.keyboard.press("Enter")
        expect(form).to_contain_text("✓ Right.")


@pytest.mark.parametrize("case", TELLING)
def test_copied_python_prints_the_digits_on_the_screen(case: str, page: Page) -> None:
    put(page, TELLING[case])
    code = page.locator(NAME).evaluate("(element) => element.python(element.numbers)")
    terms = page.locator(f"{NAME} .term").evaluate_all(
        "(all) => all.map((term) => [term.firstChild.textContent.trim(), term.lastChild.textContent])"
    )
    screen = {name: written(value)[0] for name, value in terms}
    sentence = written(page.locator(f"{NAME} [role=status]").inner_text())
    lines = run_python(code).splitlines()
    assert lines[0] == f"z = {screen['z']}, output {screen['output']}"
    said = [number for line in lines[1:] for number in written(line)]
    if case == "forced":
        assert said == ["0.00"]
    elif case == "no weight":
        assert said == []
    elif TELLING[case]["view"] == "curve":
        assert said == [sentence[-1]]
    else:
        [shown] = numbers(live(page, NAME), [{}])
        found = [] if shown["distance"] is None else [f"{shown['distance']:.2f}"]
        assert said == [*found, str(shown["right"]), "12", screen["loss"]]
        if shown["distance"] is not None:
            status = page.locator(f"{NAME} [role=status]")
            expect(status).to_contain_text(f"{shown['right']} of 12 points are right")


def test_table_has_every_row(page: Page) -> None:
    open_table(page.locator(f"{NAME} .live summary"))
    for asked in (FIRST, PLANE):
        [shown] = numbers(live(page, NAME), [asked])
        rows = [
            row.inner_text().split("\t") for row in page.locator(f"{NAME} .live tbody tr").all()
        ]
        assert [cells[3] for cells in rows] == [("no", "yes")[yes] for yes in shown["said"]]
        for cells, row, z, a in zip(
            rows, shown["rows"], shown["sums"], shown["outputs"], strict=True
        ):
            assert [written(cell) for cell in cells[:3]] == [
                [f"{x:.1f}" for x in row],
                [f"{z:.2f}"],
                [f"{a:.3f}"],
            ]


# ---- Ways to use it ------------------------------------------------------------------------------


def test_roles_names_and_values(page: Page) -> None:
    explorer = page.locator(NAME)
    expect(explorer.get_by_role("img").first).to_have_accessible_name(
        "The neuron's output against its input, or its line between 12 points"
    )
    both = {"force b = 0": "checkbox", "neuron": "combobox"}
    sides = {
        "curve": {"weight w": "2.0", "input x": "1.0", "bias b": "−4.0"},
        "plane": {"weight w₁": "3.0", "weight w₂": "0.0", "bias b": "−4.0", "point": "1"},
    }
    for view, sliders in sides.items():
        put(page, {"view": view})
        expect(explorer.get_by_role("slider")).to_have_count(len(sliders))
        for name, value in sliders.items():
            slider = explorer.get_by_role("slider", name=name, exact=True)
            expect(slider).to_have_attribute("aria-valuetext", value)
        for name, role in both.items():
            expect(explorer.get_by_role(role, name=name)).to_be_visible()  # type: ignore[arg-type]
    explorer.get_by_label("force b = 0").check()
    expect(explorer.get_by_role("slider", name="bias b")).to_have_count(0)
    expect(explorer.get_by_role("slider")).to_have_count(3)


def test_everything_works_from_the_keyboard(open_page: OPEN) -> None:
    page = open_page(PAGE).page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    stops: list[str] = []
    inside = "document.activeElement.closest('dl-bias .live') !== null"
    for _ in range(120):
        page.keyboard.press("Tab")
        if not page.evaluate(inside):
            if stops:
                break
            continue
        stop = page.locator(":focus")
        assert float(stop.evaluate("(e) => parseFloat(getComputedStyle(e).outlineWidth)")) > 0
        name = stop.evaluate(
            "(e) => e.labels?.[0]?.textContent || e.ariaLabel || e.textContent || e.tagName"
        )
        stops.append(name.partition(":")[0])
        if name.startswith("Predict"):
            page.keyboard.type("2")
            page.keyboard.press("Enter")
            expect(page.locator(f"{NAME} form")).to_contain_text("✓ Right.")
        elif name == "neuron":
            page.keyboard.type("two")
            assert state(page)["view"] == "plane"
        elif name in ("weight w₁", "weight w₂", "bias b", "point"):
            page.keyboard.press("ArrowRight")
        elif name == "force b = 0":
            page.keyboard.press("Space")
            assert state(page)["zero"]
            page.keyboard.press("Space")
        elif name == "The numbers as a table":
            page.keyboard.press("Enter")
        elif name == "Copy as Python":
            page.keyboard.press("Enter")
            expect(stop).to_have_text("Copied")
            assert "[3.1, 0.1], -3.9" in page.evaluate("navigator.clipboard.readText()")
    assert stops == [
        "Predict",
        "Ask me",
        "neuron",
        "point",
        "weight w₁",
        "weight w₂",
        "force b = 0",
        "bias b",
        "The numbers as a table",
        "Numbers",
        "Copy link",
        "Copy as Python",
    ]
    assert state(page) == {**PLANE, "point": 2, "w1": 3.1, "w2": 0.1, "b": -3.9}


def test_switch_and_line_can_be_dragged(page: Page) -> None:
    for asked, sign in ((FIRST, -2), ({**PLANE, "w2": 0, "w1": 2}, -2)):
        put(page, asked)
        box, unit = page.locator(NAME).evaluate(
            """({ plot }) => {
              const { left, top } = plot.node.getBoundingClientRect();
              return [[left + plot.x(2), top + plot.y(0.5)], plot.x(1) - plot.x(0)];
            }"""
        )
        page.mouse.move(*box)
        page.mouse.down()
        page.mouse.move(box[0] - unit, box[1], steps=3)
        page.mouse.up()
        assert state(page)["b"] == pytest.approx(sign * 1, abs=0.11)
        held = state(page)
        page.mouse.move(box[0] + unit, box[1])
        page.mouse.click(box[0] + unit, box[1])
        assert state(page) == held
        put(page, {"zero": True})
        page.mouse.move(box[0] - 2 * unit, box[1])
        page.mouse.down()
        page.mouse.move(box[0], box[1])
        page.mouse.up()
        assert state(page) == {**held, "zero": True}


def test_narrow_with_touch(browser: Browser, server: Server) -> None:
    with reader(
        browser, server, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    ) as view:
        page = view.page
        page.goto(server.address + PAGE.removesuffix("index.html"))
        live(page, NAME)
        for asked in TELLING.values():
            put(page, asked)
            assert page.evaluate("document.documentElement.scrollWidth") == NARROW
            outside = page.locator(f"{NAME} :is(.term, .figure > svg > text)").evaluate_all(
                """(parts) => parts.map((part) => [part.textContent, part.getBoundingClientRect()])
                  .filter(([, { left, right }]) => left < 0 || right > 360)"""
            )
            assert outside == []
            small = page.locator(
                f"{NAME} :is(input:not([type=checkbox]), button, select, [for=bias-zero]):visible"
            ).evaluate_all(
                "(all) => all.filter((each) => each.getBoundingClientRect().height < 44).length"
            )
            assert small == 0
            sizes = page.locator(f"{NAME} .figure text").evaluate_all(
                "(all) => all.map((text) => parseFloat(getComputedStyle(text).fontSize))"
            )
            assert min(sizes) >= 12

        put(page, FIRST)
        page.locator(f"{NAME} .figure").evaluate("(e) => e.scrollIntoView({ block: 'center' })")
        box = page.locator(f"{NAME} circle.c2").bounding_box()
        before = page.evaluate("scrollY")
        assert box
        session = page.context.new_cdp_session(page)
        for part in range(12):  # a finger on the point goes up, and the page with it
            kind = {0: "touchStart", 11: "touchEnd"}.get(part, "touchMove")
            points = [{"x": box["x"] + 6, "y": box["y"] + 6 - 15 * part}] if part < 11 else []
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_function("(before) => scrollY > before + 80", arg=before)
        assert state(page) == FIRST
        assert view.errors == []


def test_is_there_without_javascript_and_on_paper(open_page: OPEN) -> None:
    bare = open_page(PAGE, NARROW, javascript=False).page.locator("[data-explorer]")
    for part in bare.locator("pre > code, .snippet-figure > svg, > p").all():
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
        page.route("**/explorers/dl-bias.js", lambda route: held.append(route))
        page.goto(server.address + PAGE.removesuffix("index.html") + "#explorer-dl-bias")
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


def test_link_leads_back_to_the_state(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    asked = {**PLANE, "activation": "tanh", "w1": -1.3, "b": 2.7, "zero": True, "point": 9}
    put(page, asked)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    page.goto(page.evaluate("navigator.clipboard.readText()"))
    live(page, NAME)
    assert state(page) == asked


HOSTILE = {
    "bias.w=<img src=x onerror=alert(1)>&bias.view=%22%3E%3Cscript%3Ealert(1)": FIRST,
    "bias.w=NaN&bias.b=Infinity&bias.x=-Infinity&bias.zero=1": FIRST,
    "bias.w=1e999&bias.b=0x10&bias.point=1e1": FIRST,
    "bias.view=constructor&bias.activation=__proto__&bias.zero=[]": FIRST,
    "bias.w=99&bias.b=-99&bias.point=2.6": {**FIRST, "w": 4, "b": -8, "point": 3},
    "bias.view=plane&bias.activation=gelu&bias.zero=true": {**PLANE, "zero": True},
    "w=3&bias2.w=3&bias.__proto__=1&bias.other=1": FIRST,
    "bias.b=" + "9" * 60_000: FIRST,
    "bias.view=%FF%FE%00&bias.w=%E0%A4%A": FIRST,
}


def test_hostile_addresses_neither_break_nor_inject(browser: Browser, server: Server) -> None:
    with reader(browser, server) as view:
        page = view.page
        page.goto(server.address + PAGE.removesuffix("index.html"))
        for query, wanted in HOSTILE.items():
            page.evaluate("(query) => history.replaceState({}, '', `?${query}`)", query)
            page.evaluate(
                """() => {
                  const place = document.querySelector("[data-explorer]");
                  place.querySelector("dl-bias")?.remove();
                  place.replaceWith(place.cloneNode(true));
                }"""
            )
            live(page, NAME)
            assert state(page) == wanted, query[:80]
            assert page.locator(f"{NAME} .live :is(img, script)").count() == 0
        assert view.errors == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROW, 1280])
def test_axe_finds_nothing_in_any_state(width: int, scheme: str, open_page: OPEN, axe: str) -> None:
    view = open_page(PAGE, width, scheme)
    live(view.page, NAME)
    view.page.locator(NAME).evaluate(
        "(element) => scrollBy(0, element.getBoundingClientRect().top - 100)"
    )  # clear of the page's head, which would cover a target
    view.page.evaluate(axe)
    rules = json.dumps({"rules": {"target-size": {"enabled": True}}})
    for case in (None, "left", "plane", "plane, forced"):
        if case:
            put(view.page, TELLING[case])
        if case == "plane":
            open_table(view.page.locator(f"{NAME} .live summary"))
        found = view.page.evaluate(f"axe.run(document.querySelector('dl-bias'), {rules})")
        assert [
            (rule["id"], node["html"]) for rule in found["violations"] for node in rule["nodes"]
        ] == []
    assert view.errors == []
    assert view.foreign == []


def test_wrong_is_not_told_by_colour_alone(page: Page) -> None:
    put(page, PLANE)
    [shown] = numbers(live(page, NAME), [{}])
    expect(page.locator(f"{NAME} circle.c3")).to_have_count(12 - shown["right"])
    expect(page.locator(f"{NAME} circle.c0")).to_have_count(6)  # discs
    page.emulate_media(forced_colors="active")
    stroke = page.locator(f"{NAME} path.c0.move").evaluate("(e) => getComputedStyle(e).stroke")
    ground = page.locator(f"{NAME} .live").evaluate("(e) => getComputedStyle(e).backgroundColor")
    assert stroke != ground


def test_is_fast_and_light(page: Page) -> None:
    element = live(page, NAME)
    first = sorted(first_drawing(page, NAME) for _ in range(5))
    times = sorted(milliseconds(page, element, STATES))
    size = weight(MODULES / "dl-bias.js")
    print(
        f"\n{size} bytes; at four-fold throttling, in ms: first drawing {first[2]:.1f}, "
        f"redraw {times[len(times) // 2]:.1f} (99 %: {times[len(times) * 99 // 100]:.1f})"
    )
    assert size <= 4_600

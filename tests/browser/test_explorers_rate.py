"""The explorer of the learning rate: its numbers, what it says, and what only it has."""

from __future__ import annotations

import functools
import itertools
import json
import math
from typing import Any

import pytest
import torch
from browsing import ROOT
from playwright.sync_api import Page, expect

from dlbasics.descent import gradient_descent

from .cases import RATE as CASE
from .cases.rate import FULL, PINS
from .explorers import different, live, numbers, open_table, put, state, verdict, written

pytestmark = pytest.mark.browser

NAME, FIRST, STEPS = CASE.name, CASE.first, CASE.steps
RATES = [0.001, 0.00123, 0.01, 0.1, 0.237, 0.3, 0.499, 0.5]
RATES += [0.501, 0.7, 0.9, 0.99, 0.999, 1, 1.01, 1.05, 1.2]
STATES = [
    {"start": start, "rate": rate, "step": step}
    for start, rate, step in itertools.product((0, 3.3, 5, 8.4, 10), RATES, (0, 3, 17, STEPS))
]


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
    best = sweep["rates"][sweep["losses"].index(min(sweep["losses"][:8]))]
    for trained, rate in enumerate(sweep["rates"]):
        [shown] = numbers(live(page, NAME), [{"view": "network", "trained": trained}])
        assert (shown["at"], shown["best"]) == (rate, best)
        assert different(shown["curvature"], curvature["largest"], rtol=1e-9) == []
        assert different(shown["factor"], 1 - curvature["largest"] * rate, rtol=1e-9) == []
        assert different(shown["rates"], sweep["rates"]) == []
        assert different(shown["losses"][:8], sweep["losses"][:8], rtol=1e-9) == []
        assert different(shown["loss"], shown["losses"][trained]) == []
        assert not any(loss <= 1 for loss in shown["losses"][8:] + sweep["losses"][8:])


def test_steps_that_overshoot_farther_end_where_it_is_flatter() -> None:
    """What the sentence says of the rates above 2/L″ that train all the same."""
    x = torch.linspace(-3, 3, 64).double().reshape(64, 1)
    for rate in (0.2, 0.25):
        torch.manual_seed(0)
        layers = torch.nn.Linear(1, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1)
        model = torch.nn.Sequential(*layers).double()
        optimizer = torch.optim.SGD(model.parameters(), lr=rate)
        for _ in range(200):
            optimizer.zero_grad()
            torch.nn.functional.mse_loss(model(x), torch.sin(x)).backward()
            optimizer.step()
        names = [name for name, _ in model.named_parameters()]
        flat = torch.nn.utils.parameters_to_vector(model.parameters()).detach()

        def loss(vector: torch.Tensor, model: Any = model, names: list[str] = names) -> Any:
            parts = vector.split([each.numel() for each in model.parameters()])
            shaped = [p.reshape(o.shape) for p, o in zip(parts, model.parameters(), strict=True)]
            answers = torch.func.functional_call(model, dict(zip(names, shaped, strict=True)), x)
            return torch.nn.functional.mse_loss(answers, torch.sin(x))

        hessian = torch.autograd.functional.hessian(loss, flat)
        largest = torch.linalg.eigvalsh(hessian)[-1].item()
        assert abs(largest - 2 / rate) < 0.05 * 2 / rate
        assert largest < 10.18


# ---- What it says --------------------------------------------------------------------------------


SAYINGS: list[tuple[dict[str, Any], str]] = [
    (
        {"rate": 0.1},
        "leaves |\u20601 − 2 · 0.1|\u2060 = 0.800 of the distance. So |\u2060w − 5|\u2060 < 0.01 after 28",
    ),
    ({"rate": 0.1}, "after 28 steps, as with η = 0.9."),
    (
        {"rate": 0.5},
        "takes the whole distance: |\u20601 − 2 · 0.5|\u2060 = 0.000. So |\u2060w − 5|\u2060 < 0.01 after 1",
    ),
    ({"rate": 0.9}, "overshoots, but less far than it came: |\u20601 − 2 · 0.9|\u2060 = 0.800."),
    (
        {"rate": 1},
        "overshoots, just as far as it came: |\u20601 − 2 · 1|\u2060 = 1.000. So it never ends.",
    ),
    (
        {"rate": 1.2},
        "and farther than it came: |\u20601 − 2 · 1.2|\u2060 = 1.400. At step 1050 the loss",
    ),
    ({"start": 5}, "The slope is 0 there, so w stays."),
    (
        {"view": "network", "trained": 2},
        "leaves |\u20601 − 10.184 · 0.01|\u2060 = 0.898 of the distance.",
    ),
    ({"view": "network", "trained": 5}, "0.528. It is the lowest of the ten."),
    (
        {"view": "network", "trained": 6},
        "|\u20601 − 10.184 · 0.2|\u2060 = 1.037. It was thrown to a flatter place",
    ),
    ({"view": "network", "trained": 9}, "200 epochs is NaN."),
    (
        {"view": "network", "trained": 8},
        "farther than it came: |\u20601 − 10.184 · 0.3|\u2060 = 2.055. It expl",
    ),
]


def test_sentence_says_what_happens_and_why(page: Page) -> None:
    for asked, words in SAYINGS:
        put(page, NAME, {**FIRST, **asked})
        expect(page.locator(f"{NAME} [role=status]")).to_contain_text(words)


def test_picture_says_where_it_is(page: Page) -> None:
    for asked, words in (
        ({}, ["0.1", "28 steps", "w = 7.560"]),
        ({"view": "loss"}, ["28 steps", "loss 6.553600"]),
        ({"view": "network"}, ["2/L″ = 0.196"]),
    ):
        put(page, NAME, {**FIRST, **asked})
        texts = page.locator(f"{NAME} .live svg").first.locator("text").all_text_contents()
        assert [text for text in texts if text in words] == words


def test_table_holds_every_step_of_every_run(page: Page) -> None:
    put(page, NAME, CASE.telling["exploded"])
    open_table(page.locator(f"{NAME} .live summary"))
    rows = page.locator(f"{NAME} .live tbody tr")
    expect(rows).to_have_count(2 + STEPS + 1)
    runs = [run(0, rate) for rate in (1.2, *FULL.values())]
    for k, row in enumerate(rows.all()[2:]):
        values = [each["losses"][k] for each in runs]
        specs = [format(x, ".6f" if x < 1e4 else ".6e") for x in values]
        assert [written(cell)[0] for cell in row.locator("td").all_inner_texts()] == specs
    put(page, NAME, {"view": "network"})
    expect(rows).to_have_count(10)
    expect(rows.last).to_have_text("1NaN")


# ---- Ways to use it ------------------------------------------------------------------------------


def test_runs_are_pinned_and_unpinned(page: Page) -> None:
    pin = page.get_by_role("button", name="Pin this run")
    for rate in (0.9, 0.3, 0.5, 1.1):
        put(page, NAME, {"rate": rate})
        pin.click()
        expect(pin).to_be_disabled()  # it is pinned
    put(page, NAME, {"rate": 0.7})
    expect(pin).to_be_disabled()  # there is no place
    assert [state(page, NAME)[key] for key in PINS] == [0.1, 0.9, 0.3, 0.5, 1.1]
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
    assert [state(page, NAME)[key] for key in PINS] == [0.1, 0.9, 0.7, 0.5, 1.1]


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


def test_a_question_shows_no_step_that_answers_it(page: Page) -> None:
    """Neither picture, sentence nor table, wherever the slider of time stands."""
    marks = f"{NAME} .figure svg >> nth=0"
    page.locator(f"{NAME} .live details").evaluate("(fold) => fold.open = true")
    for rate, shown in ((0.3, 3), (0.5, 0), (0.45, 2), (1.1, 0), (1, 0)):
        for view in ("weight", "loss"):
            put(page, NAME, {**FIRST, "view": view, "rate": rate, "step": STEPS})
            page.locator(f"{NAME} form").get_by_role("button", name="Ask me").click()
            assert page.locator(marks).locator("circle[r='2.5']").count() <= shown + 1
            assert page.locator(f"{NAME} [role=status]").inner_text().startswith(f"Step {shown}:")
            assert page.locator(f"{NAME} .live tbody tr").count() == 2 + shown + 1


def test_only_the_best_of_ten_rates_is_right(page: Page) -> None:
    for guess, said in ((0.1, "✗ Not quite."), (0.15, "✓ Right."), (0.2, "✗ Not quite.")):
        assert said in verdict(page, NAME, {**FIRST, "view": "network"}, guess)


def test_rate_can_be_dragged_on_the_line_of_the_factor(page: Page) -> None:
    dot = page.locator(f"{NAME} .figure svg").last.locator("circle").last
    for view, key, reach in (("weight", "rate", (0.6, 0.75)), ("network", "trained", (5, 5))):
        put(page, NAME, {"rate": 0.9, "trained": 6, "view": view})
        dot.scroll_into_view_if_needed()
        box = dot.bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - 100, y, steps=3)
        page.mouse.up()
        assert reach[0] <= state(page, NAME)[key] <= reach[1]

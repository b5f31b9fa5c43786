"""The explorer of gradient descent: its numbers, what it says, and what only it has."""

from __future__ import annotations

import itertools
import json
import math
from typing import Any

import pytest
import torch
from browsing import Server
from playwright.sync_api import Browser, Page, expect

from dlbasics.autograd import Value
from dlbasics.descent import gradient_descent

from .cases import DESCENT as CASE
from .cases import HOME
from .explorers import (
    State,
    different,
    live,
    numbers,
    open_table,
    put,
    reader,
    state,
    visit,
    written,
)

pytestmark = pytest.mark.browser

NAME, FIRST = CASE.name, CASE.first
LIVE = f"{NAME} .live"
STATES: list[State] = [
    {"start": start / 10, "rate": rate / 100, "step": step}
    for start, rate, step in itertools.product(
        (0, 7, 33, 50, 51, 84, 100),
        (1, 7, 10, 25, 49, 50, 51, 75, 90, 99, 100, 101, 105, 120),
        (0, 1, 2, 5, 13, 30),
    )
]


# ---- The numbers ---------------------------------------------------------------------------------


def expected(start: float, rate: float, step: int) -> State:
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
    known: dict[float, list[float]] = {
        0.1: [0, 1, 1.8, 2.44],
        0.5: [0, 5, 5],
        0.9: [0, 9, 1.8, 7.56],
        1: [0, 10, 0],
        1.05: [0, 10.5, -1.05, 11.655],
    }
    for rate, facts in known.items():
        [shown] = numbers(live(page, NAME), [{"start": 0, "rate": rate, "step": len(facts) - 1}])
        assert shown["path"] == pytest.approx(facts)


# ---- What it says --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (FIRST, "to the right. Each step leaves 1 − 2 · 0.10 = 0.80 of the distance to 5: 2.560"),
        ({"start": 9, "rate": 0.1, "step": 0}, "downhill is to the left."),
        ({"start": 0, "rate": 0.5, "step": 0}, "= 0.00 of the distance to 5, so it lands."),
        ({"start": 0, "rate": 0.5, "step": 1}, "level ground, so w stays where it is."),
        (
            {"start": 0, "rate": 0.9, "step": 1},
            "overshoots, but less far than it came: |\u20601 − 2 ·",
        ),
        ({"start": 0, "rate": 1, "step": 1}, "overshoots, just as far as it came"),
        ({"start": 0, "rate": 1.2, "step": 9}, "At step 1050 the loss would be too large: inf."),
    ],
)
def test_sentence_says_what_happens_and_why(asked: dict[str, Any], words: str, page: Page) -> None:
    put(page, NAME, asked)
    expect(page.locator(f"{NAME} [role=status]")).to_contain_text(words)


def test_a_short_distance_is_not_written_as_none(page: Page) -> None:
    for rate, step in itertools.product((0.1, 0.3, 0.45, 0.55, 0.9), range(31)):
        [shown] = numbers(live(page, NAME), [{"start": 0, "rate": rate, "step": step}])
        said = page.locator(f"{NAME} [role=status]").inner_text()
        if "becomes" in said:
            far, next_far = (float(x.rstrip(".")) for x in written(said)[-2:])
            assert far == pytest.approx(shown["distance"], rel=6e-3, abs=0)
            assert next_far == pytest.approx(shown["next_distance"], rel=6e-3, abs=0)


def test_picture_says_where_it_is_and_how_far_it_goes(page: Page) -> None:
    for asked, words in (
        ({}, ["lowest point", "+0.512", "w = 2.440"]),
        ({"start": 10, "step": 1}, ["lowest point", "−0.800", "w = 9.000"]),
    ):
        put(page, NAME, {**FIRST, **asked})
        texts = page.locator(f"{LIVE} svg text").all_text_contents()
        assert [text for text in texts if text in words] == words


def test_table_holds_every_step(page: Page) -> None:
    put(page, NAME, {"start": 0, "rate": 1.2, "step": 30})
    open_table(page.locator(f"{LIVE} summary"))
    expect(page.locator(f"{LIVE} tbody tr")).to_have_count(31)
    rows = [row.inner_text().split("\t") for row in page.locator(f"{LIVE} tbody tr").all()]
    [shown] = numbers(live(page, NAME), [{}])
    columns = zip(shown["path"], shown["losses"], shown["gradients"], shown["closed"], strict=True)
    for k, (cells, row) in enumerate(zip(rows, columns, strict=True)):
        specs = [format(x, ".3f" if abs(x) < 1e4 else ".3e") for x in row]
        assert [cells[0], *(written(cell)[0] for cell in cells[1:])] == [str(k), *specs]
    put(page, NAME, {"step": 1})
    expect(page.locator(f"{LIVE} tbody tr")).to_have_count(2)


# ---- Ways to use it ------------------------------------------------------------------------------


def test_point_can_be_dragged(page: Page) -> None:
    point = page.locator(f"{NAME} circle.grip").bounding_box()
    assert point
    x, y = point["x"] + point["width"] / 2, point["y"] + point["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=3)
    page.mouse.up()
    moved = state(page, NAME)
    assert moved["step"] == 0
    assert 3 < moved["start"] < 4
    page.mouse.move(x + 300, y - 100)
    assert state(page, NAME) == moved
    page.mouse.click(x + 300, y - 100)
    assert state(page, NAME) == moved


def test_home_has_it_small_and_running(browser: Browser, server: Server) -> None:
    with visit(browser, server, HOME.page, NAME) as page:
        explorer = page.locator(NAME)
        expect(explorer.locator(".live :is(form, table)")).to_have_count(0)
        expect(explorer.locator(".snippet pre > code")).to_be_visible()
        expect(explorer.locator(".snippet-figure > svg")).to_be_hidden()
        picture = explorer.get_by_role("img")
        picture.scroll_into_view_if_needed()
        page.wait_for_function("document.querySelector('dl-descent').state.step > 3")
        explorer.get_by_role("button", name="Pause").click()
        held = state(page, NAME)
        page.wait_for_timeout(700)
        assert state(page, NAME) == held
        page.evaluate("scrollTo(0, 0)")
        page.wait_for_timeout(100)
        picture.scroll_into_view_if_needed()
        page.wait_for_timeout(700)
        assert state(page, NAME) == held  # what was paused stays paused


def test_home_waits_for_a_reader_and_begins_at_the_start(browser: Browser, server: Server) -> None:
    """What shows at the edge of the window starts nothing, nor does the code, which comes last."""
    with reader(browser, server, viewport={"width": 360, "height": 740}) as view:
        page = view.page
        page.goto(server.address + HOME.page)
        place = page.locator(f"[data-explorer={NAME}]")
        page.evaluate("(y) => scrollTo(0, y)", place.bounding_box()["y"] - 640)
        page.locator(f"{NAME}[data-live]").wait_for()
        page.locator(NAME).evaluate(
            """(explorer) => {
              const { redraw } = explorer;
              window.steps = [explorer.state.step];
              explorer.redraw = () => {
                steps.push(explorer.state.step);
                redraw.call(explorer);
              };
            }"""
        )
        page.wait_for_timeout(1200)
        assert place.bounding_box()["y"] < 740, "its edge is in view"
        assert set(page.evaluate("steps")) == {FIRST["step"]}
        page.locator(NAME).get_by_role("img").scroll_into_view_if_needed()
        page.wait_for_function("steps.includes(1)")
        assert page.evaluate("[...new Set(steps)].slice(0, 3)") == [FIRST["step"], 0, 1]


def test_home_stands_still_without_motion(browser: Browser, server: Server) -> None:
    with visit(browser, server, HOME.page, NAME, reduced_motion="reduce") as page:
        page.locator(NAME).get_by_role("img").scroll_into_view_if_needed()
        page.wait_for_timeout(700)
        assert state(page, NAME) == FIRST

"""The explorer of the bias: its numbers, what it says, and what only it has."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from browsing import ROOT
from playwright.sync_api import Page, expect

from dlbasics import activations
from dlbasics.losses import mean_squared_error
from dlbasics.neuron import boundary, decision, distance_from_origin, output, weighted_sum

from .cases import BIAS as CASE
from .explorers import (
    different,
    live,
    numbers,
    open_table,
    put,
    renew,
    state,
    verdict,
    written,
)

pytestmark = pytest.mark.browser

NAME, FIRST = CASE.name, CASE.first
YES = [[1, 3], [2, 2], [3, 1], [2, 3], [3, 2], [3, 3]]
NO = [[2, -1], [-2, 1], [1, 0], [-1, 0], [0, 1], [0, -1]]
POINTS, TARGETS = YES + NO, [1.0] * 6 + [0.0] * 6
TORCH: dict[str, Callable[[torch.Tensor], torch.Tensor]] = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "linear": lambda z: z,
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
    } | (
        {
            "distance": float(distance_from_origin(weights, bias)) if there else None,
            "right": sum(a == t for a, t in zip(said, TARGETS, strict=True)),
            "loss": mean_squared_error(outputs, TARGETS),
        }
        if flat
        else {}
    )


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
            "without turning it, by |\u2060b|\u2060 / ‖w‖ = 4.0 / 3.00 = 1.33. 10 of 12 points are right",
        ),
        ("separated", "by |\u2060b|\u2060 / ‖w‖ = 5.0 / 2.83 = 1.77. 12 of 12 points are right."),
        ("plane, forced", "at least one is wrong, so 9 is the most. 9 of 12 points are right."),
        ("no weights", "it never switches."),
    ],
)
def test_sentence_says_what_happens_and_why(case: str, words: str, page: Page) -> None:
    put(page, NAME, {**FIRST, **CASE.telling[case]})
    expect(page.locator(f"{NAME} [role=status]")).to_contain_text(words)


def test_a_guess_on_the_wrong_side_is_wrong(page: Page) -> None:
    """However close the switch is to 0: on which side it lies is what the page is about."""
    for b, guess, said in ((0.2, 0.05, "✗ Not"), (0.2, -0.05, "✓ Right"), (-0.2, 0.05, "✓ Right")):
        assert said in verdict(page, NAME, {**FIRST, "w": 4, "b": b}, guess)


def test_tasks_are_noticed_when_done(page: Page) -> None:
    renew(page, NAME)
    task = page.locator(f"{NAME} .task")
    expect(task).to_have_text("A task comes after the prediction.")  # it would give the answer away
    put(page, NAME, {"b": -3})
    expect(task).to_have_text("Task: switch at x = 2 with a weight other than 2.")
    for done, values in (
        (False, {"w": 2, "b": -4}),
        (True, {"w": 1, "b": -2}),
        (True, {"w": 3.9, "b": -7.8}),
        (True, {"w": -2.3, "b": 4.6}),
        (False, {"w": 0, "b": -2}),
    ):
        put(page, NAME, values)
        expect(task).to_contain_text("✓ Done" if done else "Task")
    put(page, NAME, {"zero": True})
    expect(task).to_contain_text("With b = 0 you cannot.")
    put(page, NAME, {**PLANE, "w1": 1, "w2": 1, "b": -2.5})
    expect(task).to_contain_text("✓ Done")
    expect(page.locator(f"{NAME} .c3.line")).to_have_count(0)
    put(page, NAME, {"zero": True})
    expect(task).to_contain_text("no cross. With b = 0 you cannot.")
    expect(page.locator(f"{NAME} .c3.line")).to_have_count(3)


def test_picture_says_where_it_is(page: Page) -> None:
    for asked, words in (
        ({}, ["b = 0", "0.119", "x* = 2.00"]),
        ({"view": "plane"}, ["1.33", "0.269"]),
    ):
        put(page, NAME, {**FIRST, **asked})
        texts = page.locator(f"{NAME} .live svg text").all_text_contents()
        assert sorted(text for text in texts if text in words) == sorted(words)


def test_labels_keep_clear_of_the_points(page: Page) -> None:
    """No label touches a point, nor its ring, wherever the line is."""
    found = page.locator(NAME).evaluate(
        """async (element) => {
          const touched = [];
          for (const width of ["328px", ""]) {
            element.style.width = width;
            await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
            for (const [w1, w2] of [[3, 0], [2, 2], [-1, 3.9], [0, -2], [0.7, -1.1], [-3, 0.2]]) {
              for (const b of [-8, -5.5, -2, -0.6, 0.6, 2, 5.5, 8]) {
                for (let point = 1; point <= 12; point++) {
                  element.state = { view: "plane", w1, w2, b, point };
                  const boxes = (selector) => [...element.querySelectorAll(selector)]
                    .map((node) => node.getBoundingClientRect());
                  const marks = boxes(".live circle.c0, .live circle.c3, .live svg > path.c1.move");
                  for (const label of boxes(".live svg .strong")) {
                    const hit = marks.some((mark) =>
                      Math.min(label.right, mark.right) - Math.max(label.left, mark.left) > 3 &&
                      Math.min(label.bottom, mark.bottom) - Math.max(label.top, mark.top) > 5);
                    if (hit) touched.push({ w1, w2, b, point, width });
                  }
                }
              }
            }
          }
          element.style.width = "";
          return touched;
        }"""
    )
    assert found == []


def test_a_distance_out_of_sight_has_no_label(page: Page) -> None:
    words = page.locator(f"{NAME} .live svg .strong")
    put(page, NAME, {**PLANE, "w1": 0.1, "w2": 0.1, "b": -8})
    expect(words).to_have_count(1)  # 56.57 away, far beyond the picture; the output of the point
    put(page, NAME, {"b": -0.3})
    expect(words).to_have_count(2)


def test_an_output_beyond_the_picture_is_a_ring_at_its_edge(page: Page) -> None:
    for asked, edge in (
        ({"activation": "linear", "w": 4, "b": 8, "x": 4}, "top"),
        ({"activation": "linear", "w": 4, "b": -8, "x": -4}, "bottom"),
    ):
        put(page, NAME, {**FIRST, **asked})
        ring = page.locator(f"{NAME} .live circle.c2")
        expect(ring).to_have_class("c2 line ring")
        at = page.locator(NAME).evaluate("({ plot: { box } }) => ({ top: box[2], bottom: box[3] })")
        assert float(ring.get_attribute("cy") or "nan") == at[edge]
    put(page, NAME, {**FIRST, "activation": "linear", "x": 2})
    expect(page.locator(f"{NAME} .live circle.c2")).to_have_class("c2 area")


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


def test_the_table_does_not_tell_the_answer(page: Page) -> None:
    table = page.locator(f"{NAME} .live details")
    table.evaluate("(fold) => fold.open = true")
    for asked in (FIRST, PLANE):
        put(page, NAME, asked)
        page.locator(f"{NAME} .live").get_by_role("button", name="Ask me").click()
        assert set(table.locator("td").all_inner_texts()) == {"?"}
    table.evaluate("(fold) => fold.open = false")


# ---- Ways to use it ------------------------------------------------------------------------------


def test_switch_and_line_can_be_dragged(page: Page) -> None:
    for asked, sign in ((FIRST, -2), ({**PLANE, "w2": 0, "w1": 2}, -2)):
        put(page, NAME, asked)
        box, unit = page.locator(NAME).evaluate(
            """({ plot }) => {
              plot.node.scrollIntoView({ block: "center" });
              const { left, top } = plot.node.getBoundingClientRect();
              return [[left + plot.x(2), top + plot.y(0.5)], plot.x(1) - plot.x(0)];
            }"""
        )
        page.mouse.move(*box)
        page.mouse.down()
        page.mouse.move(box[0] - unit, box[1], steps=3)
        page.mouse.up()
        assert state(page, NAME)["b"] == pytest.approx(sign * 1, abs=0.11)
        held = state(page, NAME)
        page.mouse.move(box[0] + unit, box[1])
        page.mouse.click(box[0] + unit, box[1])
        assert state(page, NAME) == held
        put(page, NAME, {"zero": True})
        page.mouse.move(box[0] - 2 * unit, box[1])
        page.mouse.down()
        page.mouse.move(box[0], box[1])
        page.mouse.up()
        assert state(page, NAME) == {**held, "zero": True}


def test_wrong_is_not_told_by_colour_alone(page: Page) -> None:
    put(page, NAME, PLANE)
    [shown] = numbers(live(page, NAME), [{}])
    expect(page.locator(f"{NAME} circle.c3")).to_have_count(12 - shown["right"])
    expect(page.locator(f"{NAME} circle.c0:not(.grip)")).to_have_count(6)  # discs

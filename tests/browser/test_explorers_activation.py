"""The explorer of activations: its three views, what they say, and what only they have."""

from __future__ import annotations

import itertools
import json
import math
import random
from typing import Any

import pytest
import torch
from playwright.sync_api import Page, expect
from torch.nn import functional

from dlbasics import activations as library
from dlbasics.autograd import Value
from dlbasics.network import random_network

from .cases import ACTIVATION as CASE
from .explorers import different, live, module, numbers, plain, put, state, verdict

pytestmark = pytest.mark.browser

NAME, FIRST = CASE.name, CASE.first
LIVE = f"{NAME} .live"
NAMES = ("sigmoid", "tanh", "relu", "linear", "leaky_relu", "elu", "gelu", "silu", "softplus")
VARIANCE = {"default": 1 / 3, "xavier": 1.0, "he": 2.0}
TELLING = {name: {**FIRST, **changes} for name, changes in CASE.telling.items()}
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


def said(page: Page) -> str:
    return page.locator(f"{LIVE} [role=status]").inner_text()


# ---- The numbers ---------------------------------------------------------------------------------


def test_functions_and_slopes_are_those_of_library_and_torch(page: Page) -> None:
    wrong = []
    for asked, shown in zip(SLOPES, numbers(live(page, NAME), SLOPES), strict=True):
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


def test_gradients_are_those_of_torch(page: Page) -> None:
    wrong = []
    for asked, shown in zip(VANISHING, numbers(live(page, NAME), VANISHING), strict=True):
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


def test_the_way_of_drawing_is_the_same_however_one_gets_there(page: Page) -> None:
    """Weights are kept from one state to the next; they must not depend on the way."""
    asked = {"view": "vanishing", "activation": "tanh", "weights": "xavier", "seed": 8}
    grown = numbers(live(page, NAME), [{**asked, "depth": depth} for depth in (1, 7, 3, 30, 7)])
    assert grown[1]["norms"] == grown[4]["norms"]
    assert different(grown[3]["norms"], network("tanh", "xavier", 30, 8)[0], rtol=1e-9) == []


def test_no_state_has_a_gradient_that_is_no_number(page: Page) -> None:
    states = [
        {"view": "vanishing", "activation": name, "weights": start, "depth": depth, "seed": seed}
        for name, start, depth, seed in itertools.product(NAMES, VARIANCE, (8, 30), range(10))
    ]
    for asked, shown in zip(states, numbers(live(page, NAME), states), strict=True):
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


def test_dead_units_are_those_of_torch(page: Page) -> None:
    found = numbers(live(page, NAME), DEAD)
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


def test_known_facts(page: Page) -> None:
    element = live(page, NAME)
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
        ({**FIRST, "z": 2}, "Its slope is 0.105: that part of the gradient comes back; ten such"),
        ({"view": "slope", "activation": "relu", "z": 0}, "is 0: no gradient comes back."),
        # a slope that is 1 in three digits, but not ten times over
        (
            {"view": "slope", "activation": "gelu", "z": 3.6},
            "is 1: that part of the gradient comes",
        ),
        ({"view": "slope", "activation": "relu", "z": -1}, "is 0: no gradient comes back."),
        ({"view": "slope", "activation": "relu", "z": 1}, "is 1: all of the gradient comes back"),
        ({"view": "slope", "activation": "silu", "z": -3}, "with the other sign."),
        ({"view": "slope", "activation": "gelu", "z": 2}, "1.09: more gradient comes back; ten"),
        ({"view": "slope", "activation": "tanh", "z": 6}, "Its slope is 2.46\u202f×\u202f10⁻⁵"),
        (
            TELLING["vanishes"],
            "typically 0.577, and its slopes, typically 0.245. It vanishes: layer 1",
        ),
        (TELLING["explodes"], "It explodes: layer 1 gets"),
        (TELLING["survives"], "It survives: layer 1 gets"),
        (TELLING["one layer"], "One layer: nothing lies between it and the loss"),
        (TELLING["before"], "Before training, chance has left 1 dead. Off for all 21 examples"),
        (
            {**TELLING["before"], "step": 2},
            "Step 2 kills 4: the largest sum of unit 7 falls from 1.585 to",
        ),
        (
            {**TELLING["before"], "rate": 0.05, "step": 1},
            "Step 1 kills none: 15 are still on for some",
        ),
        ({**TELLING["all dead"], "step": 3}, "Now all are dead: the network answers"),
        (TELLING["all dead"], "All 16 are dead: the network answers"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_sentence_says_what_happens_and_why(asked: dict[str, Any], words: str, page: Page) -> None:
    put(page, NAME, asked)
    assert words in plain(said(page))


def test_a_power_has_brackets_where_it_needs_them(page: Page) -> None:
    powers = "({ powered, small }, xs) => xs.map((x) => powered(small(x), 10))"
    found = module(page, "numbers.js", powers, [0.105, -0.0833, 2.46e-5])
    assert found == ["0.105¹⁰", "(−0.0833)¹⁰", "(2.46\u202f×\u202f10⁻⁵)¹⁰"]


# ---- Ways to use it ------------------------------------------------------------------------------


def test_the_number_of_dead_units_is_graded_exactly(page: Page) -> None:
    asked = {**FIRST, "view": "dead", "rate": 0.25, "step": 2}
    [dead] = numbers(live(page, NAME), [asked])
    assert (dead["dead"], dead["next"]) == (1, 2)
    assert "✗ Not quite." in verdict(page, NAME, asked, 1)
    assert "✓ Right." in verdict(page, NAME, asked, 2)


def test_dead_units_have_a_cross_and_a_word(page: Page) -> None:
    put(page, NAME, {**TELLING["before"], "step": 2})
    figure = page.locator(f"{LIVE} .figure")
    expect(figure.locator("text", has_text="dies")).to_have_count(4)
    expect(figure.locator("text", has_text="dead")).to_have_count(2)
    expect(figure.locator("path[d*='l14,14']")).to_have_count(6)


def test_choices_are_all_nine(page: Page) -> None:
    names = [library.__dict__[name].name for name in NAMES]
    assert (
        page.locator(LIVE).get_by_label("activation").locator("option").all_inner_texts() == names
    )


def test_play_stops_with_the_view(page: Page) -> None:
    put(page, NAME, {"view": "dead"})
    page.locator(NAME).evaluate("(element) => element.pace = 200")
    page.get_by_role("button", name="Play").click()
    put(page, NAME, {"view": "slope"})
    held = state(page, NAME)["step"]
    page.wait_for_timeout(450)
    assert state(page, NAME)["step"] == held < 6


def test_point_can_be_dragged(page: Page) -> None:
    put(page, NAME, {"z": 0})
    figure = page.locator(f"{LIVE} .figure > svg")
    figure.scroll_into_view_if_needed()
    box = figure.locator("circle.c0").bounding_box()
    assert box
    x, y = box["x"] + 6, box["y"] + 6
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 90, y, steps=3)
    page.mouse.up()
    assert 1 < state(page, NAME)["z"] < 3
    put(page, NAME, {"view": "vanishing"})
    before = state(page, NAME)
    page.mouse.move(x + 90, y)
    page.mouse.down()
    page.mouse.move(x, y)
    page.mouse.up()
    assert state(page, NAME) == before

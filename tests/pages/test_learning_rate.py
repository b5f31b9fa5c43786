"""The facts of the page on the learning rate, against closed forms and torch."""

from __future__ import annotations

import math
import os
import runpy
from itertools import pairwise
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")

import pytest
import torch

from dlbasics.device import available

SNIPPETS = Path(__file__).parents[2] / "snippets" / "learning_rate"


def run(name: str) -> dict[str, Any]:
    return runpy.run_path(str(SNIPPETS / f"{name}.py"))


def network(seed: int = 0) -> torch.nn.Module:
    torch.manual_seed(seed)
    layers = torch.nn.Linear(1, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1)
    return torch.nn.Sequential(*layers).double()


def loss_of(model: torch.nn.Module) -> torch.Tensor:
    x = torch.linspace(-3, 3, 64).double().reshape(64, 1)
    return ((model(x) - torch.sin(x)) ** 2).mean()


def largest_curvature(model: torch.nn.Module) -> float:
    """By power iteration: the direction that the curvature stretches most."""
    parameters = list(model.parameters())
    slopes = torch.autograd.grad(loss_of(model), parameters, create_graph=True)
    gradient = torch.cat([slope.flatten() for slope in slopes])
    direction = torch.ones_like(gradient) / math.sqrt(len(gradient))
    for _ in range(200):
        slopes = torch.autograd.grad(gradient @ direction, parameters, retain_graph=True)
        bent = torch.cat([slope.flatten() for slope in slopes])
        direction = bent / bent.norm()
    return bent.norm().item()


def train(rate: float, epochs: int, seed: int = 0) -> tuple[torch.nn.Module, list[float]]:
    model = network(seed)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate)
    losses = []
    for _ in range(epochs):
        loss = loss_of(model)
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses


@pytest.fixture(scope="module")
def sweep() -> dict[float, float]:
    ran = run("network_sweep")
    return dict(zip(ran["rates"], ran["losses"], strict=True))


def test_the_twins_are_equally_far_from_5_at_every_step() -> None:
    twins = run("twins")
    for slow, fast in zip(twins["slow"], twins["fast"], strict=True):
        assert abs(slow - 5) == pytest.approx(abs(fast - 5), rel=1e-9, abs=0)


def test_the_steps_needed_are_those_of_the_closed_form() -> None:
    ran = run("steps_needed")
    needed = dict(zip(ran["rates"], ran["needed"], strict=True))
    for rate, steps in needed.items():
        share = abs(1 - 2 * rate)
        assert 5 * share**steps < 0.01 <= 5 * share ** (steps - 1)
    assert needed[0.1] == needed[0.9] == 28
    assert needed[0.5] == min(needed.values()) == 1


def test_the_search_finds_one_and_two_over_the_curvature() -> None:
    ran = run("border")
    assert ran["bests"] == [1 / curvature for curvature in ran["curvatures"]]
    assert ran["borders"] == [2 / curvature for curvature in ran["curvatures"]]


@pytest.mark.parametrize("curvature", [0.5, 2.0, 8.0])
@pytest.mark.parametrize(("share", "closer"), [(0.99, True), (1.01, False)])
def test_torch_has_the_same_border(curvature: float, share: float, closer: bool) -> None:
    w = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([w], lr=share * 2 / curvature)
    for _ in range(50):
        optimizer.zero_grad()
        (curvature / 2 * (w - 5) ** 2).backward()
        optimizer.step()
    assert (abs(w.item() - 5) < 5) == closer


def test_curvatures_are_second_derivatives() -> None:
    borders = run("curvature")["borders"]
    assert borders["(w - 5)^2"] == pytest.approx(2 / 2)
    assert borders["4 (w - 5)^2"] == pytest.approx(2 / 8)
    assert borders["w^4"] == pytest.approx(2 / 12, rel=1e-5, abs=0)


def test_with_two_directions_the_larger_curvature_sets_the_border() -> None:
    ran = run("two_curvatures")
    left = dict(zip(ran["rates"], ran["left"], strict=True))
    for rate, (x, y) in left.items():
        assert x == pytest.approx(abs(1 - rate) ** 100, rel=1e-9, abs=0)
        assert y == pytest.approx(abs(1 - 20 * rate) ** 100, rel=1e-9, abs=1e-12)
    assert left[0.099][1] < 1 < left[0.101][1]
    assert min(left, key=lambda rate: max(left[rate])) == 2 / 21


def test_a_sum_over_64_points_has_64_times_the_gradient_of_the_mean() -> None:
    means, sums = network(), network()
    loss_of(means).backward()
    (64 * loss_of(sums)).backward()
    for one, other in zip(means.parameters(), sums.parameters(), strict=True):
        assert torch.allclose(64 * one.grad, other.grad)
    x = torch.linspace(-3, 3, 64).double().reshape(64, 1)
    assert ((sums(x) - torch.sin(x)) ** 2).sum().item() == pytest.approx(64 * loss_of(sums).item())


def test_the_curvature_of_the_network_is_that_of_a_power_iteration() -> None:
    ran = run("network_curvature")
    assert ran["loss"](ran["start"]).item() == pytest.approx(loss_of(network()).item())
    assert ran["largest"] == pytest.approx(largest_curvature(network()), rel=1e-6, abs=0)


def test_the_best_rate_of_the_sweep_lies_just_below_the_border(sweep: dict[float, float]) -> None:
    border = run("network_curvature")["border"]
    kept = {rate: loss for rate, loss in sweep.items() if loss <= 1}
    best = min(kept, key=kept.__getitem__)
    assert best == max(rate for rate in sweep if rate < border) == 0.15
    assert max(kept) == 0.25
    assert math.isnan(sweep[1.0])
    for rate in (0.001, best):
        model, _ = train(rate, 200)
        assert sweep[rate] == pytest.approx(loss_of(model).item(), rel=1e-9, abs=0)


def test_five_starts_have_the_same_border_in_units_of_their_curvature() -> None:
    table = run("other_starts")["table"]
    for share, (smooth, exploded) in table.items():
        assert smooth == (5 if share < 1 else 0)
        assert exploded == (5 if share >= 1.5 else 0)


def test_the_starts_are_those_of_the_network_of_the_sweep() -> None:
    ran = run("other_starts")
    model = network(ran["seed"])  # the last one
    assert ran["loss"](ran["start"]).item() == pytest.approx(loss_of(model).item())
    assert ran["border"].item() == pytest.approx(2 / largest_curvature(model), rel=1e-6, abs=0)


def test_from_another_start_a_rate_above_the_border_ends_lower() -> None:
    assert 0.15 < 2 / largest_curvature(network(5)) < 0.2
    below, above = (loss_of(train(rate, 200, seed=5)[0]).item() for rate in (0.15, 0.2))
    assert above < below


def test_below_the_border_the_loss_falls_at_every_epoch_and_above_it_does_not() -> None:
    for rate, falls in ((0.001, True), (0.15, True), (0.2, False), (0.25, False)):
        _, losses = train(rate, 200)
        assert falls == all(after < before for before, after in pairwise(losses))


def test_a_rate_that_is_too_small_looks_like_the_end_of_a_training(
    sweep: dict[float, float],
) -> None:
    _, losses = train(0.001, 61)
    assert all(after > 0.99 * before for before, after in pairwise(losses))
    assert sweep[0.001] > 10 * sweep[0.15]


def test_a_large_rate_moves_the_network_into_a_wider_valley() -> None:
    model, losses = train(0.25, 200)
    assert max(losses) > 10 * losses[0]
    assert largest_curvature(model) < 0.85 * largest_curvature(network())


def test_the_curves_show_what_the_text_says() -> None:
    curves = run("network_curves")["curves"]
    assert len(curves[0.3]) <= 10 and curves[0.3][-1] > 100
    assert curves[0.25][7] == max(curves[0.25])
    assert all(curves[rate] == train(rate, len(curves[rate]))[1] for rate in curves)


@pytest.mark.parametrize("name", ["four_regimes", "steps_needed", "curvature"])
def test_both_tabs_print_the_same(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(name)
    scratch = capsys.readouterr().out
    run(f"{name}_torch")
    assert capsys.readouterr().out == scratch != ""


@pytest.mark.gpu
@pytest.mark.skipif(not torch.accelerator.is_available(), reason="no GPU on this machine")
def test_the_sweep_on_a_gpu_ends_at_the_same_losses(
    sweep: dict[float, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """To 1e-6: float64 differs by rounding only, which these trainings amplify a little."""
    assert os.environ.get("DLBASICS_DEVICE", "cpu") == "cpu"
    monkeypatch.setenv("DLBASICS_DEVICE", available()[1])
    ran = run("network_sweep")
    for rate, loss in zip(ran["rates"], ran["losses"], strict=True):
        assert (
            loss == pytest.approx(sweep[rate], rel=1e-6, abs=0)
            if sweep[rate] <= 1
            else not loss <= 1
        )

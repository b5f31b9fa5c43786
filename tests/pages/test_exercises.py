"""The exercise pages: their cells are run, and what they say is held against closed forms."""

from __future__ import annotations

import functools
import os
import re
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import matplotlib
import pytest
import torch

from dlbasics.exercises import check
from dlbasics.optimizers import Adam
from dlbasics.surfaces import ROSENBROCK

matplotlib.use("agg")

PAGES = Path(__file__).parents[2] / "docs" / "exercises"
NAMES = (
    "straight-line",
    "model",
    "training-loop",
    "predictions",
    "saving",
    "without-optimizer",
    "beat-the-best",
)
CHECK = 'check tags=["boxed"]'
XS = [i / 100 for i in range(80)]  # the training data of every page


def cells(page: str) -> list[tuple[str, str]]:
    """What stands after each `# %%`, and what follows it."""
    parts = re.split(r"^# %%", (PAGES / f"{page}.py").read_text(encoding="utf-8"), flags=re.M)
    return [(head.strip(), body) for head, _, body in (part.partition("\n") for part in parts[1:])]


@functools.cache
def run(page: str) -> dict[str, SimpleNamespace]:
    """The variables after each cell of a page, by the name of the cell."""
    names: dict[str, Any] = {"__name__": "__main__"}
    found, here = {}, Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            for head, body in cells(page):
                if not head.startswith("[markdown]"):
                    name = head.split()[0]
                    exec(compile(body, f"{page}, cell {name}", "exec"), names)
                    found[name] = SimpleNamespace(**names)
                if head == CHECK:
                    found["check"].report = check(NAMES.index(page) + 1, names)
        finally:
            os.chdir(here)
            matplotlib.pyplot.close("all")
    return found


def l1(weight: float, bias: float, xs: list[float]) -> float:
    return sum(abs((weight - 0.3) * x + bias - 0.9) for x in xs) / len(xs)


def l1_gradient(weight: float, bias: float) -> tuple[float, float]:
    signs = [1 if (weight - 0.3) * x + bias > 0.9 else -1 for x in XS]
    return sum(s * x for s, x in zip(signs, XS, strict=True)) / 80, sum(signs) / 80


def start_of(seed: int) -> tuple[float, float]:
    torch.manual_seed(seed)
    return torch.randn(1).item(), torch.randn(1).item()


def descend(start: tuple[float, float], epochs: int) -> list[tuple[float, float]]:
    """The lines that SGD visits with η = 0.01, in plain Python, without the start."""
    (weight, bias), lines = start, []
    for _ in range(epochs):
        along_weight, along_bias = l1_gradient(weight, bias)
        weight, bias = weight - 0.01 * along_weight, bias - 0.01 * along_bias
        lines.append((weight, bias))
    return lines


@pytest.mark.parametrize("page", NAMES)
def test_the_worked_solution_passes_its_check(page: str) -> None:
    report = run(page)["check"].report
    assert report.passed, str(report)


@pytest.mark.parametrize("page", NAMES)
def test_what_goes_into_the_starters_stands_alone(page: str) -> None:
    heads = [head for head, _ in cells(page)]
    kept = [(head, body) for head, body in cells(page) if '"page"' not in head]
    for head, body in kept:
        if head.startswith("[markdown]"):
            assert not re.search(r"\{\{|^# (\?\?\?|!!!)", body, re.MULTILINE)
    assert kept[-1][0] == CHECK, "a starter ends with its check"
    boxed = [bool(re.search('"(solution|boxed)"', head)) for head in heads]
    assert "".join("01"[b] for b in boxed).strip("0") == "1" * sum(boxed), "one box a page"
    assert (
        len(re.findall(r'\?\?\? tip "Hint [123]:', "".join(body for _, body in cells(page)))) == 3
    )


def test_the_line_and_its_split() -> None:
    page = run("straight-line")["torn"]
    assert [x for (x,) in page.X.tolist()] == pytest.approx([i / 100 for i in range(100)])
    assert torch.equal(torch.cat([page.X_train, page.X_test]), page.X)
    assert page.y.tolist() == [[pytest.approx(0.3 * x + 0.9)] for (x,) in page.X.tolist()]
    assert sorted(page.order.tolist()) == list(range(100)), "shuffling loses no example"
    assert page.in_both == 0
    assert page.still_fit < 10, "torn pairs hardly ever fit"


def test_an_untrained_model_and_its_twin() -> None:
    page = run("model")
    weight, bias = start_of(42)
    assert page["untrained"].said == pytest.approx(weight * 0.5 + bias)
    assert page["linear"].difference == 0
    assert page["forgotten"].registered == {"LineModel": 2, "Forgotten": 0}


def test_training_ends_in_a_cycle_of_two_that_the_table_hides() -> None:
    page = run("training-loop")["each_epoch"]
    by_hand = descend(start_of(42), 300)
    assert page.lines == [pytest.approx(line, abs=1e-5) for line in by_hand]
    assert page.lines[299] == pytest.approx((0.3067, 0.9011), abs=5e-5)
    first = page.first
    assert page.lines[first - 2] != page.lines[first] and first < 240
    assert all(page.lines[e - 1] == page.lines[e + 1] for e in range(first, 299))
    for line, other in zip(page.lines[first:298], page.lines[first + 1 :], strict=False):
        assert abs(line[1] - other[1]) == pytest.approx(0.01, abs=1e-6)
        assert abs(line[0] - other[0]) == pytest.approx(0.01 * sum(XS) / 80, abs=1e-6)
    tests = [i / 100 for i in range(80, 100)]
    for e in 299, 300:
        assert page.test_losses[e - 1] == pytest.approx(l1(*page.lines[e - 1], tests), abs=1e-6)
        assert page.losses[e - 1] == pytest.approx(l1(*page.lines[e - 2], XS), abs=1e-6)
    assert page.losses[299] > 2 * page.losses[298]
    rows = [row[1:] for row in page.history if row[0] > first]
    assert len(rows) == 4 and set(rows) == {rows[0]}, "the table shows no change"


def test_what_cures_the_cycle_and_what_does_not() -> None:
    page = run("training-loop")["cures"]

    def jump(two: list[tuple[float, float]]) -> float:
        return abs(two[0][1] - two[1][1])

    assert page.constant == page.lines[298:]
    assert jump(page.constant) == pytest.approx(0.01, abs=1e-6)
    assert jump(page.smaller) == pytest.approx(0.001, abs=1e-6)
    assert jump(page.falling) < 1e-4 and page.falling[1] == pytest.approx((0.3, 0.9), abs=5e-4)
    assert page.squared[1] == pytest.approx((0.3, 0.9), abs=1e-5)


def test_other_starts_alternate_between_other_values() -> None:
    page = run("training-loop")["alternating"]
    for seed in 0, 1, 2:
        line = descend(start_of(seed), 300)[-1]
        assert page.visited[299][:, seed].tolist() == pytest.approx(line, abs=1e-4)
    assert page.counts[300][0] < 50 and page.counts[300][1] < 50
    assert page.counts[1500] == (100, 100)
    ends = torch.sort(page.visited[1499][0]).values
    assert len({round(end, 4) for end in ends.tolist()}) > 50, "each has its own values"


def test_predictions_are_those_of_the_line_all_too_high() -> None:
    page = run("predictions")["dropout"]
    weight, bias = page.model.weight.item(), page.model.bias.item()
    misses = [(weight - 0.3) * i / 100 + bias - 0.9 for i in range(80, 100)]
    assert page.misses == pytest.approx(misses, abs=1e-6)
    assert min(page.misses) > 0 and page.misses[19] == max(page.misses)
    assert page.carries.requires_grad and not page.predictions.requires_grad
    assert len(set(page.answers["train"])) == 3 and len(set(page.answers["eval"])) == 1


def test_a_loaded_model_says_the_same_and_a_new_one_does_not() -> None:
    page = run("saving")["not_a_copy"]
    assert page.same and page.with_loading == 0
    assert page.without_loading > 0.1
    assert abs(page.after - page.before) == pytest.approx(0.01, abs=1e-6)
    assert page.model.bias.item() == page.before


def test_an_optimizer_is_the_update_by_hand() -> None:
    page = run("without-optimizer")["compared"]
    assert len(page.losses_without) == 300 and set(page.losses_without) == {l1_at_start(page)}
    assert page.summed == 300 * page.once == -300
    assert page.losses_by_hand == page.losses_with == page.sgd_losses
    optimizer, line, losses = Adam(0.01), start_of(42), []
    for _ in range(150):
        losses.append(l1(*line, XS))
        line = optimizer.step(line, l1_gradient(*line))
    assert page.adam_losses[:150] == pytest.approx(losses, abs=1e-4)
    assert page.first_below[1][0] == next(e for e, loss in enumerate(losses) if loss < 0.05)


def l1_at_start(page: SimpleNamespace) -> float:
    assert page.losses_without[0] == pytest.approx(l1(*start_of(42), XS), abs=1e-6)
    return page.losses_without[0]


def test_the_steps_to_beat_are_those_of_torch() -> None:
    page = run("beat-the-best")["best"]
    point = torch.tensor(ROSENBROCK.start, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([point], lr=0.003, momentum=0.9)
    steps = 0
    while (loss := ROSENBROCK.loss(point)) >= 1e-6:
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        steps += 1
    assert page.best["Momentum"] == (steps, 0.003)
    assert set(page.best) == {"Momentum", "Adam"}, "SGD and RMSProp do not arrive"
    assert page.to_beat == steps == min(steps for steps, _ in page.best.values())


@pytest.mark.parametrize("curvature", [0.5, 2, 30])
def test_the_measured_rate_is_one_over_the_curvature(curvature: float) -> None:
    optimizer, w = run("beat-the-best")["mine"].Mine(), (7.0,)
    for _ in range(2):
        w = optimizer.step(w, (curvature * (w[0] - 5),))
    assert optimizer.lr == pytest.approx(1 / curvature, rel=1e-6, abs=0)
    assert w == pytest.approx((5,), abs=1e-6)


def test_mine_wins_in_the_valley_and_loses_elsewhere() -> None:
    pages = run("beat-the-best")
    page = pages["noise"]
    assert page.mine < page.to_beat / 5
    assert page.elsewhere == [page.mine] * 3, "it sees differences only"
    assert page.slowest < page.to_beat / 5
    arrived = {name: row[1] for name, row in page.rows.items()}
    assert arrived["Mine"] == page.total == 24 > arrived["Adam"] > arrived["Momentum"]
    assert page.rows["Mine"][2] < page.to_beat / 5
    assert page.arrived["Signed"] < 24 and page.arrived["Longer"] < 24
    assert page.sgd_steps < 10 and page.mine_steps is None
    assert abs(page.points[4][0]) > 1000
    assert page.with_noise["Mine"] > 10 * page.with_noise["SGD"]

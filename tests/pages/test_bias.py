"""The facts of the page on the bias, against closed forms and by search."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from dlbasics.neuron import decision

SNIPPETS = Path(__file__).parents[2] / "snippets" / "bias"
weights = st.tuples(st.floats(-10, 10), st.floats(-10, 10))
biases = st.floats(-10, 10)


def run(name: str) -> dict[str, Any]:
    return runpy.run_path(str(SNIPPETS / f"{name}.py"))


@pytest.fixture(scope="module")
def ablation() -> dict[str, Any]:
    return run("ablation")


@pytest.fixture(scope="module")
def mirror() -> dict[str, Any]:
    return run("mirror_points")


def test_without_bias_the_fit_is_what_the_sums_say(ablation: dict[str, Any]) -> None:
    """Sums over i/49 for i from 0 to 49, in closed form."""
    sum_x, sum_xx = 25.0, 49 * 50 * 99 / 6 / 49**2
    assert ablation["w_alone"] == pytest.approx(2 + 10 * sum_x / sum_xx, rel=1e-12, abs=0)
    assert ablation["w_alone"] == pytest.approx(16.848, abs=5e-4)
    loss = 100 * (1 - sum_x**2 / sum_xx / 50)
    assert ablation["loss_alone"] == pytest.approx(loss, rel=1e-12, abs=0)
    assert ablation["loss_alone"] == pytest.approx(25.76, abs=5e-3)


def test_with_bias_the_fit_is_exact(ablation: dict[str, Any]) -> None:
    assert (ablation["w"], ablation["b"]) == (pytest.approx(2), pytest.approx(10))
    assert ablation["loss"] < 1e-20


@given(st.floats(-100, 100))
def test_no_other_weight_is_better_without_bias(w: float) -> None:
    x = torch.linspace(0, 1, 50, dtype=torch.float64)
    assert ((w * x - 2 * x - 10) ** 2).mean().item() >= 25.7575


def test_training_without_bias_ends_at_the_lowest_loss_there_is(ablation: dict[str, Any]) -> None:
    curves = run("training")["curves"]
    assert curves["without bias"][-1] == pytest.approx(ablation["loss_alone"], rel=1e-5, abs=0)
    assert curves["with bias"][-1] < 0.001


def test_the_best_fit_has_a_mean_error_of_0_only_with_a_bias(ablation: dict[str, Any]) -> None:
    x = torch.linspace(0, 1, 50, dtype=torch.float64)
    y = torch.sin(5 * x)  # no line fits
    columns = torch.stack([x, torch.ones_like(x)], dim=1)
    solution = torch.linalg.lstsq(columns, y[:, None]).solution
    assert (columns @ solution - y[:, None]).mean().item() == pytest.approx(0, abs=1e-12)
    assert ablation["mean_error"] == pytest.approx(ablation["w_alone"] / 2 - 11)


def test_far_from_the_origin_the_missing_bias_hurts_least() -> None:
    near, around, far = run("where_the_data_lie")["fits"]
    assert around == (pytest.approx(2), pytest.approx(100))
    assert far[1] < 0.5 < near[1] < around[1]


def test_the_threshold_is_minus_the_bias() -> None:
    found = run("threshold")
    assert found["first_yes"] == [-bias for bias in found["biases"]]


def test_the_switch_is_where_the_output_is_a_half() -> None:
    curve = run("shifted_curve")
    z = curve["weight"] * curve["switch"] + curve["bias"]
    assert curve["sigmoid"](z) == 0.5


@given(weights)
def test_no_line_through_the_origin_gets_more_than_nine_right(
    mirror: dict[str, Any], w: tuple[float, float]
) -> None:
    assert mirror["count_right"](w, 0.0) <= mirror["best_without"] == 9


def test_each_cross_has_its_mirror_image_and_a_line_with_bias_parts_them(
    mirror: dict[str, Any],
) -> None:
    assert {(-x, -y) for x, y in mirror["no"]} == set(mirror["no"])
    assert mirror["with_bias"] == 12
    ringed = run("mirror_figure")
    assert (ringed["yes"], ringed["no"]) == (mirror["yes"], mirror["no"])
    assert len(ringed["wrong"]) == 3


@given(weights, biases)
def test_no_line_at_all_separates_xor(w: tuple[float, float], bias: float) -> None:
    """If both "yes" corners reach 0, so does their sum, which is that of the "no" corners."""
    right = [decision(corner, w, bias) for corner in ((1, 1), (-1, -1))]
    wrong = [decision(corner, w, bias) for corner in ((1, -1), (-1, 1))]
    assert not (all(right) and not any(wrong)) and not (all(wrong) and not any(right))


@pytest.mark.parametrize("name", ["moods", "zero_input", "distance", "ablation"])
def test_both_tabs_print_the_same(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(name)
    scratch = capsys.readouterr().out
    run(f"{name}_torch")
    assert capsys.readouterr().out == scratch != ""

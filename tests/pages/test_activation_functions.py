"""The facts of the page on activation functions, each against an oracle."""

import contextlib
import functools
import io
import math
import runpy
from pathlib import Path

import matplotlib
import numpy as np
import pytest
import torch

matplotlib.use("Agg")

FOLDER = Path(__file__).parents[2] / "snippets" / "activation_functions"


@functools.cache
def variables(snippet):
    """The variables of a snippet after its run."""
    with contextlib.redirect_stdout(io.StringIO()):
        return runpy.run_path(str(FOLDER / f"{snippet}.py"))


def test_the_values_by_hand():
    at = variables("by_hand")
    assert at["a"] == pytest.approx(0.880797, abs=5e-7)
    assert at["slope"] == pytest.approx(
        torch.sigmoid(torch.tensor(2.0)).item() * 0.119203, rel=1e-5, abs=0
    )
    assert at["t_slope"] == pytest.approx(0.419974, abs=5e-7)


def test_the_chain_equals_autograd_and_stays_below_its_bound():
    start = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
    a, slopes = start, {}
    for n in range(1, 21):
        a = torch.sigmoid(a)
        (slope,) = torch.autograd.grad(a, start, retain_graph=True)
        slopes[n] = slope.item()
    chain = variables("chain")
    assert chain["slopes"] == pytest.approx(slopes, rel=1e-12, abs=0)
    assert all(chain["slopes"][n] <= chain["bounds"][n] for n in slopes)


def test_a_line_is_the_best_that_layers_without_activation_learn():
    found = variables("with_and_without")
    x = found["x"].double().numpy().ravel()
    line = np.polynomial.Polynomial.fit(x, abs(x), 1)
    best = ((line(x) - abs(x)) ** 2).mean()
    assert found["losses"]["no activation"] == pytest.approx(best, rel=1e-3, abs=0)
    assert found["losses"]["ReLU"] < best / 100


def test_output_activations_end_close_to_what_their_range_allows():
    found = variables("output_layer")
    y = found["y"]
    allowed = {"sigmoid": y.clamp(0, 1), "ReLU": y.clamp(min=0)}
    for name, nearest in allowed.items():
        bound = ((nearest - y) ** 2).mean().item()
        assert bound <= found["losses"][name] < 1.05 * bound
    assert found["losses"]["linear"] < 0.01


def test_activation_and_initialisation_are_one_decision():
    at_20 = {name: row[2] for name, row in variables("depths")["medians"].items()}
    assert at_20["default sigmoid"] < 1e-15
    assert at_20["default sigmoid"] < at_20["default relu"] < at_20["default tanh"] < 1e-4
    assert at_20["Xavier relu"] < 0.01 < at_20["Xavier tanh"] < 1
    assert 0.2 < at_20["He relu"] < 5
    assert max(at_20[f"{start} sigmoid"] for start in ("default", "Xavier", "He")) < 1e-8


def test_deeper_sigmoid_networks_pass_on_less_than_the_bound():
    """With weights that do not enlarge the gradient, 0.25 for each slope between the two layers."""
    for start in ("default", "Xavier"):
        for depth, ratio in zip(
            (5, 10, 20), variables("depths")["medians"][f"{start} sigmoid"], strict=True
        ):
            assert ratio < 0.25 ** (depth - 1)


def test_the_rough_calculation_is_right_but_for_one_case():
    measured = variables("depths")["medians"]
    off = {
        name: abs(math.log10(expected / measured[name][2]))
        for name, expected in variables("per_layer")["expected"].items()
    }
    assert off.pop("He tanh") > 2
    assert max(off.values()) < 1.2


@pytest.mark.parametrize(
    ("start", "initialise"),
    [
        ("default", lambda weight: weight),
        ("Xavier", torch.nn.init.xavier_normal_),
        ("He", torch.nn.init.kaiming_normal_),
    ],
)
def test_the_factor_of_the_weights(start, initialise):
    """The mean length of Wᵀg for random g: √(width · variance of the weights) times that of g."""
    torch.manual_seed(0)
    layer = torch.nn.Linear(1000, 1000, bias=False)
    initialise(layer.weight)
    g = torch.randn(1000, 20)
    factor = ((layer.weight.T @ g).norm() / g.norm()).item()
    assert variables("per_layer")["weights"][start] == pytest.approx(factor, rel=0.02, abs=0)


def test_weight_gradients_hide_it():
    found = variables("weight_gradients")
    assert found["by_weight"] > 50 * found["by_sum"]


def test_deep_sigmoid_and_default_relu_learn_only_the_average():
    found = variables("deep_training")
    average = found["y"].var(unbiased=False).item()
    assert found["losses"]["Sigmoid"] == pytest.approx(average, rel=1e-3, abs=0)
    assert found["losses"]["ReLU"] == pytest.approx(average, rel=1e-2, abs=0)
    assert found["losses"]["ReLU, He"] < average / 50


def test_tanh_needs_fewer_steps_at_every_rate_and_seed():
    for sigmoid, tanh in variables("tanh_or_sigmoid")["needed"].values():
        assert len(sigmoid) == len(tanh) == 5
        assert max(tanh) < min(sigmoid)


def test_signs_of_tanh_are_independent_coin_tosses():
    found = variables("zero_centred")
    assert found["means"]["sigmoid"] == pytest.approx(0.5, abs=0.01)
    assert found["means"]["tanh"] == pytest.approx(0, abs=0.02)
    assert found["same"]["sigmoid"] == 1
    assert found["same"]["tanh"] == pytest.approx(2 / 2**4, abs=0.03)


def test_one_unit_in_four_is_inactive_before_training():
    torch.manual_seed(0)
    layer = torch.nn.Linear(1, 200_000)
    ends = layer(torch.tensor([[-1.0], [1.0]]))
    assert (ends <= 0).all(0).double().mean().item() == pytest.approx(1 / 4, abs=0.005)


def test_deaths_depend_on_the_rate():
    inactive = variables("dead_relu")["inactive"]
    start = inactive["start"]
    assert all(12 <= count <= 24 for count in start)
    assert inactive[0.01] == start
    assert all(0 <= after - before <= 1 for before, after in zip(start, inactive[0.1], strict=True))
    assert all(after > 2 * before for before, after in zip(start, inactive[0.2], strict=True))
    assert inactive[0.5] == [64] * 5


def test_a_dead_network_gives_the_average_whatever_the_input():
    found = variables("dying")
    assert found["inactive"]["η = 0.5"][-1] == 64
    assert found["answers"] == pytest.approx([found["y"].mean().item()] * 3, abs=1e-3)


def test_leaky_relu_ends_lower_but_makes_no_rate_safe():
    losses = variables("leaky")["losses"]
    assert losses[0.25][1] < losses[0.25][0]
    assert math.isnan(losses[0.5][1])
    assert losses[0.5][0] == pytest.approx(
        4 * (64 + 1) / (3 * (64 - 1)), rel=1e-3, abs=0
    )  # Var(2x + 1)


def test_only_a_loss_that_asks_for_it_gives_probabilities():
    found = variables("probability")
    shares = [n / 10 for n in found["passed"]]
    far = {
        name: max(abs(p - share) for p, share in zip(found[name], shares, strict=True))
        for name in ("before", "right", "wrong")
    }
    assert far["right"] < 0.03
    assert far["before"] > 0.5
    assert far["wrong"] > 0.2


def test_cross_entropy_ends_at_the_optimum():
    """At the minimum, predictions and labels agree in their sum, and weighted by the hours."""
    found = variables("probability")
    errors = [p - n / 10 for p, n in zip(found["right"], found["passed"], strict=True)]
    assert sum(errors) == pytest.approx(0, abs=1e-3)
    assert sum(e * h for e, h in zip(errors, found["hours"], strict=True)) == pytest.approx(
        0, abs=1e-2
    )


def test_the_naive_formula_overflows_where_e_to_the_x_does():
    with pytest.raises(OverflowError):
        variables("naive_overflow")

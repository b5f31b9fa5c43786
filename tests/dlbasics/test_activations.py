"""Activations and their slopes against torch and autograd, their ranges, and huge inputs."""

import decimal
import math
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional

import dlbasics
from dlbasics.activations import ACTIVATIONS, elu, gelu, leaky_relu, relu, sigmoid, silu, tanh

TORCH = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "ReLU": torch.relu,
    "linear": lambda z: z * 1,
    "leaky ReLU": functional.leaky_relu,
    "ELU": functional.elu,
    "GELU": functional.gelu,
    "SiLU": functional.silu,
    # torch's own softplus returns z above 20, which is 2e-9 off
    "softplus": lambda z: torch.logaddexp(z, torch.zeros_like(z)),
}
GRID = [i / 16 for i in range(-640, 641)]
numbers = st.floats(-1000, 1000)
each = pytest.mark.parametrize("f", ACTIVATIONS, ids=lambda f: f.name)


def test_every_activation_has_its_counterpart():
    assert [f.name for f in ACTIVATIONS] == list(TORCH)


@each
def test_value_and_derivative_equal_torch_and_autograd(f):
    z = torch.tensor(GRID, dtype=torch.float64, requires_grad=True)
    a = TORCH[f.name](z)
    a.sum().backward()
    assert [f(x) for x in GRID] == pytest.approx(a.tolist(), rel=1e-12, abs=1e-12)
    assert [f.derivative(x) for x in GRID] == pytest.approx(z.grad.tolist(), rel=1e-12, abs=1e-12)


@each
@given(z=st.floats(-30, 30).filter(lambda z: abs(z) > 1e-3))
def test_the_derivative_is_the_slope_of_the_value(f, z):
    nudge = 1e-5
    slope = (f(z + nudge) - f(z - nudge)) / (2 * nudge)
    assert f.derivative(z) == pytest.approx(slope, rel=1e-6, abs=1e-8)


@each
@given(z=numbers)
def test_values_stay_in_the_range(f, z):
    low, high = f.range
    assert low - 1e-15 <= f(z) <= high
    assert math.isfinite(f(z)) and math.isfinite(f.derivative(z))


@each
def test_the_range_is_no_wider_than_the_values(f):
    low, high = f.range
    values = [f(i / 1000) for i in range(-40_000, 40_001)]
    assert min(values) < -0.3 if low == -math.inf else min(values) == pytest.approx(low, abs=1e-6)
    assert max(values) == 40 if high == math.inf else max(values) == pytest.approx(high, abs=1e-6)


@each
@pytest.mark.parametrize("z", [-1000.0, 1000.0])
def test_huge_inputs_give_finite_values_equal_to_torch(f, z):
    at = torch.tensor(z, dtype=torch.float64, requires_grad=True)
    a = TORCH[f.name](at)
    a.backward()
    assert f(z) == pytest.approx(a.item(), rel=1e-12, abs=1e-12)
    assert f.derivative(z) == pytest.approx(at.grad.item(), rel=1e-12, abs=1e-12)


def test_by_hand():
    assert sigmoid(0.0) == 0.5
    assert sigmoid.derivative(0.0) == 0.25
    assert round(sigmoid(2.0), 6) == 0.880797
    assert round(tanh.derivative(1.0), 6) == 0.419974
    assert leaky_relu(-3.0) == -0.03
    assert elu(-1.0) == pytest.approx(1 / math.e - 1, rel=1e-15, abs=0)


def test_at_the_bend_relu_has_the_slope_that_torch_gives_it():
    assert relu.derivative(0.0) == 0.0
    assert leaky_relu.derivative(0.0) == 0.01


@given(st.floats(-300, 300))
def test_tanh_is_a_stretched_sigmoid(z):
    assert tanh(z) == pytest.approx(2 * sigmoid(2 * z) - 1, rel=1e-12, abs=1e-15)
    assert tanh.derivative(z) == pytest.approx(4 * sigmoid.derivative(2 * z), rel=1e-9, abs=1e-15)


@given(numbers)
def test_the_s_curves_are_symmetric_and_steepest_at_0(z):
    assert sigmoid(z) + sigmoid(-z) == pytest.approx(1, rel=1e-15, abs=0)
    assert tanh(-z) == -tanh(z)
    assert sigmoid.derivative(z) <= sigmoid.derivative(0.0)
    assert tanh.derivative(z) <= tanh.derivative(0.0)


@given(st.floats(-30, 700))
def test_far_out_the_sigmoid_slope_keeps_its_digits(z):
    """1 − σ(z) would be 0 from z = 37 on; the slope is e^−z there."""
    expected = math.exp(-z) / (1 + math.exp(-z)) ** 2
    assert sigmoid.derivative(z) == pytest.approx(expected, rel=1e-13, abs=0)


# on numbers with digits enough, by the name of the function
EXACT = {
    "sigmoid": lambda z: 1 / (1 + (-z).exp()),
    "ELU": lambda z: z if z > 0 else z.exp() - 1,
    "SiLU": lambda z: z / (1 + (-z).exp()),
    "softplus": lambda z: (1 + z.exp()).ln(),
}


@pytest.mark.parametrize("f", [f for f in ACTIVATIONS if f.name in EXACT], ids=lambda f: f.name)
@given(z=st.floats(-700, 700) | st.floats(-1e-3, 1e-3))
def test_near_0_and_far_out_the_values_keep_their_digits(f, z):
    with decimal.localcontext(prec=400):  # 1 + e⁻⁷⁰⁰ has 304 digits
        expected = float(EXACT[f.name](decimal.Decimal(z)))
    assert f(z) == pytest.approx(expected, rel=2e-15, abs=sys.float_info.min)


@given(st.floats(-37, -1))
def test_far_left_gelu_keeps_its_digits(z):
    """log Φ(z) is a number that no rounding near 1 has touched."""
    log = torch.special.log_ndtr(torch.tensor(z, dtype=torch.float64)).item()
    assert gelu(z) == pytest.approx(z * math.exp(log), rel=1e-12, abs=0)


def test_the_lowest_points_are_where_the_slope_is_0():
    """SiLU's lowest value is −W(1/e), with W e^W = 1/e; GELU's is found by bisection."""
    w = -silu.range[0]
    assert w * math.exp(w) == pytest.approx(1 / math.e, rel=1e-15, abs=0)
    left, right = -1.0, -0.5
    for _ in range(60):
        middle = (left + right) / 2
        left, right = (middle, right) if gelu.derivative(middle) < 0 else (left, middle)
    assert gelu.range[0] == pytest.approx(gelu(left), rel=1e-15, abs=0)


def test_it_needs_neither_torch_nor_numpy_nor_matplotlib():
    code = """
import sys
sys.path.insert(0, sys.argv[1])
sys.modules.update(dict.fromkeys(["torch", "numpy", "matplotlib"]))  # None: import fails
from dlbasics.activations import ACTIVATIONS
print([round(f(-1.0), 2) for f in ACTIVATIONS])
"""
    source = str(Path(dlbasics.__file__).parents[1])
    command = [sys.executable, "-I", "-c", code, source]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    assert done.stdout == "[0.27, -0.76, 0.0, -1.0, -0.01, -0.63, -0.16, -0.27, 0.31]\n"

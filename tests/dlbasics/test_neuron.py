"""A neuron against torch, and its boundary against geometry."""

import math
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from hypothesis import assume, given
from hypothesis import strategies as st

import dlbasics
from dlbasics.neuron import boundary, decision, distance_from_origin, output, weighted_sum

numbers = st.floats(-1e3, 1e3)
pairs = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=6)
planes = st.lists(numbers, min_size=1, max_size=4).filter(lambda w: math.hypot(*w) > 1e-3)
whole = st.integers(-100, 100)


@given(pairs, numbers)
def test_the_weighted_sum_and_the_output_equal_torch(both, bias):
    inputs, weights = map(list, zip(*both, strict=True))
    layer = torch.nn.Linear(len(weights), 1).double()
    with torch.no_grad():
        layer.weight.copy_(torch.tensor([weights], dtype=torch.float64))
        layer.bias.fill_(bias)
        z = layer(torch.tensor([inputs], dtype=torch.float64)).item()
    size = sum(abs(x * w) for x, w in both) + abs(bias) + 1
    assert weighted_sum(inputs, weights, bias) == pytest.approx(z, abs=1e-13 * size)
    ours = output(inputs, weights, bias, math.tanh)
    assert ours == pytest.approx(math.tanh(z), abs=1e-13 * size)


def test_by_hand():
    assert weighted_sum([2.0, -1.0], [3.0, 4.0]) == 2.0
    assert weighted_sum([2.0, -1.0], [3.0, 4.0], -5.0) == -3.0
    assert output([2.0], [3.0], -5.0, lambda z: z * z) == 1.0
    assert [decision([x], [2.0], -4.0) for x in (1.99, 2.0, 2.01)] == [0, 1, 1]


@given(st.lists(st.tuples(whole, whole), min_size=1, max_size=5), whole)
def test_yes_means_that_the_products_reach_minus_the_bias(both, bias):
    inputs, weights = zip(*both, strict=True)
    assert decision(inputs, weights, bias) == (weighted_sum(inputs, weights) >= -bias)


@given(whole, whole, whole, whole)
def test_without_a_bias_a_point_and_its_mirror_image_never_both_get_a_no(x, y, v, w):
    assert decision((x, y), (v, w)) or decision((-x, -y), (v, w))


@given(planes, numbers)
def test_the_boundary_lies_where_the_weighted_sum_is_0(weights, bias):
    point = boundary(weights, bias)
    assert weighted_sum(point, weights, bias) == pytest.approx(0, abs=1e-9 * (1 + abs(bias)))
    assert math.hypot(*point) == pytest.approx(distance_from_origin(weights, bias))


@given(st.lists(st.tuples(numbers, numbers), min_size=2, max_size=4), numbers)
def test_no_other_point_of_the_boundary_is_nearer(both, bias):
    weights, other = map(list, zip(*both, strict=True))
    assume(math.hypot(*weights) > 1e-3)
    # moved along the weights onto the boundary
    off = weighted_sum(other, weights, bias) / sum(w * w for w in weights)
    on = [x - off * w for x, w in zip(other, weights, strict=True)]
    distance = distance_from_origin(weights, bias)
    assert math.hypot(*on) >= distance - 1e-6 * (1 + distance)


@given(planes, numbers, st.floats(0.01, 100))
def test_scaling_weights_and_bias_together_leaves_the_boundary(weights, bias, factor):
    scaled = boundary([w * factor for w in weights], bias * factor)
    assert scaled == pytest.approx(boundary(weights, bias), rel=1e-9, abs=1e-9)


def test_with_one_input_the_boundary_is_minus_b_over_w():
    assert boundary([2.0], -4.0) == [2.0]
    assert boundary([1e-300], -4e-300) == [pytest.approx(4)]
    assert boundary([-2.0], -4.0) == [-2.0]
    assert boundary([3.0, 4.0], -10.0) == pytest.approx([1.2, 1.6])
    assert distance_from_origin([3.0, 4.0], -10.0) == 2.0


@pytest.mark.parametrize("f", [boundary, distance_from_origin])
@pytest.mark.parametrize("weights", [[0.0], [0.0, 0.0]])
def test_without_weights_there_is_no_boundary(f, weights):
    with pytest.raises(ValueError, match=f"all {len(weights)} weights are 0"):
        f(weights, 1.0)


def test_an_input_without_a_weight_is_refused():
    for f in (weighted_sum, decision):
        with pytest.raises(ValueError, match="found 3 inputs for 2 weights"):
            f([1.0, 2.0, 3.0], [1.0, 2.0])
    with pytest.raises(ValueError, match="found 1 inputs for 2 weights"):
        output([1.0], [1.0, 2.0], 0.0, abs)


def test_it_needs_neither_torch_nor_numpy_nor_matplotlib():
    code = """
import sys
sys.path.insert(0, sys.argv[1])
sys.modules.update(dict.fromkeys(["torch", "numpy", "matplotlib"]))  # None: import fails
from dlbasics.neuron import decision
print(decision([1.0], [2.0], -2.0))
"""
    command = [sys.executable, "-I", "-c", code, str(Path(dlbasics.__file__).parents[1])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("1\n", "")

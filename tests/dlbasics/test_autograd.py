"""Autograd against torch on random graphs, against nudges, and its own invariants."""

import math
import re

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from dlbasics.autograd import Value, graph

ONE = {
    "tanh": (Value.tanh, torch.tanh),
    "sigmoid": (Value.sigmoid, torch.sigmoid),
    "relu": (Value.relu, torch.relu),
    "neg": (lambda a: -a, lambda a: -a),
    "square": (lambda a: a**2, lambda a: a**2),
    "cube": (lambda a: a**3, lambda a: a**3),
    "inverse": (lambda a: 1 / (a * a + 1), lambda a: 1 / (a * a + 1)),
    "left": (lambda a: 0.5 - a, lambda a: 0.5 - a),
    "right": (lambda a: a * 3 + 1, lambda a: a * 3 + 1),
}
TWO = {
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / (b * b + 1),
}
leaves = st.lists(st.floats(-2, 2), min_size=1, max_size=4)
steps = st.lists(
    st.tuples(st.sampled_from([*ONE, *TWO]), st.integers(0, 99), st.integers(0, 99)),
    min_size=1,
    max_size=15,
)


def build(start, plan):
    """The same graph of our values and of torch's, with the leaves first and the result last."""
    ours = [Value(x) for x in start]
    theirs = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in start]
    for name, i, j in plan:
        i, j = i % len(ours), j % len(ours)
        if abs(ours[i].data) > 100 or abs(ours[j].data) > 100:
            continue  # numbers so large that rounding hides everything
        if name in ONE:
            ours.append(ONE[name][0](ours[i]))
            theirs.append(ONE[name][1](theirs[i]))
        else:
            ours.append(TWO[name](ours[i], ours[j]))
            theirs.append(TWO[name](theirs[i], theirs[j]))
    return ours, theirs


@given(leaves, steps)
def test_a_random_graph_has_the_values_and_gradients_of_torch(start, plan):
    ours, theirs = build(start, plan)
    assert [v.data for v in ours] == pytest.approx([v.item() for v in theirs], rel=1e-12, abs=1e-12)
    trace = ours[-1].backward()
    theirs[-1].backward()
    scale = max((abs(factor.outgoing) for factor in trace), default=1.0)
    for mine, other in zip(ours[: len(start)], theirs, strict=False):
        expected = 0.0 if other.grad is None else other.grad.item()
        assert mine.grad == pytest.approx(expected, rel=1e-10, abs=1e-12 * (1 + scale))


@given(leaves, steps)
def test_the_trace_adds_up_to_the_gradients(start, plan):
    ours, _ = build(start, plan)
    trace = ours[-1].backward()
    for value in graph(ours[-1]):
        arrived = [factor.outgoing for factor in trace if factor.to is value]
        assert value.grad == pytest.approx(
            sum(arrived) + (value is ours[-1]), rel=1e-12, abs=1e-300
        )
        assert all(factor.incoming == value.grad for factor in trace if factor.at is value)


@given(leaves, steps)
def test_a_second_backward_doubles_every_gradient(start, plan):
    ours, _ = build(start, plan)
    ours[-1].backward()
    once = [value.grad for value in ours]
    ours[-1].backward()
    assert [value.grad for value in ours] == [2 * gradient for gradient in once]


@given(leaves, steps)
def test_a_graph_lists_each_value_once_and_after_its_inputs(start, plan):
    ours, _ = build(start, plan)
    order = graph(ours[-1])
    assert order[-1] is ours[-1]
    assert len(set(order)) == len(order)
    for k, value in enumerate(order):
        assert all(each in order[:k] for each in value.inputs)


@given(st.floats(-3, 3), st.sampled_from(sorted(ONE)))
def test_each_local_derivative_is_the_slope_of_a_nudge(x, name):
    if name == "relu" and abs(x) < 0.01:
        return
    value = Value(x)
    operation = ONE[name][0]
    operation(value).backward()
    slope = (operation(Value(x + 1e-5)).data - operation(Value(x - 1e-5)).data) / 2e-5
    assert value.grad == pytest.approx(slope, abs=1e-6)


def test_one_neuron_by_hand():
    x, w, b = Value(2.0, "x"), Value(0.5, "w"), Value(-0.5, "b")
    a = (w * x + b).tanh()
    loss = (a - 1.0) ** 2
    trace = loss.backward()
    assert w.grad == pytest.approx(2 * (math.tanh(0.5) - 1) * (1 - math.tanh(0.5) ** 2) * 2)
    assert [f.at.operation for f in trace] == ["^2", "−", "−", "tanh", "+", "+", "·", "·"]
    assert [f.to.name for f in trace][-2:] == ["w", "x"]


def test_a_value_that_is_used_twice_gets_both_gradients():
    a = Value(3.0)
    (a * a + a).backward()
    assert a.grad == 2 * 3 + 1


@pytest.mark.parametrize("x", [-1000.0, -40.0, 0.0, 40.0, 1000.0])
@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu"])
def test_extreme_values_and_the_kink_are_as_in_torch(x, name):
    ours, theirs = Value(x), torch.tensor(x, dtype=torch.float64, requires_grad=True)
    mine, other = ONE[name][0](ours), ONE[name][1](theirs)
    mine.backward()
    other.backward()
    assert mine.data == pytest.approx(other.item(), rel=1e-12, abs=0)
    assert ours.grad == pytest.approx(theirs.grad.item(), rel=1e-12, abs=0)


@pytest.mark.parametrize("exponent", [Value(3.0), "2", None, 2j])
def test_an_exponent_that_is_no_number_is_refused(exponent):
    with pytest.raises(TypeError, match=f"must be a number, found {re.escape(repr(exponent))}"):
        Value(2.0) ** exponent


@pytest.mark.parametrize("exponent", [0.5, -1.5, 1 / 3])
def test_a_root_of_a_negative_number_is_refused(exponent):
    with pytest.raises(ValueError, match=rf"-2\.0 has no power {exponent}, which is not whole"):
        Value(-2.0) ** exponent


@pytest.mark.parametrize("exponent", [-1, -0.5, 0.5])  # the last has a value, but no slope
def test_a_power_of_0_that_would_divide_by_it_is_refused(exponent):
    with pytest.raises(ZeroDivisionError):
        Value(0.0) ** exponent


@pytest.mark.parametrize(
    ("x", "exponent"), [(2.0, 0.5), (2.5, -1.5), (-2.0, 3.0), (-2.0, -2), (-1.0, True)]
)
def test_powers_are_those_of_torch(x, exponent):
    ours, theirs = Value(x), torch.tensor(x, dtype=torch.float64, requires_grad=True)
    mine, other = ours**exponent, theirs ** float(exponent)
    mine.backward()
    other.backward()
    assert isinstance(mine.data, float)
    assert mine.data == pytest.approx(other.item(), rel=1e-15, abs=0)
    assert ours.grad == pytest.approx(theirs.grad.item(), rel=1e-15, abs=0)


def test_the_power_0_is_level_everywhere():
    zero = Value(0.0)
    (zero**0).backward()
    assert zero.grad == 0


def test_a_deep_graph_is_no_problem():
    start = Value(1.0)
    value = start
    for _ in range(50_000):
        value = value + 1.0
    value.backward()
    assert (value.data, start.grad) == (50_001.0, 1.0)


def test_many_paths_do_not_take_many_steps():
    value = start = Value(1.0)
    for _ in range(60):
        value = value + value  # 2⁶⁰ paths
    assert len(value.backward()) == 120
    assert start.grad == 2.0**60


def test_a_value_shows_its_numbers():
    assert repr(Value(2.0, "w")) == "Value(2.0, 'w', grad=0.0)"
    product = Value(2.0) * 3
    assert repr(product) == "Value(6.0, '·', grad=0.0)"
    product.name = "z"
    assert repr(product) == "Value(6.0, 'z', grad=0.0)"


def test_a_graph_lists_the_first_input_first():
    a, b, c = Value(1.0, "a"), Value(2.0, "b"), Value(3.0, "c")
    product = a * b
    total = product + c
    assert graph(total) == [a, b, product, c, total]

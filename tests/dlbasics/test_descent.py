"""Gradient descent against torch's SGD, the closed form of a parabola, and its invariants."""

import math
from itertools import pairwise
from random import Random

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from dlbasics.descent import gradient_descent, minibatches

weights = st.floats(-100, 100)
rates = st.floats(0.001, 1.2)
lists = st.lists(st.integers(), max_size=40)


def slope(w):
    return 2 * (w - 5)


def torch_path(loss, start, learning_rate, steps):
    """The points that torch.optim.SGD visits, with gradients from autograd, in float64."""
    point = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.SGD([point], lr=learning_rate)
    path = [point.tolist()]
    for _ in range(steps):
        optimizer.zero_grad()
        loss(point).backward()
        optimizer.step()
        path.append(point.tolist())
    return path


def test_the_first_step_from_0_goes_to_1():
    assert gradient_descent(slope, 0.0, 0.1, 1) == [0.0, 1.0]


def test_no_steps_leave_the_start():
    assert gradient_descent(slope, 3.0, 0.1, 0) == [3.0]


@pytest.mark.parametrize("learning_rate", [0.01, 0.1, 0.5, 0.9, 1.0, 1.05])
def test_one_weight_moves_as_with_torch(learning_rate):
    ours = gradient_descent(slope, 0.0, learning_rate, 50)
    theirs = torch_path(lambda w: (w - 5) ** 2, 0.0, learning_rate, 50)
    assert ours == pytest.approx(theirs, rel=1e-12, abs=1e-12)


def test_a_loss_that_is_no_parabola_moves_as_with_torch():
    ours = gradient_descent(lambda w: math.cos(w) + 0.2 * w, 1.0, 0.3, 40)
    theirs = torch_path(lambda w: torch.sin(w) + 0.1 * w**2, 1.0, 0.3, 40)
    assert ours == pytest.approx(theirs, rel=1e-12, abs=1e-12)


def test_several_parameters_move_as_with_torch():
    ours = gradient_descent(lambda p: (p[0] + p[1], p[0] + 6 * p[1]), (4.0, -3.0), 0.1, 30)
    theirs = torch_path(lambda p: p[0] ** 2 / 2 + p[0] * p[1] + 3 * p[1] ** 2, [4.0, -3.0], 0.1, 30)
    for point, expected in zip(ours, theirs, strict=True):
        assert point == pytest.approx(expected, rel=1e-12, abs=1e-12)


@given(weights, rates, st.integers(0, 30))
def test_a_parabola_follows_its_closed_form(start, learning_rate, steps):
    path = gradient_descent(slope, start, learning_rate, steps)
    expected = [5 + (start - 5) * (1 - 2 * learning_rate) ** k for k in range(steps + 1)]
    assert path == pytest.approx(expected, rel=1e-9, abs=1e-9)


@given(weights, weights, rates)
def test_a_tuple_moves_like_each_of_its_numbers_alone(first, second, learning_rate):
    both = gradient_descent(lambda p: (slope(p[0]), p[1]), (first, second), learning_rate, 10)
    assert [p[0] for p in both] == gradient_descent(slope, first, learning_rate, 10)
    assert [p[1] for p in both] == gradient_descent(lambda w: w, second, learning_rate, 10)


@given(weights, st.floats(0.001, 0.999))
def test_below_the_limit_of_its_curvature_the_loss_never_rises(start, learning_rate):
    losses = [(w - 5) ** 2 for w in gradient_descent(slope, start, learning_rate, 30)]
    assert all(after <= before + 1e-24 for before, after in pairwise(losses))


def test_at_the_limit_it_bounces_and_above_it_runs_away():
    assert gradient_descent(slope, 0.0, 1.0, 4) == [0.0, 10.0, 0.0, 10.0, 0.0]
    distances = [abs(w - 5) for w in gradient_descent(slope, 0.0, 1.05, 20)]
    assert distances == sorted(distances)
    assert distances[-1] > distances[0]


def test_it_overflows_as_floats_do():
    assert math.isnan(gradient_descent(slope, 0.0, 1.1, 4000)[-1])


@pytest.mark.parametrize("rate", [0, -0.1, math.inf, math.nan])
def test_a_rate_that_is_no_positive_number_is_refused(rate):
    with pytest.raises(ValueError, match=f"must be a positive number, found {rate}"):
        gradient_descent(slope, 0.0, rate, 1)


def test_a_negative_number_of_steps_is_refused():
    with pytest.raises(ValueError, match="steps must be 0 or more, found -3"):
        gradient_descent(slope, 0.0, 0.1, -3)


@pytest.mark.parametrize("start", [math.nan, math.inf, (0.0, math.nan)])
def test_a_start_that_is_not_finite_is_refused(start):
    with pytest.raises(ValueError, match=r"start must be finite, found .*(nan|inf)"):
        gradient_descent(lambda point: point, start, 0.1, 1)


def test_a_gradient_of_another_length_is_refused():
    with pytest.raises(ValueError, match="gradient has 3 numbers, the point has 2"):
        gradient_descent(lambda point: (1.0, 1.0, 1.0), (0.0, 0.0), 0.1, 1)


@given(lists, st.integers(1, 50), st.integers())
def test_an_epoch_uses_every_example_once(examples, batch_size, seed):
    before = list(examples)
    batches = minibatches(examples, batch_size, Random(seed))
    assert sorted(x for batch in batches for x in batch) == sorted(examples)
    assert examples == before
    assert len(batches) == math.ceil(len(examples) / batch_size)
    assert all(len(batch) == batch_size for batch in batches[:-1])
    assert all(batch for batch in batches)


@given(lists, st.integers(1, 50), st.integers())
def test_the_same_seed_gives_the_same_batches(examples, batch_size, seed):
    first = minibatches(examples, batch_size, Random(seed))
    assert minibatches(examples, batch_size, Random(seed)) == first


def test_batches_are_shuffled_anew_each_epoch():
    rng = Random(0)
    epochs = [minibatches(range(30), 30, rng)[0] for _ in range(2)]
    assert epochs[0] != epochs[1]
    assert list(range(30)) not in epochs


def test_a_batch_size_below_1_is_refused():
    with pytest.raises(ValueError, match="batch size must be 1 or more, found 0"):
        minibatches([1, 2], 0, Random(0))

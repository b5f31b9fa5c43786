"""Each optimizer against torch.optim in float64: positions and state, step by step."""

import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from dlbasics.optimizers import SGD, Adagrad, Adam, AdamW, Momentum, Nesterov, Optimizer, RMSProp
from dlbasics.surfaces import SURFACES

# ours, torch's, and a rate with which it stays finite on every surface
PAIRS = {
    "SGD": (SGD, lambda p, **k: torch.optim.SGD(p, **k), 1e-3),
    "Momentum": (Momentum, lambda p, **k: torch.optim.SGD(p, momentum=0.9, **k), 3e-4),
    "Nesterov": (
        Nesterov,
        lambda p, **k: torch.optim.SGD(p, momentum=0.9, nesterov=True, **k),
        3e-4,
    ),
    "Adagrad": (Adagrad, torch.optim.Adagrad, 0.1),
    "RMSProp": (RMSProp, torch.optim.RMSprop, 0.01),
    "Adam": (Adam, torch.optim.Adam, 0.05),
    "AdamW": (AdamW, torch.optim.AdamW, 0.05),
}
everyone = pytest.mark.parametrize("name", PAIRS)
gradients = st.lists(st.tuples(st.floats(-100, 100), st.floats(-100, 100)), min_size=1, max_size=20)


def torch_run(make, gradient, start, steps, **settings):
    """Each step's point and state of a torch optimizer that is fed the given gradients."""
    point = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = make([point], **settings)
    for k in range(steps):
        point.grad = torch.tensor(gradient(tuple(point.tolist()), k), dtype=torch.float64)
        optimizer.step()
        yield point.tolist(), optimizer.state[point]


def assert_equal_run(ours, make, gradient, start, steps, **settings):
    point = start
    for k, (expected, state) in enumerate(torch_run(make, gradient, start, steps, **settings)):
        point = ours.step(point, gradient(point, k))
        assert all(map(math.isfinite, expected)), "a run to nan compares nothing"
        assert point == pytest.approx(expected, rel=1e-12, abs=1e-12), f"step {k + 1}"
        assert state.keys() - ours.remembers <= {"step"}
        for key in ours.remembers:
            theirs = state[key].expand(len(start)).tolist()
            mine = [each[key] for each in ours.state]
            assert mine == pytest.approx(theirs, rel=1e-12, abs=1e-12), f"{key}, step {k + 1}"


@everyone
@pytest.mark.parametrize("surface", SURFACES, ids=lambda surface: surface.name)
def test_500_steps_equal_torch_in_position_and_state(name, surface):
    ours, theirs, rate = PAIRS[name]
    gradient = lambda point, k: surface.gradient(point)  # noqa: E731
    assert_equal_run(ours(lr=rate), theirs, gradient, surface.start, 500, lr=rate)


@everyone
@given(sequence=gradients)
def test_any_gradients_make_the_steps_of_torch(name, sequence):
    ours, theirs, _ = PAIRS[name]
    start = (1.0, -2.0)
    assert_equal_run(ours(lr=0.1), theirs, lambda p, k: sequence[k], start, len(sequence), lr=0.1)


@everyone
def test_the_defaults_are_those_of_torch(name):
    ours, theirs, _ = PAIRS[name]
    defaults = theirs([torch.zeros(1)]).defaults
    for key, value in vars(ours()).items():
        assert key == "state" or defaults[key] == value, key


@pytest.mark.parametrize(
    ("ours", "make", "settings"),
    [
        (Momentum, torch.optim.SGD, {"lr": 0.02, "momentum": 0.5}),
        (Adagrad, torch.optim.Adagrad, {"lr": 0.3, "eps": 0.1}),
        (RMSProp, torch.optim.RMSprop, {"lr": 0.02, "alpha": 0.9, "eps": 0.1}),
        (Adam, torch.optim.Adam, {"lr": 0.02, "betas": (0.8, 0.95), "eps": 0.1}),
        (AdamW, torch.optim.AdamW, {"lr": 0.02, "eps": 0.1, "weight_decay": 0.3}),
    ],
)
def test_settings_mean_what_they_mean_in_torch(ours, make, settings):
    assert_equal_run(
        ours(**settings), make, lambda p, k: (p[0] - 5, 3 * p[1]), (0.0, 2.0), 50, **settings
    )


@given(st.floats(1e-3, 1e6), st.sampled_from([-1, 1]), st.floats(1e-3, 1))
def test_the_first_step_of_adam_has_the_length_of_the_rate(size, sign, rate):
    (w,) = Adam(lr=rate).step((0.0,), (sign * size,))
    assert w == pytest.approx(-sign * rate, rel=1e-4, abs=0)


@given(st.floats(1e-3, 1e6), st.floats(1e-3, 1))
def test_the_first_step_of_rmsprop_is_ten_times_as_long(size, rate):
    (w,) = RMSProp(lr=rate).step((0.0,), (size,))
    assert w == pytest.approx(-10 * rate, rel=1e-3, abs=0)


@everyone
def test_each_parameter_is_treated_by_itself(name):
    kind = PAIRS[name][0]
    both, alone = kind(lr=0.1), kind(lr=0.1)
    pair, single = (1.0, 7.0), (1.0,)
    for k in range(10):
        pair, single = both.step(pair, (k - 3.0, 100.0)), alone.step(single, (k - 3.0,))
        assert pair[0] == single[0]


@pytest.mark.parametrize("rate", [0, -0.1, math.inf, math.nan])
@everyone
def test_a_rate_that_is_no_positive_number_is_refused(name, rate):
    with pytest.raises(ValueError, match=f"must be a positive number, found {rate}"):
        PAIRS[name][0](lr=rate)


def test_lengths_that_differ_are_refused():
    with pytest.raises(ValueError, match=r"gradient has 1 numbers, the point has 2"):
        Adam().step((1.0, 2.0), (1.0,))
    used = Adam()
    used.step((1.0, 2.0), (1.0, 1.0))
    with pytest.raises(ValueError, match=r"the point has 1, the state is for 2"):
        used.step((1.0,), (1.0,))


def test_what_they_share_is_no_rule():
    with pytest.raises(NotImplementedError):
        Optimizer(lr=0.1).step((1.0,), (1.0,))

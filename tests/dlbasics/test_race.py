"""Race: counted steps against the closed form, paths against gradient descent."""

from math import ceil, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbasics.descent import gradient_descent
from dlbasics.optimizers import SGD, Momentum
from dlbasics.race import descend, steps_needed
from dlbasics.surfaces import RAVINE, ROSENBROCK

PARABOLA = (lambda p: (p[0] - 5) ** 2, lambda p: (2 * (p[0] - 5),), (0.0,))


def test_the_path_of_sgd_is_gradient_descent():
    path = descend(SGD(lr=0.1), RAVINE.gradient, RAVINE.start, 50)
    assert path == gradient_descent(RAVINE.gradient, RAVINE.start, 0.1, 50)


@given(st.floats(0.01, 0.45))
def test_the_steps_of_sgd_follow_the_closed_form(rate):
    # |5 (1 − 2η)^k| < 10⁻³
    exact = log(1e-3 / 5) / log(1 - 2 * rate)
    between = {ceil(exact - 1e-6), ceil(exact + 1e-6)}
    assert steps_needed(SGD(lr=rate), *PARABOLA) in between


def test_the_count_is_that_of_the_path():
    needed = steps_needed(Momentum(lr=0.1), RAVINE.loss, RAVINE.gradient, RAVINE.start)
    path = descend(Momentum(lr=0.1), RAVINE.gradient, RAVINE.start, needed)
    assert [RAVINE.loss(p) < 1e-6 for p in path] == [False] * needed + [True]


def test_a_start_at_the_goal_needs_no_step():
    assert steps_needed(SGD(), RAVINE.loss, RAVINE.gradient, (0.0, 0.0)) == 0


def test_the_last_allowed_step_counts():
    assert steps_needed(SGD(lr=0.1), *PARABOLA, most=39) == 39
    assert steps_needed(SGD(lr=0.1), *PARABOLA, most=38) is None


def test_a_race_that_runs_away_is_lost():
    race = ROSENBROCK.loss, ROSENBROCK.gradient, ROSENBROCK.start
    assert steps_needed(SGD(lr=0.1), *race, most=10**9) is None


def test_a_negative_number_of_steps_is_refused():
    with pytest.raises(ValueError, match="must be 0 or more, found -1"):
        descend(SGD(), RAVINE.gradient, RAVINE.start, -1)

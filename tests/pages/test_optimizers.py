"""Optimizers: what the page says, held against torch and against closed forms."""

import math

import pytest
import torch

from dlbasics import optimizers
from dlbasics.race import descend, steps_needed
from dlbasics.surfaces import PLATEAU, RAVINE, ROSENBROCK, SADDLE

KINDS = [optimizers.SGD, optimizers.Momentum, optimizers.RMSProp, optimizers.Adam]
PARABOLA = (lambda p: (p[0] - 5) ** 2, lambda p: (2 * (p[0] - 5),), (0.0,))
TORCH = {
    "SGD": lambda w, lr: torch.optim.SGD(w, lr=lr),
    "Momentum": lambda w, lr: torch.optim.SGD(w, lr=lr, momentum=0.9),
    "RMSProp": lambda w, lr: torch.optim.RMSprop(w, lr=lr),
    "Adam": lambda w, lr: torch.optim.Adam(w, lr=lr),
}


def race(surface):
    return surface.loss, surface.gradient, surface.start


def counted(rate, losses):
    return [steps_needed(kind(lr=rate), *losses) for kind in KINDS]


def torch_steps(name, rate, loss, start, most):
    """Steps until the loss is below 10⁻⁶, by torch.optim and autograd in float64."""
    point = torch.tensor(start, dtype=torch.float64, requires_grad=True)
    optimizer = TORCH[name]([point], rate)
    for step in range(most + 1):
        height = loss(point)
        if height.item() < 1e-6:
            return step
        optimizer.zero_grad()
        height.backward()
        optimizer.step()
    return None


@pytest.mark.parametrize("name", TORCH)
@pytest.mark.parametrize(
    ("rate", "losses", "most"), [(0.1, PARABOLA, 200), (0.1, race(RAVINE), 400)]
)
def test_torch_needs_as_many_steps(name, rate, losses, most):
    loss, gradient, start = losses
    ours = steps_needed(getattr(optimizers, name)(lr=rate), loss, gradient, start)
    assert ours == torch_steps(name, rate, loss, start, most)


def test_adam_needs_as_many_steps_on_rosenbrock_as_in_torch():
    ours = steps_needed(optimizers.Adam(lr=0.1), *race(ROSENBROCK))
    assert ours == torch_steps("Adam", 0.1, ROSENBROCK.loss, ROSENBROCK.start, 1200)


def test_with_one_rate_for_all_each_of_the_four_wins_somewhere():
    runs = [(0.01, PARABOLA), (0.1, PARABOLA), (0.1, race(RAVINE)), (0.1, race(PLATEAU))]
    winners = []
    for rate, losses in runs:
        needed = [steps or math.inf for steps in counted(rate, losses)]
        winners.append(needed.index(min(needed)))
    assert sorted(winners) == [0, 1, 2, 3]


def test_with_its_own_best_rate_adam_wins_nothing_but_arrives_most_often():
    rates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0]
    arrived = [0, 0, 0, 0]
    for losses in PARABOLA, race(RAVINE), race(PLATEAU), race(ROSENBROCK):
        columns = zip(*(counted(rate, losses) for rate in rates), strict=True)
        best = []
        for i, column in enumerate(columns):
            reached = [steps for steps in column if steps is not None]
            arrived[i] += len(reached)
            best.append(min(reached, default=math.inf))
        assert best[3] > min(best)
    assert max(arrived) == arrived[3]
    assert arrived.count(arrived[3]) == 1


def test_on_rosenbrock_only_adam_arrives_with_the_rate_of_all():
    assert [steps is not None for steps in counted(0.1, race(ROSENBROCK))] == [False] * 3 + [True]


def test_rmsprop_comes_back_from_far_below_the_goal():
    path = descend(optimizers.RMSProp(lr=0.1), RAVINE.gradient, RAVINE.start, 1500)
    heights = [RAVINE.loss(point) for point in path]
    assert min(heights) < 1e-12
    assert max(heights[200:]) > 0.1
    # in the end it jumps over the floor, half a rate to each side: 2 (η / 2)²
    late = descend(optimizers.RMSProp(lr=0.1), RAVINE.gradient, RAVINE.start, 5000)[-1]
    assert RAVINE.loss(late) == pytest.approx(2 * 0.05**2, rel=0.1, abs=0)


def test_turning_the_surface_changes_nothing_for_sgd_and_momentum_only():
    r = math.sqrt(0.5)

    def back(p):
        return r * p[0] + r * p[1], r * p[1] - r * p[0]

    def forth(p):
        return r * p[0] - r * p[1], r * p[0] + r * p[1]

    turned = (
        lambda p: RAVINE.loss(back(p)),
        lambda p: forth(RAVINE.gradient(back(p))),
        forth(RAVINE.start),
    )
    straight, crooked = counted(0.1, race(RAVINE)), counted(0.1, turned)
    assert crooked[:2] == straight[:2]
    assert crooked[2] > 2 * straight[2] and crooked[3] > 2 * straight[3]


def test_sgd_leaves_the_saddle_after_its_closed_form():
    # y grows by the factor 1 + η from 0.001 to 1
    exact = math.ceil(math.log(1000) / math.log(1.1))
    path = descend(optimizers.SGD(lr=0.1), SADDLE.gradient, SADDLE.start, 100)
    assert next(k for k, (_, y) in enumerate(path) if y >= 1) == exact


def test_a_mean_with_a_larger_rate_is_the_momentum_of_torch():
    mean, w = 0.0, 0.0
    for (theirs,) in descend(optimizers.Momentum(lr=0.1), PARABOLA[1], (0.0,), 50)[1:]:
        mean = 0.9 * mean + 0.1 * 2 * (w - 5)
        w = w - 1.0 * mean
        assert w == pytest.approx(theirs, rel=1e-12, abs=0)


@pytest.mark.parametrize("name", TORCH)
def test_the_rules_of_the_page_are_those_of_torch(name):
    """With gradients so small that ε, and its place outside the root, decide."""
    w = torch.zeros(1, dtype=torch.float64)
    optimizer, ours = TORCH[name]([w], 0.1), getattr(optimizers, name)(lr=0.1)
    point = (0.0,)
    for k in range(1, 50):
        gradient = 1e-8 * math.sin(k)
        w.grad = torch.tensor([gradient], dtype=torch.float64)
        optimizer.step()
        point = ours.step(point, (gradient,))
        assert point == pytest.approx(w.tolist(), rel=1e-12, abs=1e-15)

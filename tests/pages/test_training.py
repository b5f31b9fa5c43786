"""Training a network: what the page says, held against formulas and invariants."""

import math
from random import Random

import pytest
import torch
from torch.nn.functional import binary_cross_entropy_with_logits, l1_loss, mse_loss

from dlbasics.data import moons, split, straight_line, xor
from dlbasics.training import network, train


def fit(loss_function, rate, epochs, shrink=1.0, every=250):
    """Losses and lines of the page's straight line, before each step, and the last line."""
    x, y = torch.tensor(straight_line(0.3, 0.9)[:80]).unbind(1)
    torch.manual_seed(42)
    line = torch.nn.Parameter(torch.randn(2))
    optimizer = torch.optim.SGD([line], lr=rate)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, every, gamma=shrink)
    losses, lines = [], []
    for _ in range(epochs):
        loss = loss_function(line[0] * x + line[1], y)
        losses.append(loss.item())
        lines.append(line.tolist())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        scheduler.step()
    return losses, [*lines, line.tolist()]


def test_the_l1_loss_ends_in_a_cycle_of_two():
    losses, lines = fit(l1_loss, 0.01, 600)
    assert lines[300] == pytest.approx([0.3067, 0.9011], abs=1e-4)
    for k in range(280, 598):
        assert losses[k] == pytest.approx(losses[k + 2], abs=1e-6)
        assert abs(losses[k] - losses[k + 1]) > 0.003
    assert losses[99] > losses[199] > losses[299], "seen every 100 epochs, it seems to fall"
    # all residuals have one sign on each side, so the bias moves by the whole rate
    assert abs(lines[300][1] - lines[299][1]) == pytest.approx(0.01, abs=1e-6)


def test_a_falling_rate_and_the_squared_loss_settle():
    for _, lines in fit(l1_loss, 0.01, 750, shrink=0.1), fit(mse_loss, 0.5, 750):
        assert lines[-1] == pytest.approx([0.3, 0.9], abs=3e-4)


def overfit(training, test, size):
    model = network(2, 32, 1, seed=0)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    return train(model, optimizer, training, test, epochs=300, batch_size=size, rng=Random(0))


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_few_examples_are_learnt_by_heart(seed):
    rng = Random(seed)
    history = overfit(*split(moons(300, 0.35, rng), rng, training_share=0.1), 30)
    best = history.test_loss.index(min(history.test_loss))
    assert history.training_loss[-1] < history.training_loss[best] / 2
    assert history.test_loss[-1] > 2 * history.test_loss[best]
    assert history.training_accuracy[-1] > history.test_accuracy[-1] + 0.1


def test_more_examples_close_the_gap():
    test = moons(500, 0.35, Random(1))
    gaps = []
    for count in 30, 300:
        history = overfit(moons(count, 0.35, Random(0)), test, count)
        gaps.append(history.test_loss[-1] - history.training_loss[-1])
    assert gaps[0] > 3 * gaps[1]


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_no_line_solves_xor_and_a_hidden_layer_does(seed):
    accuracies = []
    for sizes in (2, 1), (2, 8, 1):
        rng = Random(seed)
        sets = split(xor(200, 0.15, rng), rng)
        model = network(*sizes, seed=seed)
        optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
        history = train(model, optimizer, *sets, epochs=60, batch_size=16, rng=rng)
        accuracies.append(history.training_accuracy[-1])
    assert accuracies[0] <= 0.8, "a line has at most three of the four clouds right"
    assert accuracies[1] == 1


@pytest.mark.parametrize("label", [0.0, 1.0])
def test_the_slope_of_the_loss_is_prediction_minus_truth(label):
    z = torch.tensor(2.0, dtype=torch.float64, requires_grad=True)
    loss = binary_cross_entropy_with_logits(z, torch.tensor(label, dtype=torch.float64))
    loss.backward()
    p = 1 / (1 + math.exp(-2))
    assert loss.item() == pytest.approx(-math.log(p if label else 1 - p), rel=1e-12, abs=0)
    assert z.grad.item() == pytest.approx(p - label, rel=1e-12, abs=0)


def test_shapes_that_do_not_fit_compare_each_with_each():
    prediction, target = torch.tensor([[1.0], [2.0], [3.0]]), torch.tensor([1.0, 2.0, 3.0])
    with pytest.warns(UserWarning, match="target size"):
        wrong = mse_loss(prediction, target)
    pairs = [(a - b) ** 2 for a in (1, 2, 3) for b in (1, 2, 3)]
    assert wrong.item() == pytest.approx(sum(pairs) / len(pairs))


def test_the_split_of_the_page_is_four_fifths_without_overlap():
    rng = Random(0)
    examples = moons(200, 0.15, rng)
    training, test = split(examples, rng)
    assert (len(training), len(test)) == (160, 40)
    assert not set(training) & set(test)
    assert sorted(training + test) == sorted(examples)

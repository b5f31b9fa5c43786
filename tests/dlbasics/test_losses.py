"""Losses and their gradients against torch."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from dlbasics.losses import mean_squared_error, mean_squared_error_gradient

numbers = st.floats(-1e6, 1e6)
LEAST = 1e-307  # below it a float has fewer digits, and each way of computing rounds its own way
pairs = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=20)
functions = pytest.mark.parametrize("f", [mean_squared_error, mean_squared_error_gradient])


@given(pairs)
def test_value_and_gradient_equal_torch(examples):
    predictions, targets = map(list, zip(*examples, strict=True))
    at = torch.tensor(predictions, dtype=torch.float64, requires_grad=True)
    loss = torch.nn.functional.mse_loss(at, torch.tensor(targets, dtype=torch.float64))
    loss.backward()
    assert mean_squared_error(predictions, targets) == pytest.approx(
        loss.item(), rel=1e-12, abs=LEAST
    )
    gradient = mean_squared_error_gradient(predictions, targets)
    assert gradient == pytest.approx(at.grad.tolist(), rel=1e-12, abs=LEAST)


def test_by_hand():
    assert mean_squared_error([1.0, 5.0], [3.0, 5.0]) == 2.0
    assert mean_squared_error_gradient([1.0, 5.0], [3.0, 5.0]) == [-2.0, 0.0]


@given(st.lists(numbers, min_size=1))
def test_perfect_predictions_have_no_loss_and_no_slope(targets):
    assert mean_squared_error(targets, targets) == 0
    assert mean_squared_error_gradient(targets, targets) == [0] * len(targets)


@functions
def test_different_lengths_are_refused(f):
    with pytest.raises(ValueError, match="found 3 predictions for 2 targets"):
        f([1.0, 2.0, 3.0], [1.0, 2.0])


@functions
def test_an_empty_list_is_refused(f):
    with pytest.raises(ValueError, match="found 0 predictions"):
        f([], [])

"""Trial: a learner's `train` run on a model, an optimizer and data of the checker's own."""

import copy
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from dlbasics.exercises.evidence.tensors import fill, line
from dlbasics.exercises.evidence.watch import Watched, watch

EPOCHS, EVERY, RATE = 300, 20, 0.01
SLOPE, INTERCEPT = -0.3, -0.9  # not those of the learner's data, so it shows whose were used
START = (-0.3367, -0.1288)  # from here the fit arrives; from most starts 300 epochs are too few


@dataclass(frozen=True)
class Trial:
    """One run: what `train` returned, what it did, and the model and data that it was given."""

    rows: Any
    watched: Watched
    model: nn.Module
    data: tuple[Tensor, Tensor, Tensor, Tensor]  # X_train, y_train, X_test, y_test


def trial(
    train: Callable[..., Any], model: nn.Module, like: Tensor, wrong_test: bool = False
) -> Trial:
    """What `train` does with a copy of a model, on 80 training and 20 test points like `like`.

    The y of the test points are far off if `wrong_test`: a sound training does not notice.
    """
    fresh = copy.deepcopy(model).train().requires_grad_(True)
    fresh.zero_grad()
    fill(fresh, START)
    if abs(line(fresh, like)[0] - START[0]) > 1e-4:  # the bias is registered first
        fill(fresh, START[::-1])
    data = _data(like, wrong_test)
    optimizer = torch.optim.SGD(fresh.parameters(), lr=RATE)
    torch.manual_seed(0)
    with watch(fresh, optimizer, data[0], data[2]) as watched:
        rows = train(fresh, nn.L1Loss(), optimizer, *data)
    return Trial(rows, watched, fresh, data)


def _data(like: Tensor, wrong_test: bool) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    places = (torch.arange(100, dtype=like.dtype, device=like.device) + 0.5) / 100
    x = places.reshape(100, *like.shape[1:])
    y = x * SLOPE + INTERCEPT
    return x[:80], y[:80], x[80:], y[80:] + (10 if wrong_test else 0)

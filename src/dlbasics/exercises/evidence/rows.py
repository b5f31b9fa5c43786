"""Rows: whether a training history has the right epochs and losses, told from a trial."""

import copy
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import torch
from torch import Tensor

from dlbasics.exercises.evidence.tensors import mean_error, numbers
from dlbasics.exercises.evidence.trial import EPOCHS, EVERY, Trial
from dlbasics.exercises.words import reading
from dlbasics.exercises.words.report import Finding, bad

Row = tuple[float, float, float]
_NEAR = 5e-4


def row_fault(trial: Trial) -> Finding | None:
    """The first thing that is wrong with what `train` returned, if any."""
    if trial.rows is None:
        return bad(
            "train returns None: end it with return and the list of rows.", reading.FIRST_LOOP
        )
    if isinstance(trial.rows, list | tuple) and len(trial.rows) < 2:
        return bad(
            f"train returns {len(trial.rows)} rows: make the list once, before the loop, and "
            "append a row every 20 epochs.",
            reading.FIRST_LOOP,
        )
    rows = _rows(trial.rows)
    if rows is None:
        return bad(
            "train does not return a list of rows (epoch, training loss, test loss), each with "
            "three numbers.",
            reading.FIRST_LOOP,
        )
    if any(isinstance(each, Tensor) and each.requires_grad for row in trial.rows for each in row):
        return bad(
            "The losses in the rows still carry gradients: keep loss.item(), or each row keeps a "
            "whole graph in memory, and matplotlib cannot draw it.",
            reading.CUT_GRAPH,
        )
    if not all(math.isfinite(each) for row in rows for each in row):
        return bad("A loss in the rows is infinite or not a number (nan).", reading.RATE)
    return _epoch_fault([row[0] for row in rows]) or _loss_fault(trial, rows)


def _rows(rows: Any) -> list[Row] | None:
    try:
        found = [tuple(numbers(list(row))) for row in rows]
    except (TypeError, ValueError, RuntimeError):
        return None
    return (
        [(row[0], row[1], row[2]) for row in found] if {len(row) for row in found} == {3} else None
    )


def _epoch_fault(epochs: list[float]) -> Finding | None:
    gaps = {round(b - a, 6) for a, b in pairwise(epochs)}
    if gaps == {EVERY} and epochs[0] <= EVERY and EPOCHS - EVERY <= epochs[-1] <= EPOCHS:
        return None
    shown = ", ".join(f"{epoch:g}" for epoch in epochs[:3])
    return bad(
        f"The rows belong to the epochs {shown}, … {epochs[-1]:g}, {len(epochs)} in all: evaluate "
        f"every {EVERY} of the {EPOCHS} epochs.",
        reading.EPOCHS,
    )


def _loss_fault(trial: Trial, rows: list[Row]) -> Finding | None:
    x_train, y_train, x_test, y_test = trial.data
    train = [_matches(trial, row, x_train, y_train) for row in rows]
    test = [_matches(trial, row, x_test, y_test) for row in rows]
    if all(on_test[1] for on_test in test):
        if all(on_test[0] for on_test in test) and not all(on_train[0] for on_train in train):
            return bad(
                "Both losses of a row are measured on the test data: the first one belongs to the "
                "training data.",
                reading.OVER_FITTING,
            )
        return None
    if not all(on_train[1] for on_train in train):
        return bad(
            f"The test loss of the last row is {rows[-1][2]:.4f}, but the mean absolute error on "
            f"the test data is {mean_error(trial.model, x_test, y_test):.4f} by then.",
            reading.LOSS,
        )
    if all(on_test[0] for on_test in test):
        return bad(
            "The two losses of a row have changed places: first training, then test.",
            reading.EPOCHS,
        )
    return bad(
        "The test loss is measured on the training data, so it cannot show over-fitting: use "
        "X_test and y_test.",
        reading.TEST_SET,
    )


def _matches(trial: Trial, row: Row, x: Tensor, y: Tensor) -> tuple[bool, bool]:
    """Whether the two losses of a row were, around its epoch, those on some data."""
    errors = list(_around(trial, row[0], x, y))
    first, second = (any(abs(loss - each) < _NEAR for each in errors) for loss in row[1:])
    return first, second


def _around(trial: Trial, epoch: float, x: Tensor, y: Tensor) -> Iterator[float]:
    """The losses on some data between the epoch before and the epoch after."""
    states = trial.watched.states
    batches = max(1, round((len(states) - 1) / EPOCHS))
    model = copy.deepcopy(trial.model).eval()
    first = max(0, int(epoch - 1) * batches)
    for state in states[first : int(epoch + 1) * batches + 1]:
        with torch.no_grad():
            for parameter, value in zip(model.parameters(), state, strict=True):
                parameter.copy_(value)
        yield mean_error(model, x, y)

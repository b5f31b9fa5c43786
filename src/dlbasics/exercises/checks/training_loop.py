"""The check of exercise 3: loss function, optimizer, and a loop of 300 epochs."""

from collections.abc import Iterator
from typing import Any

import torch
from torch import nn

from dlbasics.exercises.evidence.loop_faults import loop_fault
from dlbasics.exercises.evidence.names import Names
from dlbasics.exercises.evidence.rows import row_fault
from dlbasics.exercises.evidence.tensors import line, mean_error, numbers
from dlbasics.exercises.evidence.trial import EPOCHS, EVERY, INTERCEPT, RATE, SLOPE, Trial, trial
from dlbasics.exercises.words import reading
from dlbasics.exercises.words.report import Finding, bad, good

TOLERANCE = 0.02  # L1 with a constant rate never settles, so no finer


def findings(names: Names) -> Iterator[Finding]:
    """The findings about the loss function, the optimizer, train and what it did."""
    if wrong := loss_fault(names["loss_fn"]):
        yield wrong
        return
    yield good("loss_fn is the mean absolute error.")
    if wrong := _optimizer(names["optimizer"], names["model"]):
        yield wrong
        return
    yield good(f"optimizer is SGD with the rate {RATE}, over the parameters of model.")
    train, model, like = names.several("train model X_train")
    if not callable(train):
        yield bad(f"train is a {type(train).__name__}, not a function.", reading.FIRST_LOOP)
        return
    count = sum(each.numel() for each in model.parameters())
    if count != 2:
        yield bad(f"model has {count} parameters, a line has two.", reading.STATE)
        return
    tried = trial(train, model, like)
    if wrong := loop_fault(tried, trial(train, model, like, wrong_test=True)):
        yield wrong
        return
    yield good(f"train clears, goes backward and steps in this order, for {EPOCHS} epochs.")
    if wrong := row_fault(tried):
        yield wrong
        return
    yield good(f"It evaluates on the test data every {EVERY} epochs, in evaluation mode.")
    yield from _result(tried)
    yield from _own(names)


def loss_fault(loss_fn: Any) -> Finding | None:
    """What is wrong with a loss function that should be the mean absolute error, if anything."""
    if isinstance(loss_fn, type):
        return bad(
            "loss_fn is the class itself: nn.L1Loss() with brackets makes one.", reading.LOSS
        )
    if not callable(loss_fn):
        return bad(f"loss_fn is a {type(loss_fn).__name__}, not a function.", reading.LOSS)
    value = numbers(loss_fn(torch.tensor([[0.0], [0.0]]), torch.tensor([[1.0], [3.0]])))
    if value == [2.0]:
        return None
    if value == [4.0]:
        return bad(
            "loss_fn adds up the errors instead of taking their mean, so the step depends on the "
            "number of points: use nn.L1Loss().",
            reading.LOSS,
        )
    if value == [5.0]:
        return bad(
            "loss_fn is the mean of the squared errors; this exercise is about the absolute "
            "errors, nn.L1Loss().",
            reading.ABSOLUTE_ERROR,
        )
    return bad("loss_fn is not the mean absolute error: use nn.L1Loss().", reading.LOSS)


def _optimizer(optimizer: Any, model: nn.Module) -> Finding | None:
    if not isinstance(optimizer, torch.optim.Optimizer):
        return bad(
            f"optimizer is a {type(optimizer).__name__}, not from torch.optim.", reading.UPDATE
        )
    if not isinstance(optimizer, torch.optim.SGD):
        return bad(
            f"optimizer is {type(optimizer).__name__}, asked for is torch.optim.SGD.", reading.RULES
        )
    mine = {id(each) for group in optimizer.param_groups for each in group["params"]}
    if mine != {id(each) for each in model.parameters()}:
        return bad(
            "optimizer has other parameters than model, so its steps would change another model: "
            "make it after model, with model.parameters().",
            reading.OTHER_PARAMETERS,
        )
    for group in optimizer.param_groups:
        if abs(float(group["lr"]) - RATE) > 1e-9:
            return bad(
                f"The learning rate is {float(group['lr']):g}, asked for is {RATE}.", reading.RATE
            )
        for extra in ("momentum", "weight_decay"):
            if group[extra]:
                return bad(f"Plain SGD has no {extra}: here it is {group[extra]:g}.", reading.RULES)
        if group["maximize"]:
            return bad("With maximize=True, the steps go uphill: the loss grows.", reading.GOING_UP)
    return None


def _result(tried: Trial) -> Iterator[Finding]:
    slope, intercept = line(tried.model, tried.data[0])
    words = f"On another line, y = {SLOPE}x - {-INTERCEPT}, your train finds "
    words += f"weight {slope:.4f} and bias {intercept:.4f}"
    if max(abs(slope - SLOPE), abs(intercept - INTERCEPT)) < TOLERANCE:
        yield good(f"{words}.")
    else:
        yield bad(f"{words}: too far away.", reading.FOUR_PARTS)


def _own(names: Names) -> Iterator[Finding]:
    """The findings about the model that the solution itself has trained."""
    model, history, x, y = names.several("model history X_train y_train")
    before, now = numbers(list(history[0]))[1], mean_error(model, x, y)
    if now < before or before < TOLERANCE:
        yield good(f"Your own model has learned: its error on the training data is {now:.4f}.")
    else:
        yield bad(
            f"Your own model has not learned: its error is {now:.4f}. Call train with model and "
            "optimizer, and keep what it returns in history.",
            reading.STEP,
        )

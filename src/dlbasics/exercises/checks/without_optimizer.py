"""The check of exercise 6: the same training three times, and what the optimizer changes."""

from collections.abc import Iterator
from typing import Any

import torch
from torch import nn

from dlbasics.exercises.evidence.names import Names
from dlbasics.exercises.evidence.panels import panel_faults
from dlbasics.exercises.evidence.plain_training import EPOCHS, RATE, plain_training
from dlbasics.exercises.evidence.tensors import close, numbers
from dlbasics.exercises.words import reading
from dlbasics.exercises.words.report import Finding, bad, good

_NEAR = 1e-4
_RUNS = {"without": "without an optimizer", "by_hand": "by hand", "with": "with an optimizer"}


def findings(names: Names) -> Iterator[Finding]:
    """The findings about the three runs and the two panels."""
    expected = plain_training(names)
    for run, words in _RUNS.items():
        model, losses = names.several(f"model_{run} losses_{run}")
        if wrong := _list_fault(f"losses_{run}", losses) or _start_fault(run, names, expected):
            yield wrong
            return
        fault = _without_fault if run == "without" else _with_fault
        if wrong := fault(run, names, model):
            yield wrong
            return
        changed = "nothing changes" if run == "without" else "the losses are those of the rule"
        yield good(f"The run {words}: {EPOCHS} losses, and {changed}.")
    if wrong := _alone_fault(names):
        yield wrong
        return
    wrongs = list(panel_faults(names))
    yield from wrongs or [good("Both runs are drawn side by side.")]


def _list_fault(name: str, losses: Any) -> Finding | None:
    if not hasattr(losses, "__len__") or isinstance(losses, str | dict | set):
        return bad(
            f"{name} is a {type(losses).__name__}: collect the losses in a list.", reading.LOSS
        )
    if any(isinstance(each, torch.Tensor) and each.requires_grad for each in losses):
        return bad(
            f"{name} holds tensors that still carry gradients, which matplotlib cannot draw: "
            "append loss.item().",
            reading.CUT_GRAPH,
        )
    if len(losses) != EPOCHS:
        return bad(
            f"{name} has {len(losses)} losses: append one in each of the {EPOCHS} epochs.",
            reading.EPOCHS,
        )
    return None


def _start_fault(run: str, names: Names, expected: list[float]) -> Finding | None:
    """What is wrong with the first loss of a run, before any update."""
    losses = numbers(names[f"losses_{run}"])
    if abs(losses[0] - expected[0]) < _NEAR:
        return None
    if run != "without" and close(losses[:-1], expected[1:], _NEAR):
        return bad(
            f"losses_{run} begins with the loss after the first update: compute the loss and keep "
            "it before the update.",
            reading.FOUR_PARTS,
        )
    return bad(
        f"losses_{run} begins with {losses[0]:.4f}, but start has the loss {expected[0]:.4f}: load "
        "start into each model, else the runs cannot be compared.",
        reading.EQUAL_START,
    )


def _without_fault(run: str, names: Names, model: nn.Module) -> Finding | None:
    losses = numbers(names[f"losses_{run}"])
    if max(losses) - min(losses) > _NEAR:
        return bad(
            "The run without an optimizer learns: something uses the gradients. Leave every step "
            "and every change of a parameter out.",
            reading.BACKWARD,
        )
    if all(each.grad is None for each in model.parameters()):
        return bad(
            "model_without has no gradients: call loss.backward() in this run, too, to see that "
            "gradients alone change nothing.",
            reading.STEP,
        )
    return None


def _with_fault(run: str, names: Names, model: nn.Module) -> Finding | None:
    losses, words = numbers(names[f"losses_{run}"]), f"The run {_RUNS[run]}"
    if close(losses, plain_training(names), _NEAR):
        return None
    if max(losses) - min(losses) < 1e-9:
        return _nothing_learned(run)
    if close(losses, plain_training(names, rate=-RATE), max(losses) * _NEAR):
        return bad(
            f"{words} goes uphill: its losses grow. A parameter moves against its gradient, so "
            "subtract.",
            reading.GOING_UP,
        )
    if close(losses, plain_training(names, clear=False), 1e-3):
        return bad(
            f"{words} never clears the gradients, so each update uses the sum of all gradients so "
            f"far: {_CLEAR[run]}.",
            reading.ZERO_GRAD,
        )
    first = losses[1] - losses[0]
    rate = RATE * first / (plain_training(names)[1] - losses[0])
    if abs(rate - RATE) < RATE / 100:
        return bad(
            f"{words} follows p - {RATE} * p.grad in its first update, but not later: nothing may "
            "be kept from one epoch to the next, and no momentum.",
            reading.MEMORY,
        )
    return bad(
        f"{words} does not follow p - {RATE} * p.grad: its first update is {rate:.2g} times the "
        "gradient.",
        reading.RATE if run == "by_hand" else reading.TOO_FAST,
    )


_CLEAR = {"by_hand": "set p.grad to None, or to zero", "with": "call optimizer.zero_grad()"}


def _nothing_learned(run: str) -> Finding:
    if run == "with":
        return bad(
            "The run with an optimizer learns nothing: step() is missing, or the optimizer has the "
            "parameters of another model.",
            reading.OTHER_PARAMETERS,
        )
    return bad(
        "The run by hand learns nothing: p = p - ... makes a new tensor and leaves the parameter "
        "as it was. Write p -= ... inside torch.no_grad().",
        reading.UPDATE,
    )


def _alone_fault(names: Names) -> Finding | None:
    models = [names[f"model_{run}"] for run in _RUNS]
    pointers = [each.data_ptr() for model in models for each in model.parameters()]
    if len(set(pointers)) < len(pointers):
        return bad(
            "Two of the three models are one and the same: make a new LineModel() for each run.",
            reading.EQUAL_START,
        )
    return None

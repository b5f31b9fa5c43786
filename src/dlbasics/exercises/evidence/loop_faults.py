"""Loop faults: what a training loop did wrong, told from the events of a trial."""

from collections.abc import Iterable

import torch

from dlbasics.exercises.evidence.epoch_faults import epoch_fault, mode_fault
from dlbasics.exercises.evidence.trial import Trial
from dlbasics.exercises.evidence.watch import Backward, Event, Forward, Loss, Step
from dlbasics.exercises.words import reading
from dlbasics.exercises.words.report import Finding, bad


def loop_fault(trial: Trial, wrong_test: Trial) -> Finding | None:
    """The first thing that is wrong with a loop, if any.

    The second trial is the same as the first but for the y of its test points.
    """
    if wrong := _data_fault(trial):
        return wrong
    if not all(map(torch.equal, trial.model.parameters(), wrong_test.model.parameters())):
        return bad(
            "train learns from the test data: with other y_test, the model becomes another. Then "
            "the test says nothing about new points.",
            reading.TEST_SET,
        )
    faults = (_shape_fault, _update_fault, _order_fault, epoch_fault, mode_fault)
    return next((wrong for fault in faults if (wrong := fault(trial))), None)


def _data_fault(trial: Trial) -> Finding | None:
    forwards = trial.watched.of(Forward)
    if not forwards:
        return bad(
            "train never calls the model that it is given: inside, use its parameters, not the "
            "variables outside, or it can train one model only.",
            reading.MODEL,
        )
    if all(each.points == "other" for each in forwards):
        return bad(
            "train uses data from outside instead of the X_train and X_test that it is given.",
            reading.FIRST_LOOP,
        )
    return None


def _shape_fault(trial: Trial) -> Finding | None:
    if not any(each.points == "training" for each in trial.watched.of(Forward)):
        return bad("train never calls the model on X_train.", reading.FOUR_PARTS)
    for loss in trial.watched.of(Loss):
        if loss.prediction != loss.target:
            p, t = tuple(loss.prediction), tuple(loss.target)
            return bad(
                f"A prediction of shape {p} meets a target of shape {t}: PyTorch broadcasts and "
                "compares each prediction with every target. Give both the same shape.",
                reading.BROADCASTING,
            )
    return None


def _update_fault(trial: Trial) -> Finding | None:
    backwards, steps = trial.watched.of(Backward), trial.watched.of(Step)
    if not backwards:
        return bad(
            "loss.backward() is never called: without it there are no gradients to learn from.",
            reading.FOUR_PARTS,
        )
    if steps:
        return None
    now = [each.detach() for each in trial.model.parameters()]
    if all(bool((a == b).all()) for a, b in zip(now, trial.watched.states[0], strict=True)):
        return bad(
            "optimizer.step() is never called: the gradients are there, but no parameter changes.",
            reading.STEP,
        )
    return bad(
        "The model changes, but not through the optimizer that train is given: call step() of "
        "that one.",
        reading.UPDATE,
    )


def _order_fault(trial: Trial) -> Finding | None:
    updates = [event for event in trial.watched.events if isinstance(event, Backward | Step)]
    if isinstance(updates[0], Step):
        return bad(
            "optimizer.step() comes before loss.backward(): each step then uses the gradients of "
            "the epoch before, or none.",
            reading.FOUR_PARTS,
        )
    if all(step.empty for step in trial.watched.of(Step)):
        return bad(
            "The gradients are cleared between loss.backward() and optimizer.step(), so each step "
            "finds zeros: call zero_grad() before backward(), or after step().",
            reading.FOUR_PARTS,
        )
    if _forgotten(updates):
        return bad(
            "Nothing clears the gradients: backward() adds to those of the epoch before. Call "
            "optimizer.zero_grad() before loss.backward().",
            reading.ZERO_GRAD,
        )
    return None


def _forgotten(updates: Iterable[Event]) -> bool:
    """Whether gradients that a step had used already were added to."""
    used = False
    for event in updates:
        if isinstance(event, Backward):
            if event.leftover and used:
                return True
            used = False
        else:
            used = True
    return False

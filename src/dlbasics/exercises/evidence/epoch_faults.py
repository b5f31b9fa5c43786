"""Epoch faults: how often a training loop went through the data, and in which mode."""

from collections.abc import Iterator

from dlbasics.exercises.evidence.trial import EPOCHS, Trial
from dlbasics.exercises.evidence.watch import Backward, Forward, Step
from dlbasics.exercises.words import reading
from dlbasics.exercises.words.report import Finding, bad


def epoch_fault(trial: Trial) -> Finding | None:
    """What is wrong with the number of epochs, in full batches or small ones, if anything."""
    trained, steps = list(_trained(trial)), len(trial.watched.of(Step))
    epochs = sum(each.count for each in trained) / len(trial.data[0])
    batches = max(1, round(steps / EPOCHS))
    if 0.75 * EPOCHS <= epochs <= EPOCHS + 1 and steps in (
        batches * EPOCHS,
        batches * (EPOCHS + 1),
    ):
        return None
    if steps == 1:
        return bad(
            "train ends after the first epoch: does return stand inside the loop? Then it must "
            "begin in the same column as for.",
            reading.PYTHON,
        )
    return bad(
        f"train makes {steps} steps and goes {epochs:.0f} times through the training data; "
        f"{EPOCHS} epochs are asked for.",
        reading.EPOCHS,
    )


def _trained(trial: Trial) -> Iterator[Forward]:
    """The calls of the model whose loss went backward."""
    last = None
    for event in trial.watched.events:
        if isinstance(event, Forward) and event.points != "test":
            last = event
        elif isinstance(event, Backward) and last is not None:
            yield last


def mode_fault(trial: Trial) -> Finding | None:
    """What is wrong with the modes in which the model met the two sets, if anything."""
    tests = [each for each in trial.watched.of(Forward) if each.points == "test"]
    if not tests:
        return bad(
            "train never calls the model on X_test: evaluate every 20 epochs.", reading.TEST_SET
        )
    if any(each.training for each in tests):
        return bad(
            "The model is not in evaluation mode when it meets the test data: call model.eval() "
            "first, since layers such as dropout behave differently in training.",
            reading.EVALUATION,
        )
    modes = [each.training for each in _trained(trial)]
    if not modes[0]:
        return bad(
            "The training runs in evaluation mode: call model.train() before it.",
            reading.EVALUATION,
        )
    if not all(modes):
        return bad(
            "After the first evaluation the model stays in evaluation mode: call model.train() at "
            "the start of every epoch.",
            reading.EVALUATION,
        )
    return None

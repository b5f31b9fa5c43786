"""The check of exercise 7: an optimizer that beats the best tuned one, here and elsewhere."""

import inspect
from collections.abc import Iterator
from typing import Any

from dlbasics.exercises.evidence.names import Names
from dlbasics.exercises.evidence.race_track import AWAY, Outcome, best, mirrored, moved, race
from dlbasics.exercises.words import reading
from dlbasics.exercises.words.report import Finding, bad, good
from dlbasics.optimizers import Optimizer
from dlbasics.surfaces import ROSENBROCK


def findings(names: Names) -> Iterator[Finding]:
    """The findings about Mine, its race on the surface, and its races elsewhere."""
    mine = names["Mine"]
    if wrong := _class_fault(mine):
        yield wrong
        return
    yield good("Mine is an Optimizer, and Mine() makes one.")
    record = best(ROSENBROCK)
    words = f"{record.optimizer} at {record.rate:g} needs {record.steps}"
    first = race(mine(), ROSENBROCK)
    if wrong := _not_faster(first, record.steps, words):
        yield wrong
        return
    yield good(f"Mine needs {first.steps} steps; {words}.")
    if race(mine(), ROSENBROCK).points != first.points:
        yield bad(
            "A second Mine() takes another path than the first: something is kept outside the "
            "instance. Keep all memory in the state that rule is given, or in self.",
            reading.MEMORY,
        )
        return
    elsewhere = [race(mine(), moved(ROSENBROCK, *away)).steps for away in AWAY]
    fewest = min((steps for steps in elsewhere if steps is not None), default=None)
    if fewest is None or fewest >= record.steps:  # rounding may lead a wild rule astray once
        found = f"needs {fewest} steps" if fewest else "does not arrive"
        yield bad(
            f"Mine {found} on the same surface moved elsewhere: it knows places of this one. It "
            "may use nothing but the point and the gradients.",
            reading.RULES,
        )
        return
    yield good(f"On the same surface moved elsewhere it needs {fewest}.")
    turned = race(mine(), mirrored(ROSENBROCK))
    if turned.steps is None or turned.steps >= record.steps:
        yield bad(
            "Mine fails on the mirror image of the surface: it knows the way from this start by "
            "heart, not from the gradients.",
            reading.RULES,
        )
        return
    yield good(f"On its mirror image it needs {turned.steps}.")


def _class_fault(mine: Any) -> Finding | None:
    if not isinstance(mine, type) or not issubclass(mine, Optimizer):
        return bad(
            "Mine is not a subclass of Optimizer: write class Mine(Optimizer).", reading.RULES
        )
    needed = [
        name
        for name, parameter in inspect.signature(mine).parameters.items()
        if parameter.default is parameter.empty
        and parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
    ]
    if needed:
        decorate = "" if "__dataclass_params__" in vars(mine) else "write @dataclass above it and "
        return bad(
            f"Mine() needs {', '.join(needed)}, as every Optimizer does: {decorate}begin the class "
            f"with a value for it, {needed[0]}: float = 0.003, even if your step does without.",
            reading.RULES,
        )
    if mine.rule is Optimizer.rule and mine.step is Optimizer.step:
        return bad("Mine overrides neither rule nor step, so it cannot move.", reading.RULES)
    return None


def _not_faster(outcome: Outcome, record: int, words: str) -> Finding | None:
    if outcome.fault == "count":
        return bad(
            f"step returns {outcome.found}: it must return a tuple of two numbers, one for each "
            "parameter.",
            reading.RULES,
        )
    if outcome.fault == "nan":
        return bad(
            f"After step {len(outcome.points) - 1}, Mine stands at a place that is not a number "
            "(nan): look for a division by zero.",
            reading.RULES,
        )
    if outcome.fault == "lost":
        return bad(
            f"Mine diverges: after step {len(outcome.points) - 1} the loss is above 10^12. Its "
            "steps are too long.",
            reading.TOO_FAST,
        )
    if outcome.steps is None:
        return bad(f"Mine does not arrive within 5000 steps; {words}.", reading.TUNED)
    if outcome.steps >= record:
        return bad(
            f"Mine needs {outcome.steps} steps; {words}, so it is not faster.", reading.TUNED
        )
    return None

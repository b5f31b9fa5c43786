"""Race: an optimizer goes down a surface, and someone counts its steps."""

from collections.abc import Callable, Iterator
from itertools import islice

from dlbasics.descent import Vector
from dlbasics.optimizers import Optimizer


def descend(
    optimizer: Optimizer, gradient: Callable[[Vector], Vector], start: Vector, steps: int
) -> list[Vector]:
    """The points that an optimizer visits: the start, then one after each step.

    Raises ValueError for a negative number of steps.
    """
    if steps < 0:
        raise ValueError(f"the number of steps must be 0 or more, found {steps}")
    return list(islice(_points(optimizer, gradient, start), steps + 1))


def steps_needed(
    optimizer: Optimizer,
    loss: Callable[[Vector], float],
    gradient: Callable[[Vector], Vector],
    start: Vector,
    goal: float = 1e-6,
    most: int = 5000,
) -> int | None:
    """How many steps it takes until the loss is first below `goal`; None if `most` do not reach.

    It may leave again later. A loss above 10¹² counts as lost, too, and ends the race.
    """
    for step, point in enumerate(islice(_points(optimizer, gradient, start), most + 1)):
        height = loss(point)
        if height < goal:
            return step
        if not height < 1e12:
            break
    return None


def _points(
    optimizer: Optimizer, gradient: Callable[[Vector], Vector], point: Vector
) -> Iterator[Vector]:
    while True:
        yield point
        point = optimizer.step(point, gradient(point))

"""Gradient descent: from a start, one step after another against the gradient."""

import math
from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

Example = TypeVar("Example")
Vector = tuple[float, ...]
Point = TypeVar("Point", float, Vector)


def gradient_descent(
    gradient: Callable[[Point], Point], start: Point, learning_rate: float, steps: int
) -> list[Point]:
    """The points that gradient descent visits: the start, then one after each step.

    A point is a number, or a tuple with a number for each parameter; its gradient has the same
    shape. A step goes from w to w − η ∂L/∂w, with η the learning rate (Cauchy, 1847). A rate that
    is too large leads to inf and nan, as float arithmetic does anywhere.

    Raises ValueError for a learning rate that is not a positive number, a negative number of
    steps, a start that is not finite, and a gradient of another length than the point.
    """
    if not 0 < learning_rate < math.inf:
        raise ValueError(f"the learning rate must be a positive number, found {learning_rate}")
    if steps < 0:
        raise ValueError(f"the number of steps must be 0 or more, found {steps}")
    if not all(map(math.isfinite, start if isinstance(start, tuple) else [start])):
        raise ValueError(f"the start must be finite, found {start}")
    path = [start]
    for _ in range(steps):
        path.append(_step(path[-1], gradient(path[-1]), learning_rate))
    return path


def _step(point: Point, slope: Point, learning_rate: float) -> Point:
    if not isinstance(point, tuple):
        return point - learning_rate * slope
    if len(slope) != len(point):
        raise ValueError(f"the gradient has {len(slope)} numbers, the point has {len(point)}")
    return tuple(w - learning_rate * g for w, g in zip(point, slope, strict=True))


def minibatches(examples: Sequence[Example], batch_size: int, rng: Random) -> list[list[Example]]:
    """The batches of one epoch: every example once, in an order shuffled by `rng`.

    Each batch has `batch_size` examples; the last has what is left, which may be fewer. A batch
    size of 1 makes stochastic gradient descent, one of `len(examples)` makes batch gradient
    descent.

    Raises ValueError for a batch size below 1.
    """
    if batch_size < 1:
        raise ValueError(f"the batch size must be 1 or more, found {batch_size}")
    order = rng.sample(examples, len(examples))
    return [order[first : first + batch_size] for first in range(0, len(order), batch_size)]

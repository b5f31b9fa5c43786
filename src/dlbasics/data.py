"""Data: small sets of examples with a known rule, and the split into training and test set.

A point is a pair of numbers and its class 0 or 1. The rule sets where a point would lie; `noise`
is the standard deviation of what is added to both of its numbers, and a ValueError if it is
negative, as is a count without an example for each class. Random numbers come from `rng`
alone, so the same seed gives the same examples.
"""

import math
from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

Example = TypeVar("Example")
Point = tuple[float, float]
Labelled = tuple[Point, int]


def straight_line(weight: float = 0.3, bias: float = 0.9, count: int = 100) -> list[Point]:
    """Examples (x, y) with y = weight · x + bias, for `count` equally spaced x from 0 to below 1.

    Raises ValueError for a count below 1.
    """
    if count < 1:
        raise ValueError(f"a line needs 1 example or more, found {count}")
    return [(x, weight * x + bias) for x in _shares(count)]


def moons(count: int, noise: float, rng: Random) -> list[Labelled]:
    """Two half circles of radius 1 that reach into each other.

    Class 0 is the upper half around (0, 0), class 1 the lower half around (1, 0.5).
    """

    def place(label: int, share: float) -> Point:
        angle = math.pi * share
        if label:
            return 1 - math.cos(angle), 0.5 - math.sin(angle)
        return math.cos(angle), math.sin(angle)

    return _points(place, count, noise, rng)


def circles(count: int, noise: float, rng: Random) -> list[Labelled]:
    """Two circles around (0, 0): class 0 with radius 1, class 1 with radius 0.5."""

    def place(label: int, share: float) -> Point:
        radius, angle = (1, 0.5)[label], 2 * math.pi * share
        return radius * math.cos(angle), radius * math.sin(angle)

    return _points(place, count, noise, rng)


def xor(count: int, noise: float, rng: Random) -> list[Labelled]:
    """Four clouds at (±1, ±1): class 1 where the two signs differ, class 0 where they agree."""
    corners = ((-1.0, -1.0), (1.0, 1.0)), ((-1.0, 1.0), (1.0, -1.0))
    return _points(lambda label, share: corners[label][share >= 0.5], count, noise, rng)


def spiral(count: int, noise: float, rng: Random) -> list[Labelled]:
    """Two arms, half a turn apart, that wind once around (0, 0) as their radius grows to 1."""

    def place(label: int, share: float) -> Point:
        angle = 2 * math.pi * share + math.pi * label
        return share * math.cos(angle), share * math.sin(angle)

    return _points(place, count, noise, rng)


def blobs(count: int, noise: float, rng: Random) -> list[Labelled]:
    """Two clouds: class 0 around (−1, −1), class 1 around (1, 1)."""
    return _points(lambda label, share: (2.0 * label - 1, 2.0 * label - 1), count, noise, rng)


def split(
    examples: Sequence[Example], rng: Random, training_share: float = 0.8
) -> tuple[list[Example], list[Example]]:
    """The training set and the test set: every example in exactly one of them, in random order.

    The training set has `training_share` of the examples, rounded. Raises ValueError if that
    leaves one of the two empty.
    """
    size = round(training_share * len(examples))
    if not 0 < size < len(examples):
        raise ValueError(
            f"{len(examples)} examples: {size} would be for training, the rest to test"
        )
    shuffled = rng.sample(examples, len(examples))
    return shuffled[:size], shuffled[size:]


def _points(
    place: Callable[[int, float], Point], count: int, noise: float, rng: Random
) -> list[Labelled]:
    """Half of `count` points for class 0 (one more if it is odd), then those of class 1."""
    if count < 2:
        raise ValueError(f"two classes need 2 examples or more, found {count}")
    if noise < 0:
        raise ValueError(f"the noise must be 0 or more, found {noise}")
    shares = [(label, s) for label in (0, 1) for s in _shares((count + 1 - label) // 2)]
    places = [(place(label, share), label) for label, share in shares]
    return [((rng.gauss(x, noise), rng.gauss(y, noise)), label) for (x, y), label in places]


def _shares(count: int) -> list[float]:
    return [i / count for i in range(count)]

"""Race track: how a learner's optimizer does on a surface, and what it has to beat."""

import math
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from dlbasics.descent import Vector
from dlbasics.optimizers import SGD, Adam, Momentum, Optimizer, RMSProp
from dlbasics.race import steps_needed
from dlbasics.surfaces import Surface

RATES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)
GOAL, MOST, LOST = 1e-6, 5000, 1e12
AWAY = ((4.0, -2.0), (3.7, -2.4), (-8.0, 16.0))


@dataclass(frozen=True)
class Record:
    """The fewest steps of a tuned optimizer, and the optimizer and rate that made them."""

    steps: int
    optimizer: str
    rate: float


@dataclass(frozen=True)
class Outcome:
    """The points that an optimizer visited, and the number of steps to the goal.

    `steps` is None if it did not arrive; then `fault` may say why: "count", "nan" or "lost".
    `found` is what it returned in place of a point.
    """

    points: tuple[Vector, ...]
    steps: int | None = None
    fault: str = ""
    found: str = ""


@cache
def best(surface: Surface) -> Record:
    """The record on a surface: each optimizer of the course may use its best rate."""
    runs = [
        Record(steps, kind.__name__, rate)
        for kind in (SGD, Momentum, RMSProp, Adam)
        for rate in RATES
        if (steps := _tuned(kind, rate, surface)) is not None
    ]
    return min(runs, key=lambda run: run.steps)


def _tuned(kind: Any, rate: float, surface: Surface) -> int | None:
    return steps_needed(kind(lr=rate), surface.loss, surface.gradient, surface.start, GOAL, MOST)


def race(optimizer: Optimizer, surface: Surface) -> Outcome:
    """How an optimizer does on a surface; it is shown nothing but points and gradients."""
    points = [surface.start]
    while len(points) <= MOST + 1:
        point = points[-1]
        if not all(map(math.isfinite, point)):
            return Outcome(tuple(points), None, "nan" if any(map(math.isnan, point)) else "lost")
        loss = _loss(surface, point)
        if loss < GOAL:
            return Outcome(tuple(points), len(points) - 1)
        if not loss < LOST:
            return Outcome(tuple(points), None, "lost")
        answer = optimizer.step(point, surface.gradient(point))
        try:
            moved = tuple(float(each) for each in answer)
        except (TypeError, ValueError):
            return Outcome(tuple(points), None, "count", repr(answer)[:40])
        if len(moved) != len(point):
            return Outcome(tuple(points), None, "count", f"{len(moved)} numbers")
        points.append(moved)
    return Outcome(tuple(points))


def _loss(surface: Surface, point: Vector) -> float:
    try:
        return surface.loss(point)
    except OverflowError:
        return math.inf


def moved(surface: Surface, dx: float, dy: float) -> Surface:
    """The same surface, with its start, at another place."""

    def back(p: Vector) -> Vector:
        return p[0] - dx, p[1] - dy

    return replace(
        surface,
        name=f"{surface.name}, moved",
        loss=lambda p: surface.loss(back(p)),
        gradient=lambda p: surface.gradient(back(p)),
        start=(surface.start[0] + dx, surface.start[1] + dy),
        minima=tuple((x + dx, y + dy) for x, y in surface.minima),
    )


def mirrored(surface: Surface) -> Surface:
    """The same surface with left and right exchanged."""

    def gradient(p: Vector) -> Vector:
        gx, gy = surface.gradient((-p[0], p[1]))
        return -gx, gy

    return replace(
        surface,
        name=f"{surface.name}, mirrored",
        loss=lambda p: surface.loss((-p[0], p[1])),
        gradient=gradient,
        start=(-surface.start[0], surface.start[1]),
        minima=tuple((-x, y) for x, y in surface.minima),
    )

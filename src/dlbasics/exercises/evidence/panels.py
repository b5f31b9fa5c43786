"""Panels: whether the losses of exercise 6 are drawn side by side, each where it belongs."""

from collections.abc import Iterator
from typing import Any

from dlbasics.exercises.evidence.drawing import all_drawn, axes_of, drawn
from dlbasics.exercises.evidence.names import Names
from dlbasics.exercises.evidence.tensors import close, numbers
from dlbasics.exercises.words import reading
from dlbasics.exercises.words.report import Finding, bad


def panel_faults(names: Names) -> Iterator[Finding]:
    """What is wrong with the panels: without an optimizer belongs left, with one right."""
    without, fit = numbers(names["losses_without"]), numbers(names["losses_with"])
    all_drawn(names)
    axes = _two(names)
    if axes is None:
        yield bad(
            "axes does not hold two panels: plt.subplots(1, 2) makes them.", reading.EQUAL_START
        )
        return
    left, right = ([part.heights for part in drawn(each)] for each in axes)
    if _has(right, without) and _has(left, fit) and not _has(left, without):
        yield bad(
            "The panels are swapped: without an optimizer belongs to axes[0], with one to axes[1].",
            reading.EQUAL_START,
        )
        return
    if (_has(left, without) and _has(left, fit)) or (_has(right, without) and _has(right, fit)):
        yield bad(
            "Both runs are drawn in one panel: one belongs to axes[0], the other to axes[1].",
            reading.EQUAL_START,
        )
        return
    if not _has(left, without):
        yield bad("axes[0] does not show losses_without: draw it there.", reading.EQUAL_START)
    if not _has(right, fit):
        yield bad("axes[1] does not show losses_with: draw it there.", reading.EQUAL_START)
    first, second = (each.get_position() for each in axes)
    if first.x0 >= second.x0:
        yield bad(
            "The panels are not side by side: plt.subplots(1, 2) puts them into one row.",
            reading.EQUAL_START,
        )


def _two(names: Names) -> tuple[Any, Any] | None:
    axes = names.all.get("axes")
    flat = list(axes.flat) if hasattr(axes, "flat") else axes
    if not isinstance(flat, list | tuple):
        flat = [each for each in axes_of(names) if drawn(each)]
    return (flat[0], flat[1]) if len(flat) == 2 else None


def _has(curves: list[list[float]], losses: list[float]) -> bool:
    return any(close(curve, losses, 1e-4) for curve in curves)

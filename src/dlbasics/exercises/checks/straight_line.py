"""The check of exercise 1: data on a straight line, split into training and test set, and drawn."""

from collections.abc import Iterator
from typing import Any

from torch import Tensor

from dlbasics.exercises.evidence.drawing import all_drawn, not_shown
from dlbasics.exercises.evidence.names import Names
from dlbasics.exercises.evidence.tensors import close, not_data, numbers, shape, shared
from dlbasics.exercises.words import reading
from dlbasics.exercises.words.report import Finding, bad, good

WEIGHT, BIAS, FEWEST = 0.3, 0.9, 100


def findings(names: Names) -> Iterator[Finding]:
    """The findings about weight, bias, X, y, their two parts and the drawing."""
    for name, wanted in (("weight", WEIGHT), ("bias", BIAS)):
        if not close([names[name]], [wanted]):
            yield bad(f"{name} is {_short(names[name])}, it should be {wanted}.", reading.LINE)
            return
    yield good(f"weight is {WEIGHT} and bias is {BIAS}.")
    wrong = list(_points(*names.several("X y")))
    yield from wrong or [good(f"{len(names['X'])} points lie on the line.")]
    if wrong:
        return
    wrong = list(_split(names))
    yield from wrong or [good("80 % are for training, 20 % for the test, and none is in both.")]
    if wrong:
        return
    x_train, y_train, x_test, y_test = names.several("X_train y_train X_test y_test")
    sets = {
        "the training data": list(zip(numbers(x_train), numbers(y_train), strict=True)),
        "the test data": list(zip(numbers(x_test), numbers(y_test), strict=True)),
    }
    parts = all_drawn(names)
    wrong = list(not_shown(parts, sets))
    yield from wrong or [good("Both sets are drawn, and one can tell them apart.")]


def _points(x: Any, y: Any) -> Iterator[Finding]:
    for name, value in (("X", x), ("y", y)):
        if wrong := not_data(name, value):
            yield wrong
            return
    if x.shape != y.shape:
        yield bad(
            f"X has the shape {shape(x)} and y has {shape(y)}: each x needs one y, in the same "
            "shape.",
            reading.SHAPES,
        )
    elif len(x) < FEWEST:
        yield bad(f"There are {len(x)} points, {FEWEST} or more are needed.", reading.SPLIT)
    elif len(set(numbers(x))) < FEWEST:
        yield bad(
            f"X has only {len(set(numbers(x)))} different numbers: repeated points teach the model "
            "nothing new.",
            reading.SPLIT,
        )
    elif close(y, x * BIAS + WEIGHT, 1e-4):
        yield bad(
            "In y, weight and bias have changed places: the weight multiplies X, the bias is "
            "added.",
            reading.STATE,
        )
    elif not close(y, x * WEIGHT + BIAS, 1e-4):
        yield bad("y is not weight * X + bias for every x.", reading.LINE)


def _split(names: Names) -> Iterator[Finding]:
    x: Tensor = names["X"]
    parts = {name: names[name] for name in ("X_train", "X_test", "y_train", "y_test")}
    for name, value in parts.items():
        if wrong := not_data(name, value):
            yield wrong
            return
    if wrong := _cut(x, parts["X_train"], parts["X_test"]):
        yield wrong
        return
    for part in ("train", "test"):
        some_x, some_y = parts[f"X_{part}"], parts[f"y_{part}"]
        if some_x.shape != some_y.shape:
            yield bad(
                f"X_{part} has the shape {shape(some_x)} and y_{part} has {shape(some_y)}: cut X "
                "and y at the same places, and give both the same shape.",
                reading.SHAPES,
            )
            return
        if not close(some_y, some_x * WEIGHT + BIAS, 1e-4):
            yield bad(
                f"y_{part} does not belong to X_{part}: shuffle and cut X and y with the same "
                "indices, else the model learns from wrong pairs.",
                reading.WRONG_ROWS,
            )
            return


def _cut(x: Tensor, train: Tensor, test: Tensor) -> Finding | None:
    if both := shared(test, train):
        return bad(
            f"The split overlaps: {both} of {len(test)} test points are in the training set, too. "
            "A test with known points says nothing about new ones.",
            reading.TEST_SET,
        )
    if shared(train, x) < len(train) or shared(test, x) < len(test):
        return bad("X_train or X_test holds points that are not in X.", reading.SPLIT)
    if len(train) + len(test) != len(x):
        return bad(
            f"{len(train)} training points and {len(test)} test points make "
            f"{len(train) + len(test)}, but X has {len(x)}: each point belongs to one part.",
            reading.SPLIT,
        )
    if abs(len(train) - 0.8 * len(x)) >= 1:
        return bad(
            f"{len(train)} of {len(x)} points are for training, that is "
            f"{100 * len(train) / len(x):.0f} %; 80 % are asked for.",
            reading.SPLIT,
        )
    return None


def _short(value: object) -> str:
    return str(value)[:40]

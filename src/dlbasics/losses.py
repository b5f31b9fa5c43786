"""Losses: one number that says how wrong a list of predictions is."""

from collections.abc import Sequence


def mean_squared_error(predictions: Sequence[float], targets: Sequence[float]) -> float:
    """The mean of (prediction − target)²: 0 for perfect predictions, in the targets' unit squared.

    Both have the same length n ≥ 1; ValueError otherwise.
    """
    errors = _errors(predictions, targets)
    return sum(error * error for error in errors) / len(errors)


def mean_squared_error_gradient(
    predictions: Sequence[float], targets: Sequence[float]
) -> list[float]:
    """The slope of the mean squared error along each prediction: 2 (prediction − target) / n.

    Both have the same length n ≥ 1; ValueError otherwise. The result has n numbers, too.
    """
    errors = _errors(predictions, targets)
    return [2 * error / len(errors) for error in errors]


def _errors(predictions: Sequence[float], targets: Sequence[float]) -> list[float]:
    if len(predictions) != len(targets):
        raise ValueError(f"found {len(predictions)} predictions for {len(targets)} targets")
    if not predictions:
        raise ValueError("found 0 predictions, a mean needs at least 1")
    return [p - t for p, t in zip(predictions, targets, strict=True)]

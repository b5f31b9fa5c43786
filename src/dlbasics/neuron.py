"""Neuron: a weighted sum of the inputs plus a bias, and what is made of it."""

import math
from collections.abc import Callable, Sequence


def weighted_sum(inputs: Sequence[float], weights: Sequence[float], bias: float = 0.0) -> float:
    """The sum w₁x₁ + w₂x₂ + … + b that a neuron computes first, often called z.

    There is one weight for each input; ValueError otherwise.
    """
    if len(inputs) != len(weights):
        raise ValueError(f"found {len(inputs)} inputs for {len(weights)} weights")
    return sum(w * x for w, x in zip(weights, inputs, strict=True)) + bias


def output(
    inputs: Sequence[float],
    weights: Sequence[float],
    bias: float,
    activation: Callable[[float], float],
) -> float:
    """The output f(w₁x₁ + w₂x₂ + … + b) of a neuron with the activation function f.

    There is one weight for each input; ValueError otherwise.
    """
    return activation(weighted_sum(inputs, weights, bias))


def decision(inputs: Sequence[float], weights: Sequence[float], bias: float = 0.0) -> int:
    """1 ("yes") where the weighted sum plus the bias is at least 0, otherwise 0 ("no").

    So the weighted sum alone has to reach the threshold −b (the perceptron of Rosenblatt, 1958).
    There is one weight for each input; ValueError otherwise.
    """
    return 1 if weighted_sum(inputs, weights, bias) >= 0 else 0


def boundary(weights: Sequence[float], bias: float) -> list[float]:
    """The point nearest to the origin at which the decision changes: −b w / ‖w‖².

    It has a number for each weight. With one input it is the whole boundary, the place −b / w;
    with two, the boundary is the line through it at a right angle to (w₁, w₂). Raises ValueError
    where all weights are 0: then no input changes the decision.
    """
    norm = _norm(weights)
    return [-bias / norm * (w / norm) for w in weights]


def distance_from_origin(weights: Sequence[float], bias: float) -> float:
    """The distance |b| / ‖w‖ from the origin to the decision boundary.

    Raises ValueError where all weights are 0, because then there is no boundary.
    """
    return abs(bias) / _norm(weights)


def _norm(weights: Sequence[float]) -> float:
    norm = math.hypot(*weights)
    if norm == 0:
        raise ValueError(f"all {len(weights)} weights are 0, so there is no boundary")
    return norm

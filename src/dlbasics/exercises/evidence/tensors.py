"""Tensors: the questions that several checks ask about numbers, points and lines."""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

from dlbasics.exercises.words import reading
from dlbasics.exercises.words.report import Finding, bad


def numbers(values: Any) -> list[float]:
    """The numbers of a tensor, an array or a list, one after the other, on the CPU.

    Raises TypeError or ValueError where there are none.
    """
    if isinstance(values, Tensor):
        flat: list[float] = values.detach().to("cpu", torch.float64).flatten().tolist()
        return flat
    if isinstance(values, list | tuple):
        return [each for value in values for each in numbers(value)]
    return numbers(torch.as_tensor(values))


def close(a: Any, b: Any, tolerance: float = 1e-5) -> bool:
    """Whether both have equally many numbers, each pair at most `tolerance` apart, in order."""
    left, right = numbers(a), numbers(b)
    return len(left) == len(right) and all(
        abs(x - y) <= tolerance for x, y in zip(left, right, strict=True)
    )


def shared(a: Any, b: Any) -> int:
    """How many numbers of `a` also stand in `b`."""
    others = {round(x, 6) for x in numbers(b)}
    return sum(round(x, 6) in others for x in numbers(a))


def shape(values: Tensor) -> str:
    """The shape as Python would write it, such as (80, 1)."""
    return str(tuple(values.shape))


def not_data(name: str, value: object) -> Finding | None:
    """What is wrong with something that should be a column or a flat row of decimal numbers."""
    if not isinstance(value, Tensor):
        return bad(
            f"{name} is a {type(value).__name__}, not a tensor: PyTorch's models compute with "
            "tensors only.",
            reading.TENSOR,
        )
    if value.dim() not in (1, 2) or (value.dim() == 2 and value.shape[1] != 1):
        return bad(
            f"{name} has the shape {shape(value)}: give it (N, 1), one row for each point, or "
            "(N,).",
            reading.SHAPES,
        )
    if not value.is_floating_point():
        return bad(
            f"{name} holds whole numbers ({value.dtype}): a line needs decimal numbers, such as "
            "torch.float32.",
            reading.TENSOR,
        )
    if not bool(torch.isfinite(value.detach()).all()):
        return bad(f"{name} holds a number that is infinite or not a number (nan).", reading.TENSOR)
    return None


def line(model: nn.Module, like: Tensor) -> tuple[float, float]:
    """Slope and intercept of a model that computes a straight line, from x = 0 and x = 1.

    `like` is a tensor of the shape and type that the model takes.
    """
    x = torch.tensor([0.0, 1.0], dtype=like.dtype)
    at = outputs(model, x.reshape((2, *like.shape[1:])))
    return at[1] - at[0], at[0]


def outputs(model: nn.Module, x: Tensor) -> list[float]:
    """What a model makes of x, wherever the two lie; nothing of it is kept for gradients."""
    places = [each.device for each in model.parameters()]
    with torch.no_grad():
        return numbers(model(x.to(places[0]) if places else x))


def fill(model: nn.Module, values: tuple[float, ...]) -> None:
    """Give a model's parameters these numbers, in their order; there must be as many."""
    left = list(values)
    with torch.no_grad():
        for parameter in model.parameters():
            part, left = left[: parameter.numel()], left[parameter.numel() :]
            parameter.copy_(torch.tensor(part).reshape(parameter.shape))


def mean_error(model: nn.Module, x: Tensor, y: Tensor) -> float:
    """The mean absolute error of a model on some points."""
    pairs = zip(outputs(model, x), numbers(y), strict=True)
    return sum(abs(made - wanted) for made, wanted in pairs) / len(y)


def equal_states(a: Mapping[str, Tensor], b: Mapping[str, Tensor]) -> bool:
    """Whether two states have the same names and the same numbers."""
    return a.keys() == b.keys() and all(close(a[name], b[name], 1e-6) for name in a)

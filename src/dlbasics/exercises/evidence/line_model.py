"""Line model: whether the forward of a model computes weight · x + bias."""

from collections.abc import Iterator

import torch
from torch import Tensor, nn

from dlbasics.exercises.evidence.tensors import fill, numbers, shape
from dlbasics.exercises.words import reading
from dlbasics.exercises.words.report import Finding, bad

_X = (0.0, 1.0, 2.0, 5.0)
_TRIED = (2.0, 3.0)


def forward_faults(model: nn.Module) -> Iterator[Finding]:
    """What is wrong with the forward of a model that has two parameters; changes these."""
    if type(model).forward is nn.Module.forward:
        yield bad(
            "LineModel has no method forward: spell it so, and let its def begin in the same "
            "column as that of __init__, inside the class.",
            reading.FIRST_LOOP,
        )
        return
    fill(model, _TRIED)
    values = dict(zip(_names(model), _TRIED, strict=False))
    x, output = _call(model)
    if output is None:
        yield bad("forward returns None: end it with return.", reading.FIRST_LOOP)
    elif not isinstance(output, Tensor):
        yield bad(f"forward returns a {type(output).__name__}, not a tensor.", reading.TENSOR)
    elif output.shape != x.shape:
        yield bad(
            f"forward makes {shape(output)} of {shape(x)}: the output needs the shape of x.",
            reading.SHAPES,
        )
    elif not output.requires_grad:
        yield bad(
            "forward cuts the graph: with .data, .item(), .detach() or no_grad() inside, no "
            "gradient finds its way back to the parameters.",
            reading.CUT_GRAPH,
        )
    elif wrong := _not_the_line(numbers(output), values):
        yield wrong


def _names(model: nn.Module) -> list[str]:
    return [name.rpartition(".")[2] for name, _ in model.named_parameters()]


def _call(model: nn.Module) -> tuple[Tensor, object]:
    """Some x and what the model makes of them: a column, else a flat row."""
    column = torch.tensor(_X).unsqueeze(1)
    try:
        return column, model(column)
    except (RuntimeError, IndexError):
        try:
            return column.squeeze(1), model(column.squeeze(1))
        except (RuntimeError, IndexError):
            pass
        return column, model(column)  # raises again, for the report


def _not_the_line(y: list[float], values: dict[str, float]) -> Finding | None:
    """What is wrong with the outputs for _X, given the parameters 2 and 3."""
    a, b = _TRIED
    slope, intercept = round(y[1] - y[0], 4), round(y[0], 4)
    if any(abs(intercept + slope * x - each) > 1e-4 for x, each in zip(_X, y, strict=True)):
        return bad(
            "forward does not compute a straight line: no power and no activation function belongs "
            "in it.",
            reading.LINE,
        )
    weight, bias = values.get("weight", a), values.get("bias", b)
    if (slope, intercept) == (bias, weight) and "weight" in values:
        return bad(
            "forward multiplies x by the bias and adds the weight: they have changed places.",
            reading.STATE,
        )
    if intercept == 0:
        return bad(
            "forward ignores the bias: the line passes through the origin, and the bias never gets "
            "a gradient.",
            reading.BIAS,
        )
    if slope not in (a, b):
        return bad("forward ignores the weight: it must multiply x.", reading.STATE)
    if {slope, intercept} != {a, b}:
        return bad(
            f"With weight {weight:g} and bias {bias:g}, forward makes {y[1]:g} of 1 and {y[0]:g} "
            "of 0: it is not weight * x + bias.",
            reading.LINE,
        )
    return None

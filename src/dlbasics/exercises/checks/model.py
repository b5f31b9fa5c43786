"""The check of exercise 2: a straight line as a subclass of nn.Module."""

from collections.abc import Iterator
from typing import Any

import torch
from torch import Tensor, nn

from dlbasics.exercises.evidence.line_model import forward_faults
from dlbasics.exercises.evidence.names import Names
from dlbasics.exercises.words import reading
from dlbasics.exercises.words.report import Finding, bad, good


def findings(names: Names) -> Iterator[Finding]:
    """The findings about the class, its parameters, its forward and its instance."""
    made, wrong = _make(names["LineModel"])
    if wrong or made is None:
        yield wrong or bad("LineModel() makes nothing.", reading.MODEL)
        return
    yield good("LineModel is a subclass of nn.Module, and LineModel() makes an instance.")
    if wrong := _parameters(made) or _start(names["LineModel"]):
        yield wrong
        return
    yield good("Weight and bias are registered, require gradients and start at random.")
    wrongs = list(forward_faults(made))
    yield from wrongs or [good("forward computes weight * x + bias.")]
    if wrongs:
        return
    model = names["model"]
    if isinstance(model, type):
        yield bad("model is the class itself: LineModel() with brackets makes one.", reading.MODEL)
    elif not isinstance(model, names["LineModel"]):
        yield bad(f"model is a {type(model).__name__}, not a LineModel.", reading.MODEL)
    else:
        yield good(f"model is an instance, with the state {', '.join(model.state_dict())}.")


def _make(kind: Any) -> tuple[nn.Module | None, Finding | None]:
    """An instance of the class, or why there is none."""
    if not isinstance(kind, type):
        return None, bad(
            "LineModel is not a class: start with class LineModel(nn.Module).", reading.MODEL
        )
    if not issubclass(kind, nn.Module):
        return None, bad(
            "LineModel does not inherit from nn.Module, so it has no parameters() and no "
            "state_dict(): write class LineModel(nn.Module).",
            reading.MODEL,
        )
    try:
        made = kind()
    except TypeError as error:
        if "missing" not in str(error):
            raise
        return None, bad(
            "LineModel() needs arguments: give its __init__ no parameters but self.", reading.MODEL
        )
    if "_parameters" not in vars(made):
        return None, bad(
            "super().__init__() is missing: without it, nothing in the model can be registered. "
            "It must be the first line of __init__.",
            reading.PARAMETER,
        )
    return made, None


def _parameters(model: nn.Module) -> Finding | None:
    loose = [name for name, value in vars(model).items() if isinstance(value, Tensor)]
    if loose:
        words = "is a plain tensor" if len(loose) == 1 else "are plain tensors"
        return bad(
            f"{' and '.join(loose)} {words}: only nn.Parameter is registered, so an optimizer "
            "would not find it.",
            reading.PARAMETER,
        )
    if any(isinstance(value, list | tuple | dict) and _holds(value) for value in _own(model)):
        return bad(
            "The parameters stand in a Python list, where nn.Module does not look: make each an "
            "attribute of its own.",
            reading.PARAMETER,
        )
    parameters = dict(model.named_parameters())
    if empty := [name for name, each in parameters.items() if each.numel() == 0]:
        return bad(
            f"{' and '.join(empty)}: nn.Parameter() holds no number. Give it one, torch.randn(1).",
            reading.PARAMETER,
        )
    count = sum(each.numel() for each in parameters.values())
    if count == 0 and list(model.buffers()):
        return bad(
            "The numbers are buffers: they are saved, but never trained. Use nn.Parameter.",
            reading.PARAMETER,
        )
    if count == 0 and type(model).__init__ is nn.Module.__init__:
        return bad(
            "LineModel has no __init__ of its own, so nothing makes a weight and a bias: write "
            "def __init__(self), with two underscores on each side, inside the class.",
            reading.PARAMETER,
        )
    if count == 0:
        return bad("The model has no parameters: it needs a weight and a bias.", reading.STATE)
    if count == 1:
        return bad(
            f"The model has one parameter, {', '.join(parameters)}: without a bias, its line must "
            "pass through the origin.",
            reading.BIAS,
        )
    if count > 2:
        return bad(
            f"The parameters hold {count} numbers: a line has two, a weight and a bias.",
            reading.STATE,
        )
    if frozen := [name for name, each in parameters.items() if not each.requires_grad]:
        return bad(
            f"{' and '.join(frozen)}: requires_grad is False, so training cannot change it.",
            reading.CUT_GRAPH,
        )
    return None


def _own(model: nn.Module) -> list[object]:
    return [value for name, value in vars(model).items() if not name.startswith("_")]


def _holds(values: Any) -> bool:
    inside = values.values() if isinstance(values, dict) else values
    return any(isinstance(value, nn.Parameter) for value in inside)


def _start(kind: type[nn.Module]) -> Finding | None:
    """What is wrong with the first numbers, seen from instances with different seeds."""
    states = []
    for seed in (1, 2, 3):
        torch.manual_seed(seed)
        states.append([each.detach().clone() for each in kind().parameters()])
    if all(bool((a == b).all()) for a, b in zip(states[0], states[1], strict=True)):
        return bad(
            "Every LineModel() starts with the same numbers: let torch.randn draw them, and set no "
            "seed inside the class.",
            reading.RANDOM_START,
        )
    same = [i for i, (a, b) in enumerate(zip(*states[:2], strict=True)) if bool((a == b).all())]
    if same:
        name = [name for name, _ in kind().named_parameters()][same[0]]
        return bad(
            f"{name} always starts with the same number: draw it, too.", reading.RANDOM_START
        )
    return None

"""Explained: what an exception means, where in the solution it came up, and where to read."""

import re
from collections.abc import Mapping
from pathlib import PurePath
from types import TracebackType

from dlbasics.exercises import reading
from dlbasics.exercises.report import Finding, bad

_KNOWN = (
    (
        r"Can't call numpy\(\) on Tensor that requires grad",
        "The tensor still carries gradients, and matplotlib cannot draw it: compute the "
        "predictions inside torch.inference_mode(), or call .detach() on them.",
        reading.CUT_GRAPH,
    ),
    (
        r"leaf Variable that requires grad .*in-place",
        "A parameter may be changed by hand only inside torch.no_grad(); otherwise autograd would "
        "have to follow the change, too.",
        reading.BY_HAND,
    ),
    (
        r"before Module\.__init__\(\) call",
        "super().__init__() is missing, or comes too late: it makes the place where parameters "
        "are registered, so it must be the first line of __init__.",
        reading.PARAMETER,
    ),
    (
        r'missing the required "forward" function',
        "The class has no method named forward, so calling the model cannot compute anything.",
        reading.FIRST_LOOP,
    ),
    (
        r"mat1 and mat2 shapes cannot be multiplied|expected .* to have .* columns",
        "nn.Linear(1, 1) takes a column, one row for each point: give X the shape (N, 1), for "
        "example with unsqueeze(1).",
        reading.SHAPES,
    ),
    (
        r"backward through the graph a second time",
        "A loss can go backward once: compute the prediction and the loss anew in every epoch.",
        reading.FOUR_PARTS,
    ),
    (
        r"does not require grad and does not have a grad_fn",
        "No path leads from the loss back to a parameter: requires_grad is off, or item(), "
        "detach() or no_grad() has cut the graph.",
        reading.CUT_GRAPH,
    ),
    (
        r"x and y must (be the same size|have same first dimension)",
        "The two things drawn against each other have different lengths: draw X_train with "
        "y_train, and X_test with y_test.",
        reading.WRONG_ROWS,
    ),
    (
        r"can't convert .* device type tensor to numpy",
        "The tensor lies on a graphics processor, and matplotlib draws from the CPU: call .cpu().",
        reading.GPU,
    ),
    (
        r"Expected all tensors to be on the same device",
        "The model and the data lie on different devices: move both to the same one with .to().",
        reading.GPU,
    ),
    (
        r"Weights only load failed",
        "The file holds more than numbers, probably the whole model: save model.state_dict().",
        reading.STATE,
    ),
    (
        r"optimizer got an empty parameter list",
        "The model has no registered parameters, so there is nothing to train: wrap its numbers "
        "in nn.Parameter.",
        reading.OTHER_PARAMETERS,
    ),
    (
        r"unsupported operand type\(s\) for \*.*NoneType",
        "A gradient is still None: call loss.backward() before you use p.grad.",
        reading.BACKWARD,
    ),
)


def explain(error: BaseException, names: Mapping[str, object]) -> Finding:
    """What is wrong with the solution that raised this exception; `names` are its variables."""
    text = re.sub(r"\x1b\[[\d;]*m", "", str(error)).strip()  # torch puts colours into some
    first = (text.splitlines() or [""])[0][:160].rstrip(".")
    kind = type(error).__name__
    if isinstance(error, SystemExit):
        what = "ends the program, before the check has seen the rest: leave exit() and quit() out"
        return bad(f"{_where(error, names)} {what}.", reading.FIRST_LOOP)
    what = f"{_where(error, names)} raised {kind}" + (f": {first}." if first else ".")
    for pattern, meaning, read in _KNOWN:
        if re.search(pattern, str(error), re.DOTALL):
            return bad(f"{what} {meaning}", read)
    return bad(what, reading.FIRST_LOOP)


def place(filename: str, line: int) -> str:
    """A line of a solution in words, such as "Line 3 of mine.py"."""
    if "ipython" in filename or "ipykernel" in filename:
        return f"Line {line} of a cell"
    name = re.sub(r"#(\d+)$", r", cell \1", PurePath(filename).name)
    return f"Line {line} of {name}"


def _where(error: BaseException, names: Mapping[str, object]) -> str:
    """The line of the solution that the exception went through last."""
    found = "The solution"
    trail: TracebackType | None = error.__traceback__
    while trail is not None:
        if trail.tb_frame.f_globals is names:
            found = place(trail.tb_frame.f_code.co_filename, trail.tb_lineno)
        trail = trail.tb_next
    return found

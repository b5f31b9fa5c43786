"""The check of exercise 5: a state saved to a file, and loaded into a new model."""

import os
import pickle
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from dlbasics.exercises.checks.predictions import prediction_fault
from dlbasics.exercises.evidence.names import Names
from dlbasics.exercises.evidence.tensors import close, equal_states
from dlbasics.exercises.words import reading
from dlbasics.exercises.words.report import Finding, bad, good


def findings(names: Names) -> Iterator[Finding]:
    """The findings about the file, the loaded model and the comparison."""
    path, model = names.several("path model")
    state, wrong = _read(path)
    if wrong or state is None:
        yield wrong or bad("The file is empty.", reading.SAVED)
        return
    if wrong := _state_fault(state, model):
        yield wrong
        return
    yield good("The file holds the state of model, and nothing else.")
    if wrong := _loaded_fault(names["loaded"], model, state):
        yield wrong
        return
    yield good("loaded is a new model with the same state, in evaluation mode.")
    values = names["loaded_predictions"]
    data = names.several("X_train X_test y_test")
    if wrong := prediction_fault("loaded_predictions", values, names["loaded"], *data):
        yield wrong
        return
    yield good("loaded_predictions is what the loaded model says about the test data.")
    equal = close(values, names["predictions"])
    yield _same(names["same"], equal)


def _read(path: Any) -> tuple[Any, Finding | None]:
    """What the file holds, read without running any code that may be in it."""
    if not isinstance(path, str | os.PathLike):
        kind = type(path).__name__
        return None, bad(f"path is a {kind}: it should be the name of a file.", reading.SAVED)
    if not Path(path).is_file():
        return None, bad(
            f"There is no file {Path(path).name}: save with torch.save(model.state_dict(), path).",
            reading.SAVED,
        )
    try:
        return torch.load(path, weights_only=True, map_location="cpu"), None
    except pickle.UnpicklingError as error:
        if "getattr" in str(error):
            return None, bad(
                "The file holds the method state_dict, not the state: call it, with brackets.",
                reading.SAVED,
            )
        if "Unsupported global" in str(error):
            return None, bad(
                "The file holds more than numbers, probably the whole model: it can be loaded only "
                "where the same class stands in the same place. Save model.state_dict().",
                reading.SAVED,
            )
    except (RuntimeError, EOFError, OSError, ValueError):
        pass
    return None, bad("The file was not written by torch.save.", reading.SAVED)


def _state_fault(state: Any, model: nn.Module) -> Finding | None:
    own = model.state_dict()
    if not isinstance(state, Mapping) or state.keys() != own.keys():
        found = ", ".join(map(str, state)) if isinstance(state, Mapping) else type(state).__name__
        return bad(
            f"The file holds {found[:60]}, while the state of model has {', '.join(own)}: save "
            "model.state_dict(), as it is.",
            reading.SAVED,
        )
    if not equal_states(state, own):
        return bad(
            "The file holds other numbers than model has: was it saved before the training, or "
            "from another model?",
            reading.SAVED,
        )
    return None


def _loaded_fault(loaded: Any, model: nn.Module, state: Mapping[str, Tensor]) -> Finding | None:
    if type(loaded).__name__ == "_IncompatibleKeys":
        return bad(
            "loaded is what load_state_dict returned, a note about names: make the model first, "
            "then call load_state_dict on it, on a line of its own.",
            reading.SAVED,
        )
    if isinstance(loaded, Mapping):
        return bad(
            "loaded is the state itself, which cannot predict: load it into a new LineModel().",
            reading.SAVED,
        )
    if isinstance(loaded, type) or not isinstance(loaded, nn.Module):
        return bad(f"loaded is a {type(loaded).__name__}, not a LineModel().", reading.MODEL)
    if loaded is model:
        return bad(
            "loaded and model are the same object, so their predictions are equal whatever the "
            "file holds: make a new LineModel().",
            reading.EQUAL_START,
        )
    ours, theirs = dict(model.named_parameters()), dict(loaded.named_parameters())
    if any(
        ours[name].data_ptr() == theirs[name].data_ptr() for name in ours.keys() & theirs.keys()
    ):
        return bad(
            "loaded shares its parameters with model: make a new LineModel() and load the file.",
            reading.EQUAL_START,
        )
    if not equal_states(loaded.state_dict(), state):
        return bad(
            "loaded has other numbers than the file: call "
            "loaded.load_state_dict(torch.load(path)), else it keeps its random start.",
            reading.SAVED,
        )
    if loaded.training:
        return bad(
            "loaded is not in evaluation mode, since a new model never is: call loaded.eval() "
            "before it predicts.",
            reading.EVALUATION,
        )
    return None


def _same(same: Any, equal: bool) -> Finding:
    if isinstance(same, Tensor) and same.numel() > 1:
        return bad(
            f"same is a tensor of {same.numel()} answers, one for each prediction: torch.equal or "
            "torch.allclose gives a single one.",
            reading.TENSOR,
        )
    if not equal:
        return bad("predictions and loaded_predictions differ.", reading.PREDICTION)
    if not isinstance(same, bool | Tensor) and type(same).__name__ not in ("bool_", "bool"):
        return bad(
            f"same is a {type(same).__name__}, not True or False: torch.equal and torch.allclose "
            "give one of them.",
            reading.TENSOR,
        )
    if not same:
        return bad(
            f"same is {str(same)[:40]}, although the predictions are equal: compare their numbers, "
            "with torch.equal or torch.allclose. `is` asks whether they are one object.",
            reading.TENSOR,
        )
    return good("same is True: both models predict the same.")

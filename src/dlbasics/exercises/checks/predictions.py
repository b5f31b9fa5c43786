"""The check of exercise 4: predictions of the test data, drawn beside the data."""

from collections.abc import Iterator
from typing import Any

from torch import Tensor, nn

from dlbasics.exercises.evidence.drawing import all_drawn, not_shown
from dlbasics.exercises.evidence.names import Names
from dlbasics.exercises.evidence.tensors import close, numbers, outputs, shape
from dlbasics.exercises.words import reading
from dlbasics.exercises.words.report import Finding, bad, good


def findings(names: Names) -> Iterator[Finding]:
    """The findings about the predictions, the model's mode and the drawing."""
    predictions, model = names.several("predictions model")
    if wrong := _carried(predictions):
        yield wrong
        return
    yield good("The predictions are on the CPU and carry no gradients.")
    x_train, y_train, x_test, y_test = names.several("X_train y_train X_test y_test")
    if wrong := prediction_fault("predictions", predictions, model, x_train, x_test, y_test):
        yield wrong
        return
    yield good(f"They are what model says about the {len(x_test)} test points.")
    if model.training:
        yield bad(
            "The model is not in evaluation mode: call model.eval() before you predict, since "
            "layers such as dropout behave differently in training.",
            reading.EVALUATION,
        )
        return
    yield good("The model is in evaluation mode.")
    sets = {
        "the training data": list(zip(numbers(x_train), numbers(y_train), strict=True)),
        "the test data": list(zip(numbers(x_test), numbers(y_test), strict=True)),
    }
    predicted = list(zip(numbers(x_test), numbers(predictions), strict=True))
    parts = all_drawn(names)
    wrongs = list(_not_drawn(parts, sets, predicted))
    yield from wrongs or [good("Training data, test data and predictions are drawn apart.")]


def prediction_fault(
    name: str, values: Any, model: nn.Module, x_train: Tensor, x_test: Tensor, y_test: Tensor
) -> Finding | None:
    """What is wrong with values that should be the model's predictions of the test data."""
    found, training = numbers(values), outputs(model, x_train)
    if close(found, outputs(model, x_test), 1e-4):
        return None
    if close(found, training, 1e-4):
        return bad(
            f"{name} belongs to the training data: the question is how the model does on points "
            "that it has not seen, X_test.",
            reading.TEST_SET,
        )
    if close(found, y_test, 1e-4):
        return bad(
            f"{name} holds the targets y_test, not what the model makes of X_test.",
            reading.PREDICTION,
        )
    if len(found) != len(x_test):
        return bad(
            f"{name} has {len(found)} numbers, there are {len(x_test)} test points: call the model "
            "on X_test.",
            reading.SHAPES,
        )
    return bad(f"{name} is not what the model now makes of X_test.", reading.PREDICTION)


def _carried(predictions: Any) -> Finding | None:
    if callable(predictions):
        return bad(
            "predictions is something to call, not numbers: a model predicts when it is called, "
            "model(X_test).",
            reading.PREDICTION,
        )
    if not isinstance(predictions, Tensor):
        return None
    if predictions.requires_grad:
        return bad(
            "The predictions still carry gradients: matplotlib raises a RuntimeError when it is to "
            "draw them. Predict inside torch.inference_mode(), or call .detach().",
            reading.EVALUATION,
        )
    if predictions.device.type != "cpu":
        return bad(
            f"The predictions lie on the device {predictions.device}: matplotlib draws from the "
            "CPU only, so call .cpu().",
            reading.GPU,
        )
    if predictions.dim() > 1 and predictions.shape[1:].numel() != 1:
        return bad(
            f"predictions has the shape {shape(predictions)}: one number for each test point is "
            "needed.",
            reading.SHAPES,
        )
    return None


def _not_drawn(parts: list[Any], sets: dict[str, Any], predicted: list[Any]) -> Iterator[Finding]:
    shown = [part for part in parts if part.shows(predicted)]
    wrong = list(not_shown(parts, {**sets, "the predictions": predicted}))
    if not shown and parts:
        heights = sorted(round(y, 3) for _, y in predicted)
        for part in parts:
            if sorted(round(y, 3) for y in part.heights) == heights:
                yield bad(
                    "The predictions are drawn, but not at the x of the test data: draw X_test "
                    "against predictions.",
                    reading.PREDICTION,
                )
                return
    missing = not shown and bool(parts)
    if missing and all(any(part.shows(points) for part in parts) for points in sets.values()):
        yield bad(
            "The data are drawn, the predictions are not: draw X_test against predictions.",
            reading.PREDICTION,
        )
        return
    yield from wrong

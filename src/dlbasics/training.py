"""Training: a network, the loop that trains it to tell two classes apart, and what the loop saw."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

import torch
from torch import Tensor, nn

from dlbasics.data import Labelled, Point
from dlbasics.descent import minibatches
from dlbasics.device import device


@dataclass
class History:
    """Loss and accuracy on both sets, before training and then after each epoch.

    Each list has one entry more than there were epochs. Accuracy is a share from 0 to 1.
    """

    training_loss: list[float] = field(default_factory=list)
    test_loss: list[float] = field(default_factory=list)
    training_accuracy: list[float] = field(default_factory=list)
    test_accuracy: list[float] = field(default_factory=list)


def network(*sizes: int, seed: int) -> nn.Sequential:
    """A network with tanh between its layers: `network(2, 8, 1, seed=0)` has one hidden layer of 8.

    Its first weights depend on the seed alone, not on the device or the default type. It computes
    in float64, where different processors agree in more digits than anyone prints.

    Raises ValueError for fewer than two sizes.
    """
    if len(sizes) < 2:
        raise ValueError(f"a network needs 2 sizes, for its inputs and outputs, found {len(sizes)}")
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        layers: list[nn.Module] = []
        for inputs, outputs in pairwise(sizes):
            # drawn in float32 whatever the default type is, so that the seed decides alone
            layers += [nn.Linear(inputs, outputs, dtype=torch.float32), nn.Tanh()]
    return nn.Sequential(*layers[:-1]).to(device(), torch.float64)


def tensors(examples: Sequence[Labelled]) -> tuple[Tensor, Tensor]:
    """The points, shape (n, 2), and the labels, shape (n, 1), on the device that computes."""
    points, labels = zip(*examples, strict=True)
    x = torch.tensor(points, dtype=torch.float64, device=device())
    y = torch.tensor(labels, dtype=torch.float64, device=device())
    return x, y.unsqueeze(1)


def scores(model: nn.Module, points: Sequence[Point]) -> list[float]:
    """The model's output for each point: above 0 it says class 1, and the farther the surer."""
    with torch.no_grad():
        x = torch.tensor(points, dtype=torch.float64, device=device())
        return [score for (score,) in model(x).tolist()]


def train(
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    training: Sequence[Labelled],
    test: Sequence[Labelled],
    *,
    epochs: int,
    batch_size: int,
    rng: Random,
) -> History:
    """What happened while the optimizer trained the model; the model itself is changed.

    The loss is binary cross-entropy on the model's single output. `rng` shuffles the batches. The
    test set is only measured, never trained on.

    Raises ValueError for a batch size below 1.
    """
    loss_function = nn.BCEWithLogitsLoss()
    (x, y), on_test = tensors(training), tensors(test)
    history = History()
    _note(history, model, (x, y), on_test)
    for _ in range(epochs):
        for batch in minibatches(range(len(training)), batch_size, rng):
            loss = loss_function(model(x[batch]), y[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        _note(history, model, (x, y), on_test)
    return history


def measure(model: nn.Module, examples: tuple[Tensor, Tensor]) -> tuple[float, float]:
    """Loss and accuracy of the model on the examples, given as `tensors` returns them."""
    x, y = examples
    with torch.no_grad():
        outputs = model(x)
        loss = nn.functional.binary_cross_entropy_with_logits(outputs, y)
        right = (outputs > 0) == (y == 1)
    return loss.item(), right.double().mean().item()


def _note(
    history: History,
    model: nn.Module,
    training: tuple[Tensor, Tensor],
    test: tuple[Tensor, Tensor],
) -> None:
    for losses, accuracies, examples in (
        (history.training_loss, history.training_accuracy, training),
        (history.test_loss, history.test_accuracy, test),
    ):
        loss, accuracy = measure(model, examples)
        losses.append(loss)
        accuracies.append(accuracy)

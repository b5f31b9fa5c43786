"""Watch: what happens during one call of a learner's `train`, as a list of events.

torch is wrapped for the time of the call alone.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor, nn

from dlbasics.exercises.evidence.tensors import shared


@dataclass(frozen=True)
class Forward:
    """The model was called: on points of which set, how many, and in which mode."""

    points: str  # "training", "test" or "other"
    count: int
    training: bool  # model.training


@dataclass(frozen=True)
class Loss:
    """nn.L1Loss was computed over two tensors of these shapes."""

    prediction: torch.Size
    target: torch.Size


@dataclass(frozen=True)
class Backward:
    """Gradients were computed; `leftover` where older ones had not been cleared."""

    leftover: bool


@dataclass(frozen=True)
class Step:
    """The optimizer made a step; `empty` where it found no gradient but zeros."""

    empty: bool


Event = Forward | Loss | Backward | Step


@dataclass
class Watched:
    """All that a call did: its events, and the parameters after each change, the first at 0."""

    events: list[Event] = field(default_factory=list)
    states: list[list[Tensor]] = field(default_factory=list)

    def of(self, kind: type[Any]) -> list[Any]:
        """The events of one kind, in their order."""
        return [event for event in self.events if isinstance(event, kind)]


@contextmanager
def watch(
    model: nn.Module, optimizer: torch.optim.Optimizer, x_train: Tensor, x_test: Tensor
) -> Iterator[Watched]:
    """A list of events that grows while the block runs; afterwards torch is as it was."""
    seen = Watched([], [_copy(model)])
    forward, backward = model.forward, torch.autograd.backward
    l1_loss, step = nn.functional.l1_loss, optimizer.step

    def watched_forward(*given: Any, **named: Any) -> Any:
        x = next((each for each in (*given, *named.values()) if isinstance(each, Tensor)), None)
        if x is not None:
            seen.events.append(Forward(_which(x, x_train, x_test), len(x), model.training))
        return forward(*given, **named)

    def watched_loss(prediction: Tensor, target: Tensor, *more: Any, **named: Any) -> Tensor:
        if isinstance(prediction, Tensor) and isinstance(target, Tensor):
            seen.events.append(Loss(prediction.shape, target.shape))
        return l1_loss(prediction, target, *more, **named)

    def watched_backward(*given: Any, **named: Any) -> None:
        seen.events.append(Backward(leftover=not _cleared(model)))
        backward(*given, **named)

    def watched_step(*given: Any, **named: Any) -> Any:
        before = Step(empty=_cleared(model))
        result = step(*given, **named)
        closure = given or named  # it calls backward() in the middle of the step
        seen.events.append(Step(empty=_cleared(model)) if closure else before)
        seen.states.append(_copy(model))
        return result

    with (
        _instead(model, "forward", watched_forward),
        _instead(torch.autograd, "backward", watched_backward),
        _instead(nn.functional, "l1_loss", watched_loss),
        _instead(optimizer, "step", watched_step),
    ):
        yield seen


@contextmanager
def _instead(owner: Any, name: str, function: Callable[..., Any]) -> Iterator[None]:
    """Let the owner have another function under this name, and then what it had before."""
    missing = object()
    before = vars(owner).get(name, missing)
    setattr(owner, name, function)
    try:
        yield
    finally:
        if before is missing:
            delattr(owner, name)
        else:
            setattr(owner, name, before)


def _copy(model: nn.Module) -> list[Tensor]:
    return [each.detach().clone() for each in model.parameters()]


def _cleared(model: nn.Module) -> bool:
    return all(each.grad is None or not bool(each.grad.any()) for each in model.parameters())


def _which(x: Tensor, x_train: Tensor, x_test: Tensor) -> str:
    if shared(x, x_train) == x.numel():
        return "training"
    return "test" if shared(x, x_test) == x.numel() else "other"

"""Optimizers: rules that turn the gradient of each parameter into its next step.

Names, defaults and state are those of `torch.optim`. A rule treats every parameter by itself, so
`rule` sees one number w, its gradient g, and what it remembers of that parameter from step to step.
"""

import math
from dataclasses import dataclass, field
from typing import ClassVar

from dlbasics.descent import Vector

State = dict[str, float]


@dataclass
class Optimizer:
    """What all rules share: a learning rate, and a memory for each parameter.

    `state` has a dictionary for each parameter, with torch's names; it is empty before the first
    step. Raises ValueError for a learning rate that is not a positive number.
    """

    lr: float
    state: list[State] = field(default_factory=list, init=False)
    remembers: ClassVar[tuple[str, ...]] = ()

    def __post_init__(self) -> None:
        """Refuse a learning rate that no rule can use."""
        if not 0 < self.lr < math.inf:
            raise ValueError(f"the learning rate must be a positive number, found {self.lr}")

    def step(self, point: Vector, gradient: Vector) -> Vector:
        """The point after one step, with a number for each parameter, like the gradient.

        Raises ValueError if their lengths differ, or differ from those of the step before.
        """
        if not self.state:
            self.state = [dict.fromkeys(self.remembers, 0.0) for _ in point]
        if not len(point) == len(gradient) == len(self.state):
            raise ValueError(
                f"the gradient has {len(gradient)} numbers, the point has {len(point)}, "
                f"the state is for {len(self.state)}"
            )
        return tuple(map(self.rule, point, gradient, self.state))

    def rule(self, w: float, g: float, state: State) -> float:
        """The new value of one parameter; brings its state up to date."""
        raise NotImplementedError


@dataclass
class SGD(Optimizer):
    """Plain gradient descent: straight down the slope (Robbins and Monro, 1951)."""

    lr: float = 0.001

    def rule(self, w: float, g: float, state: State) -> float:
        """The parameter after w − η g."""
        return w - self.lr * g


@dataclass
class Momentum(SGD):
    """Steps that keep the speed of earlier steps, so they roll on (Polyak, 1964).

    `torch.optim.SGD(momentum=0.9)`: the new gradient counts in full, without a factor 1 − μ.
    """

    momentum: float = 0.9
    remembers: ClassVar[tuple[str, ...]] = ("momentum_buffer",)

    def rule(self, w: float, g: float, state: State) -> float:
        """The parameter after a step along the buffer, b = μ b + g."""
        state["momentum_buffer"] = self.momentum * state["momentum_buffer"] + g
        return w - self.lr * state["momentum_buffer"]


@dataclass
class Nesterov(Momentum):
    """Momentum that looks one step ahead (Nesterov, 1983), as in torch's SGD(nesterov=True)."""

    def rule(self, w: float, g: float, state: State) -> float:
        """The parameter after a step along g + μ b."""
        state["momentum_buffer"] = self.momentum * state["momentum_buffer"] + g
        return w - self.lr * (g + self.momentum * state["momentum_buffer"])


@dataclass
class Adagrad(Optimizer):
    """Each gradient divided by the root of the sum of all its squares so far (Duchi, 2011)."""

    lr: float = 0.01
    eps: float = 1e-10
    remembers: ClassVar[tuple[str, ...]] = ("sum",)

    def rule(self, w: float, g: float, state: State) -> float:
        """The parameter after a step that can only get shorter."""
        state["sum"] += g * g
        return w - self.lr * g / (math.sqrt(state["sum"]) + self.eps)


@dataclass
class RMSProp(Optimizer):
    """Each gradient divided by its recent typical size (Tieleman and Hinton, 2012)."""

    lr: float = 0.01
    alpha: float = 0.99
    eps: float = 1e-8
    remembers: ClassVar[tuple[str, ...]] = ("square_avg",)

    def rule(self, w: float, g: float, state: State) -> float:
        """The parameter after a step of g over the root of the running mean of g²."""
        state["square_avg"] = self.alpha * state["square_avg"] + (1 - self.alpha) * g * g
        return w - self.lr * g / (math.sqrt(state["square_avg"]) + self.eps)


@dataclass
class Adam(Optimizer):
    """Momentum over typical size, both corrected for their start at 0 (Kingma and Ba, 2015)."""

    lr: float = 0.001
    betas: tuple[float, float] = (0.9, 0.999)
    eps: float = 1e-8
    remembers: ClassVar[tuple[str, ...]] = ("step", "exp_avg", "exp_avg_sq")

    def rule(self, w: float, g: float, state: State) -> float:
        """The parameter after a step of the mean of g over the root of the mean of g²."""
        (beta1, beta2), k = self.betas, int(state["step"]) + 1
        m = beta1 * state["exp_avg"] + (1 - beta1) * g
        v = beta2 * state["exp_avg_sq"] + (1 - beta2) * g * g
        state.update(step=k, exp_avg=m, exp_avg_sq=v)
        mean, mean_square = m / (1 - beta1**k), v / (1 - beta2**k)
        return w - self.lr * mean / (math.sqrt(mean_square) + self.eps)


@dataclass
class AdamW(Adam):
    """Adam that first pulls each weight a little towards 0 (Loshchilov and Hutter, 2019)."""

    weight_decay: float = 0.01

    def rule(self, w: float, g: float, state: State) -> float:
        """The parameter after the pull and Adam's step."""
        return super().rule(w - self.lr * self.weight_decay * w, g, state)

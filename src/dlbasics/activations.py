"""Activations: what a neuron makes of its weighted sum, with the slope that training needs.

Each is a function of one number z, finite for every z from −1000 to 1000 and beyond.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Activation:
    """A function of one number that also knows its derivative and its range.

    `relu(2.0)` is the value, `relu.derivative(2.0)` the slope there. `range` is the lowest and the
    highest value; where the function only comes close to a limit, rounding can still reach it.
    """

    name: str
    value: Callable[[float], float]
    derivative: Callable[[float], float]
    range: tuple[float, float]

    def __call__(self, z: float) -> float:
        """The value at z."""
        return self.value(z)


def _sigmoid(z: float) -> float:
    # e^|z| would overflow, so the exponent is never positive
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


def _sigmoid_slope(z: float) -> float:
    # σ(−z) is 1 − σ(z), without the digits that a subtraction from 1 would lose
    return _sigmoid(z) * _sigmoid(-z)


def _tanh_slope(z: float) -> float:
    return 1 - math.tanh(z) ** 2


def _relu(z: float) -> float:
    return max(0.0, z)


def _relu_slope(z: float) -> float:
    return 1.0 if z > 0 else 0.0


def _linear(z: float) -> float:
    return z


def _linear_slope(z: float) -> float:
    return 1.0


def _leaky_relu(z: float) -> float:
    return z if z > 0 else 0.01 * z


def _leaky_relu_slope(z: float) -> float:
    return 1.0 if z > 0 else 0.01


def _elu(z: float) -> float:
    return z if z > 0 else math.expm1(z)


def _elu_slope(z: float) -> float:
    return 1.0 if z > 0 else math.exp(z)


def _normal_share(z: float) -> float:
    """Φ(z), the share of a standard normal distribution that lies below z."""
    return math.erfc(-z / math.sqrt(2)) / 2


def _gelu(z: float) -> float:
    return z * _normal_share(z)


def _gelu_slope(z: float) -> float:
    return _normal_share(z) + z * math.exp(-z * z / 2) / math.sqrt(2 * math.pi)


def _silu(z: float) -> float:
    return z * _sigmoid(z)


def _silu_slope(z: float) -> float:
    return _sigmoid(z) * (1 + z * _sigmoid(-z))


def _softplus(z: float) -> float:
    return max(0.0, z) + math.log1p(math.exp(-abs(z)))


sigmoid = Activation("sigmoid", _sigmoid, _sigmoid_slope, (0.0, 1.0))
"""σ(z) = 1 / (1 + e^−z), an S from 0 to 1. Its slope is σ(z) (1 − σ(z)), at most 0.25."""

tanh = Activation("tanh", math.tanh, _tanh_slope, (-1.0, 1.0))
"""The S from −1 to 1 through the origin, 2 σ(2z) − 1. Its slope is 1 − tanh²(z), at most 1."""

relu = Activation("ReLU", _relu, _relu_slope, (0.0, math.inf))
"""max(0, z). Its slope is 0 or 1; at the bend, where there is none, we take 0, as torch does."""

linear = Activation("linear", _linear, _linear_slope, (-math.inf, math.inf))
"""z itself, the identity. Its slope is 1 everywhere."""

leaky_relu = Activation("leaky ReLU", _leaky_relu, _leaky_relu_slope, (-math.inf, math.inf))
"""z above 0 and 0.01 z below (Maas, Hannun and Ng, 2013). Its slope is never 0."""

elu = Activation("ELU", _elu, _elu_slope, (-1.0, math.inf))
"""z above 0 and e^z − 1 below (Clevert, Unterthiner and Hochreiter, 2015)."""

gelu = Activation("GELU", _gelu, _gelu_slope, (-0.16997120747990369, math.inf))
"""z Φ(z), exactly, without the tanh approximation (Hendrycks and Gimpel, 2016)."""

silu = Activation("SiLU", _silu, _silu_slope, (-0.2784645427610738, math.inf))
"""z σ(z), also called swish (Elfwing, Uchibe and Doya, 2017)."""

softplus = Activation("softplus", _softplus, _sigmoid, (0.0, math.inf))
"""log(1 + e^z), a smooth ReLU whose slope is the sigmoid (Dugas et al., 2000)."""

ACTIVATIONS = (sigmoid, tanh, relu, linear, leaky_relu, elu, gelu, silu, softplus)
"""All nine, in the order of the page."""

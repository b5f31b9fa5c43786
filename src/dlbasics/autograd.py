"""Autograd: numbers that remember how they were computed, and so find their own gradients."""

import math
from dataclasses import dataclass
from numbers import Real
from typing import TypeAlias

Number: TypeAlias = "Value | float"


class Value:
    """A number in a computation: its data, its gradient, and the inputs it was made from.

    Arithmetic with values and floats makes new values, which together are the graph of the
    computation. Each remembers its inputs and its local derivatives: how fast it changes when one
    input changes alone. `name` is free for the reader, `operation` is the sign of what made it.
    Reverse mode after Linnainmaa (1970) and Rumelhart, Hinton and Williams (1986).
    """

    __slots__ = ("data", "grad", "inputs", "local", "name", "operation")

    def __init__(self, data: float, name: str = "") -> None:
        """A leaf of the graph: a number that no operation made."""
        self.data = data
        self.grad = 0.0
        self.inputs: tuple[Value, ...] = ()
        self.local: tuple[float, ...] = ()
        self.name = name
        self.operation = ""

    def __repr__(self) -> str:
        """The number, its name or operation, and its gradient."""
        return f"Value({self.data}, {self.name or self.operation!r}, grad={self.grad})"

    def __add__(self, other: Number) -> "Value":
        """The sum: it passes the gradient on unchanged, to both inputs."""
        a, b = self, _value(other)
        return _result("+", a.data + b.data, (a, 1.0), (b, 1.0))

    def __sub__(self, other: Number) -> "Value":
        """The difference: the second input receives the gradient with its sign turned."""
        a, b = self, _value(other)
        return _result("−", a.data - b.data, (a, 1.0), (b, -1.0))

    def __mul__(self, other: Number) -> "Value":
        """The product: the local derivative of each input is the other input."""
        a, b = self, _value(other)
        return _result("·", a.data * b.data, (a, b.data), (b, a.data))

    def __pow__(self, exponent: float) -> "Value":
        """This value to a fixed power n, with the local derivative n xⁿ⁻¹.

        Raises TypeError for an exponent that is no plain number, such as a Value, and ValueError
        for one that is not whole where this value is negative: such a power is not real.
        """
        if not isinstance(exponent, Real):
            raise TypeError(f"the exponent must be a number, found {exponent!r}")
        if self.data < 0 and exponent % 1:
            raise ValueError(f"{self.data} has no power {exponent}, which is not whole")
        slope = exponent * self.data ** (exponent - 1) if exponent else 0.0
        return _result(f"^{exponent}", self.data**exponent, (self, slope))

    def __truediv__(self, other: Number) -> "Value":
        """The quotient, as a product with other⁻¹."""
        return self * _value(other) ** -1

    def __neg__(self) -> "Value":
        """This value with its sign turned."""
        return self * -1.0

    __radd__, __rmul__ = __add__, __mul__  # 2 + value, 2 * value

    def __rsub__(self, other: float) -> "Value":
        """The difference with a plain number on the left."""
        return _value(other) - self

    def __rtruediv__(self, other: float) -> "Value":
        """The quotient with a plain number on the left."""
        return _value(other) / self

    def tanh(self) -> "Value":
        """The hyperbolic tangent of this value, in (−1, 1)."""
        a = math.tanh(self.data)
        return _result("tanh", a, (self, 1 - a * a))

    def sigmoid(self) -> "Value":
        """The logistic function 1 / (1 + e⁻ˣ) of this value, in (0, 1)."""
        e = math.exp(-abs(self.data))  # at most 1, so it never overflows
        a = (1 if self.data > 0 else e) / (1 + e)
        return _result("σ", a, (self, a * (1 - a)))

    def relu(self) -> "Value":
        """This value where it is positive, else 0; the local derivative at 0 is 0, as in torch."""
        return _result("ReLU", max(0.0, self.data), (self, float(self.data > 0)))

    def backward(self) -> list["Factor"]:
        """The trace of a backward pass, which adds ∂self/∂value to `grad` of each value."""
        gradient = {self: 1.0}
        trace = []
        for at in reversed(graph(self)):
            at.grad += gradient[at]  # complete, because all that uses this value came before
            for to, local in zip(at.inputs, at.local, strict=True):
                factor = Factor(at, to, local, incoming=gradient[at])
                gradient[to] = gradient.get(to, 0.0) + factor.outgoing
                trace.append(factor)
        return trace


@dataclass(frozen=True, slots=True)
class Factor:
    """One use of the chain rule, at one input of one operation: outgoing = local · incoming."""

    at: Value  # the result of the operation
    to: Value  # the input
    local: float  # ∂at/∂to, known from the forward pass
    incoming: float  # ∂loss/∂at, complete: summed over all paths from the loss

    @property
    def outgoing(self) -> float:
        """What this path contributes to ∂loss/∂to."""
        return self.local * self.incoming


def graph(result: Value) -> list[Value]:
    """All values that the result was computed from, inputs first in their order, itself last."""
    order: list[Value] = []
    seen: set[Value] = set()
    waiting = [(result, False)]
    while waiting:  # a loop and no recursion: a long computation is a deep graph
        value, inputs_done = waiting.pop()
        if inputs_done:
            order.append(value)
        elif value not in seen:
            seen.add(value)
            waiting.append((value, True))
            waiting.extend((each, False) for each in reversed(value.inputs))
    return order


def _value(number: Number) -> Value:
    return number if isinstance(number, Value) else Value(number)


def _result(operation: str, data: float, *inputs: tuple[Value, float]) -> Value:
    result = Value(data)
    result.operation = operation
    result.inputs = tuple(value for value, _ in inputs)
    result.local = tuple(slope for _, slope in inputs)
    return result

"""Network: layers of neurons, built on `autograd`, so that each parameter gets its gradient."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from random import Random

from dlbasics.autograd import Number, Value

Activation = Callable[[Value], Value]


def linear(z: Value) -> Value:
    """The weighted sum as it is: the activation of an output that may be any number."""
    return z


class Neuron:
    """A neuron: activation(w₁x₁ + … + wₙxₙ + b), with n weights and a bias to be learned."""

    def __init__(self, weights: Sequence[float], bias: float, activation: Activation) -> None:
        """A neuron that starts with these numbers."""
        self.weights = [Value(weight) for weight in weights]
        self.bias = Value(bias)
        self.activation = activation

    def __call__(self, inputs: Sequence[Number]) -> Value:
        """The output for n inputs; ValueError for another number of inputs."""
        if len(inputs) != len(self.weights):
            raise ValueError(f"found {len(inputs)} inputs for {len(self.weights)} weights")
        products = [weight * x for weight, x in zip(self.weights, inputs, strict=True)]
        first, *others = [*products, self.bias]
        return self.activation(sum(others, start=first))


class Layer:
    """Neurons that read the same inputs: a row of weights and a bias for each."""

    def __init__(
        self,
        weights: Sequence[Sequence[float]],
        biases: Sequence[float],
        activation: Activation = linear,
    ) -> None:
        """Neurons that start with these numbers; ValueError for rows without a bias each."""
        if len(weights) != len(biases):
            raise ValueError(f"found {len(biases)} biases for {len(weights)} rows of weights")
        rows = zip(weights, biases, strict=True)
        self.neurons = [Neuron(row, bias, activation) for row, bias in rows]

    def __call__(self, inputs: Sequence[Number]) -> list[Value]:
        """The output of each neuron."""
        return [neuron(inputs) for neuron in self.neurons]

    def parameters(self) -> list[Value]:
        """All weights, row by row, then all biases: the order of torch.nn.Linear."""
        weights = [weight for neuron in self.neurons for weight in neuron.weights]
        return weights + [neuron.bias for neuron in self.neurons]


class Network:
    """Layers in a row: the outputs of each are the inputs of the next."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        """A network of these layers."""
        self.layers = list(layers)

    def __call__(self, inputs: Sequence[Number]) -> list[Value]:
        """The forward pass: the outputs of the last layer."""
        outputs: Sequence[Number] = inputs
        for layer in self.layers:
            outputs = layer(outputs)
        return [output for output in outputs if isinstance(output, Value)]

    def parameters(self) -> list[Value]:
        """The parameters of each layer, first layer first: the order of torch.nn.Sequential."""
        return [parameter for layer in self.layers for parameter in layer.parameters()]

    def zero_grad(self) -> None:
        """Set every gradient to 0, because `backward` adds to what is there."""
        for parameter in self.parameters():
            parameter.grad = 0.0


def random_network(sizes: Sequence[int], activation: Activation, rng: Random) -> Network:
    """A network with random parameters and a linear output: sizes (2, 8, 1) have 8 hidden neurons.

    Weights and biases are uniform in ±1/√n for n inputs, the range of torch.nn.Linear.
    ValueError for fewer than two sizes or one below 1.
    """
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"a network needs two or more sizes of 1 or more, found {list(sizes)}")
    layers: list[Layer] = []
    for n, m in pairwise(sizes):
        bound = 1 / math.sqrt(n)
        weights = [[rng.uniform(-bound, bound) for _ in range(n)] for _ in range(m)]
        biases = [rng.uniform(-bound, bound) for _ in range(m)]
        layers.append(
            Layer(weights, biases, activation if len(layers) < len(sizes) - 2 else linear)
        )
    return Network(layers)

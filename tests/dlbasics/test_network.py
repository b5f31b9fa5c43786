"""Networks against torch.nn with the same parameters, in float64."""

import math
from itertools import pairwise
from random import Random

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from dlbasics.autograd import Value
from dlbasics.network import Layer, Network, Neuron, random_network

ACTIVATIONS = {
    "tanh": (Value.tanh, torch.nn.Tanh),
    "sigmoid": (Value.sigmoid, torch.nn.Sigmoid),
    "relu": (Value.relu, torch.nn.ReLU),
}
sizes = st.lists(st.integers(1, 5), min_size=2, max_size=4)


def twins(shape, activation, seed):
    """A network of ours and torch's, with the same parameters."""
    ours = random_network(shape, ACTIVATIONS[activation][0], Random(seed))
    parts = []
    for n, m in pairwise(shape):
        parts += [torch.nn.Linear(n, m), ACTIVATIONS[activation][1]()]
    theirs = torch.nn.Sequential(*parts[:-1]).double()
    start = torch.tensor([p.data for p in ours.parameters()], dtype=torch.float64)
    torch.nn.utils.vector_to_parameters(start, theirs.parameters())
    return ours, theirs


def flat_gradient(model):
    return torch.cat([p.grad.flatten() for p in model.parameters()]).tolist()


@settings(max_examples=50)
@given(sizes, st.sampled_from(sorted(ACTIVATIONS)), st.integers(0, 10**6))
def test_outputs_and_gradients_equal_torch(shape, activation, seed):
    ours, theirs = twins(shape, activation, seed)
    rng = Random(seed)
    x = [rng.uniform(-2, 2) for _ in range(shape[0])]
    outputs, expected = ours(x), theirs(torch.tensor(x, dtype=torch.float64))
    assert [v.data for v in outputs] == pytest.approx(expected.tolist(), rel=1e-12, abs=1e-14)
    sum(((v - 0.3) ** 2 for v in outputs), start=Value(0.0)).backward()
    ((expected - 0.3) ** 2).sum().backward()
    gradients = [p.grad for p in ours.parameters()]
    assert gradients == pytest.approx(flat_gradient(theirs), rel=1e-10, abs=1e-14)


def test_training_goes_the_same_way_as_with_torch():
    ours, theirs = twins((2, 4, 1), "tanh", 1)
    examples = [([0.0, 0.0], 0.0), ([0.0, 1.0], 1.0), ([1.0, 0.0], 1.0), ([1.0, 1.0], 0.0)]
    x = torch.tensor([x for x, _ in examples], dtype=torch.float64)
    y = torch.tensor([[y] for _, y in examples], dtype=torch.float64)
    optimizer = torch.optim.SGD(theirs.parameters(), lr=0.1)
    for _ in range(200):
        loss = sum(((ours(x)[0] - y) ** 2 for x, y in examples), start=Value(0.0)) / 4
        ours.zero_grad()
        loss.backward()
        for p in ours.parameters():
            p.data -= 0.1 * p.grad
        expected = torch.nn.functional.mse_loss(theirs(x), y)
        optimizer.zero_grad()
        expected.backward()
        optimizer.step()
        assert loss.data == pytest.approx(expected.item(), rel=1e-10, abs=0)


def test_a_neuron_is_a_weighted_sum_a_bias_and_an_activation():
    neuron = Neuron([0.5, -1.0], 0.5, Value.tanh)
    assert neuron([1.0, 2.0]).data == math.tanh(0.5 - 2.0 + 0.5)


def test_a_neuron_reads_values_as_well_as_numbers():
    x = Value(3.0)
    Neuron([0.5], 0.0, Value.relu)([x]).backward()
    assert x.grad == 0.5


def test_zero_grad_clears_every_gradient():
    network = random_network((2, 3, 1), Value.tanh, Random(0))
    network([1.0, 2.0])[0].backward()
    assert all(p.grad for p in network.parameters())
    network.zero_grad()
    assert not any(p.grad for p in network.parameters())


def test_random_parameters_lie_in_the_range_of_torch_and_follow_the_seed():
    first, second, other = (random_network((16, 400, 1), Value.relu, Random(s)) for s in (1, 1, 2))
    data = [[p.data for p in network.parameters()] for network in (first, second, other)]
    assert data[0] == data[1] != data[2]
    hidden = [p.data for p in first.layers[0].parameters()]
    assert max(map(abs, hidden)) <= 1 / 4
    assert max(hidden) > 0.24 and min(hidden) < -0.24
    assert len(hidden) == 16 * 400 + 400
    assert max(hidden[-400:]) > 0.24 and min(hidden[-400:]) < -0.24, "biases, too"
    assert abs(sum(hidden) / len(hidden)) < 0.01


def test_a_layer_is_linear_unless_it_is_told_otherwise():
    assert Layer([[1.0]], [-2.0])([1.0])[0].data == -1.0


def test_the_output_is_linear():
    network = random_network((1, 2, 1), Value.tanh, Random(0))
    network.layers[-1].neurons[0].bias.data = 7.0
    assert network([0.0])[0].data > 1


def test_a_neuron_without_inputs_is_its_bias():
    neuron = Neuron([], 0.75, Value.tanh)
    assert neuron([]).data == math.tanh(0.75)
    neuron([]).backward()
    assert neuron.bias.grad == pytest.approx(1 - math.tanh(0.75) ** 2)


def test_another_number_of_inputs_is_refused():
    with pytest.raises(ValueError, match="found 3 inputs for 2 weights"):
        Neuron([1.0, 2.0], 0.0, Value.tanh)([1.0, 2.0, 3.0])


def test_rows_without_a_bias_each_are_refused():
    with pytest.raises(ValueError, match="found 1 biases for 2 rows of weights"):
        Layer([[1.0], [2.0]], [0.0])


@pytest.mark.parametrize("shape", [(), (2,), (2, 0, 1)])
def test_sizes_that_make_no_network_are_refused(shape):
    with pytest.raises(ValueError, match="two or more sizes of 1 or more, found"):
        random_network(shape, Value.tanh, Random(0))


def test_a_network_of_no_layers_has_no_parameters():
    assert Network([]).parameters() == []

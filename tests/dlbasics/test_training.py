"""Training: the loop against the same loop in plain Python, and what it notes."""

import math
from random import Random

import pytest
import torch
from torch import nn

from dlbasics.data import blobs, moons, split
from dlbasics.descent import minibatches
from dlbasics.training import measure, network, scores, tensors, train

TOLERANCE = 1e-6
"""How far losses of a training on a GPU may be from those on the CPU, both in float64."""


@pytest.fixture
def sets():
    rng = Random(0)
    return split(moons(60, 0.15, rng), rng)


def run(sets, kind=torch.optim.Adam, rate=0.05, epochs=20, sizes=(2, 8, 1), **settings):
    model = network(*sizes, seed=0)
    optimizer = kind(model.parameters(), lr=rate, **settings)
    history = train(model, optimizer, *sets, epochs=epochs, batch_size=16, rng=Random(1))
    return model, history


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def test_one_neuron_trains_as_the_formulas_say(sets):
    """The gradient of cross-entropy by hand, p − y, for a model without a hidden layer."""
    training, _ = sets
    model = network(2, 1, seed=0)
    (u, v), bias = model[0].weight[0].tolist(), model[0].bias.item()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    history = train(model, optimizer, *sets, epochs=10, batch_size=16, rng=Random(1))

    rng, losses = Random(1), []
    for epoch in range(11):
        outputs = [(u * x + v * y + bias, label) for (x, y), label in training]
        losses.append(-sum(math.log(sigmoid(z if label else -z)) for z, label in outputs))
        for batch in minibatches(training, 16, rng) if epoch < 10 else []:
            slopes = [(sigmoid(u * x + v * y + bias) - k, x, y) for (x, y), k in batch]
            u, v, bias = (
                u - 0.5 * sum(s * x for s, x, _ in slopes) / len(batch),
                v - 0.5 * sum(s * y for s, _, y in slopes) / len(batch),
                bias - 0.5 * sum(s for s, _, _ in slopes) / len(batch),
            )
    assert [*model[0].weight[0].tolist(), model[0].bias.item()] == pytest.approx([u, v, bias])
    assert history.training_loss == pytest.approx([loss / len(training) for loss in losses])


def test_the_history_has_an_entry_before_training_and_one_for_each_epoch(sets):
    model, history = run(sets, epochs=7)
    assert {len(values) for values in vars(history).values()} == {8}
    assert history.training_loss[0] == measure(network(2, 8, 1, seed=0), tensors(sets[0]))[0]
    last = history.training_loss[-1], history.training_accuracy[-1]
    assert last == measure(model, tensors(sets[0]))
    assert (history.test_loss[-1], history.test_accuracy[-1]) == measure(model, tensors(sets[1]))


def test_the_test_set_is_never_trained_on(sets):
    training, test = sets
    flipped = [(point, 1 - label) for point, label in test]
    model, history = run((training, test))
    other, with_flipped = run((training, flipped))
    assert history.training_loss == with_flipped.training_loss
    assert scores(model, [(0.0, 0.0)]) == scores(other, [(0.0, 0.0)])
    for right, wrong in zip(history.test_accuracy, with_flipped.test_accuracy, strict=True):
        assert right + wrong == pytest.approx(1)


def test_it_learns_what_can_be_learnt():
    rng = Random(0)
    _, history = run(split(blobs(100, 0.2, rng), rng))
    assert history.test_accuracy[-1] == 1
    assert history.training_loss[-1] < 0.1 < history.training_loss[0]


@pytest.mark.parametrize("seed", range(5))
def test_measure_equals_its_definition(sets, seed):
    model = network(2, 8, 1, seed=seed)
    outputs = scores(model, [point for point, _ in sets[0]])
    labels = [label for _, label in sets[0]]
    pairs = list(zip(outputs, labels, strict=True))
    loss = -sum(math.log(sigmoid(z if label else -z)) for z, label in pairs) / len(pairs)
    right = sum((z > 0) == (label == 1) for z, label in pairs) / len(pairs)
    assert measure(model, tensors(sets[0])) == pytest.approx((loss, right), rel=1e-12, abs=0)


def test_a_network_has_tanh_between_its_layers_and_nothing_after_them():
    kinds = [type(layer) for layer in network(2, 5, 3, 1, seed=0)]
    assert kinds == [nn.Linear, nn.Tanh, nn.Linear, nn.Tanh, nn.Linear]
    assert [tuple(p.shape) for p in network(2, 5, 1, seed=0).parameters()] == [
        (5, 2),
        (5,),
        (1, 5),
        (1,),
    ]


def test_the_seed_alone_decides_the_first_weights():
    torch.manual_seed(1)
    before = torch.random.get_rng_state()
    first = network(2, 8, 1, seed=0)
    assert torch.equal(torch.random.get_rng_state(), before), "the caller's numbers go on"
    torch.manual_seed(2)
    second, other = network(2, 8, 1, seed=0), network(2, 8, 1, seed=1)
    assert torch.equal(first[0].weight, second[0].weight)
    assert not torch.equal(first[0].weight, other[0].weight)


def test_a_network_without_an_output_is_refused():
    with pytest.raises(ValueError, match="needs 2 sizes, for its inputs and outputs, found 1"):
        network(2, seed=0)


def test_a_batch_size_below_1_is_refused(sets):
    model = network(2, 1, seed=0)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    with pytest.raises(ValueError, match="batch size must be 1 or more, found 0"):
        train(model, optimizer, *sets, epochs=1, batch_size=0, rng=Random(0))


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA GPU on this machine")
def test_a_gpu_reaches_the_same_results(sets, monkeypatch):
    monkeypatch.delenv("DLBASICS_DEVICE", raising=False)
    on_cpu, history = run(sets, epochs=60)
    monkeypatch.setenv("DLBASICS_DEVICE", "cuda")
    on_gpu, again = run(sets, epochs=60)
    assert {p.device.type for p in on_gpu.parameters()} == {"cuda"}
    assert again.training_loss == pytest.approx(history.training_loss, abs=TOLERANCE)
    assert again.test_loss == pytest.approx(history.test_loss, abs=TOLERANCE)
    assert again.test_accuracy == history.test_accuracy
    for mine, theirs in zip(on_gpu.parameters(), on_cpu.parameters(), strict=True):
        assert torch.allclose(mine.cpu(), theirs, rtol=0, atol=TOLERANCE)


def test_the_first_weights_do_not_hang_on_the_default_type():
    usual = [weights.clone() for weights in network(2, 3, 1, seed=0).parameters()]
    torch.set_default_dtype(torch.float64)
    try:
        other = list(network(2, 3, 1, seed=0).parameters())
    finally:
        torch.set_default_dtype(torch.float32)
    assert all(map(torch.equal, usual, other))

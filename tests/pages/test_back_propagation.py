"""The facts of the page Back-propagation, held against torch and against nudges."""

import ast
import runpy
from pathlib import Path
from random import Random

import matplotlib
import pytest
import torch

import dlbasics.autograd
from dlbasics.autograd import Value
from dlbasics.network import Layer, Network, random_network

matplotlib.use("Agg")
SNIPPETS = Path(__file__).parents[2] / "snippets" / "back_propagation"


def run(name):
    """The variables that a snippet leaves behind."""
    return runpy.run_path(str(SNIPPETS / f"{name}.py"))


def tiny_network(output=(-0.5, 1.0)):
    hidden = Layer([[0.5, -1.0], [1.0, -0.5]], [0.5, 0.5], Value.tanh)
    return Network([hidden, Layer([output], [0.25])])


def gradients_of(network, x=(1.0, 2.0)):
    ((network(x)[0] - 2.0) ** 2).backward()
    return [p.grad for p in network.parameters()]


def test_all_ways_find_the_same_gradients():
    by_hand, torch_way = run("by_hand"), run("by_hand_torch")
    w_grad = [g for row in by_hand["w_grad"] for g in row]
    found = [*w_grad, *by_hand["z_grad"], *by_hand["v_grad"], by_hand["p_grad"]]
    expected = torch.cat([torch_way[name].grad.flatten() for name in "Wbvc"]).tolist()
    assert found == pytest.approx(expected, rel=1e-5, abs=0)
    assert gradients_of(tiny_network()) == pytest.approx(found, rel=1e-12, abs=0)


def test_the_larger_input_and_not_the_larger_weight_has_the_larger_gradient():
    ran = run("by_hand")
    assert abs(ran["a"][0]) > abs(ran["a"][1]) and abs(ran["v"][0]) < abs(ran["v"][1])
    assert abs(ran["v_grad"][0]) > abs(ran["v_grad"][1])


def test_a_nudge_of_each_parameter_agrees():
    network = tiny_network()
    for p, gradient in zip(network.parameters(), gradients_of(network), strict=True):
        value, losses = p.data, []
        for p.data in (value + 1e-5, value - 1e-5):
            losses.append((network([1.0, 2.0])[0].data - 2.0) ** 2)
        p.data = value
        assert (losses[0] - losses[1]) / 2e-5 == pytest.approx(gradient, abs=1e-8)


def test_the_three_factors_multiply():
    ran = run("three_factors")
    assert ran["loss_by_w"] == ran["loss_by_a"] * ran["a_by_z"] * ran["z_by_w"]
    assert run("trace")["w"].grad == pytest.approx(ran["loss_by_w"], rel=1e-12, abs=0)


def test_our_training_has_the_losses_of_torch():
    ours = run("train_xor")["losses"]
    network = random_network((2, 4, 1), Value.tanh, Random(1))
    model = torch.nn.Sequential(torch.nn.Linear(2, 4), torch.nn.Tanh(), torch.nn.Linear(4, 1))
    start = torch.tensor([p.data for p in network.parameters()], dtype=torch.float64)
    torch.nn.utils.vector_to_parameters(start, model.double().parameters())
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    x = torch.tensor([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=torch.float64)
    y = torch.tensor([[0], [1], [1], [0]], dtype=torch.float64)
    for loss in ours:
        expected = torch.nn.functional.mse_loss(model(x), y)
        assert loss == pytest.approx(expected.item(), rel=1e-6, abs=0)
        optimizer.zero_grad()
        expected.backward()
        optimizer.step()
    assert ours[-1] < 1e-3 < ours[0]


def test_without_clearing_gradients_double_and_triple():
    ran = run("forget_zero_grad")
    once, twice, thrice = ran["collected"]
    assert [twice, thrice] == pytest.approx([2 * once, 3 * once], rel=1e-12, abs=0)
    assert ran["cleared"] == once


def test_nudging_costs_the_square_and_back_propagation_does_not():
    rows = run("cost")["rows"]
    for parameters, nudges, backward in rows:
        assert 3 < nudges / parameters**2 < 5
        assert 4 < backward / parameters < 6


def test_the_autograd_has_about_a_hundred_lines():
    source = Path(dlbasics.autograd.__file__).read_text(encoding="utf-8")
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module):
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                node.body = node.body[1:] or [ast.Pass()]
    assert 75 <= len(ast.unparse(tree).split("\n")) <= 125


def test_a_saturated_neuron_is_wrong_and_has_hardly_a_gradient():
    rows = run("saturated")["rows"]
    losses, slopes = [row[1] for row in rows], [row[2] for row in rows]
    assert losses == sorted(losses)
    assert slopes == sorted(slopes, reverse=True)
    assert losses[-1] > 3.99 and abs(rows[-1][3]) < 1e-7


def test_one_of_two_paths_cut_is_no_error_but_another_gradient():
    w = torch.tensor(3.0, requires_grad=True)
    (w * w.detach()).backward()
    assert w.grad == 3.0  # and not 6


def test_a_weight_whose_input_is_0_has_no_gradient():
    gradients = gradients_of(tiny_network(), x=(0.0, 2.0))
    assert gradients[0] == gradients[2] == 0
    assert gradients[1] and gradients[3]


def test_behind_output_weights_of_0_nothing_is_learned_at_first():
    network = tiny_network(output=(0.0, 0.0))
    gradients = gradients_of(network)
    assert not any(gradients[:6])
    assert all(gradients[6:])
    for p in network.parameters():
        p.data -= 0.05 * p.grad
    network.zero_grad()
    assert all(gradients_of(network)[:6])

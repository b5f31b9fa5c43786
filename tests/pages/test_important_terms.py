"""The facts of the page Important terms, held against torch and against their definitions."""

import math
import runpy
import warnings
from itertools import pairwise
from pathlib import Path

import matplotlib
import pytest
import torch
from torch.utils.data import DataLoader, TensorDataset

matplotlib.use("Agg")
SNIPPETS = Path(__file__).parents[2] / "snippets" / "important_terms"
START = [0.5, -1.0, 1.0, -0.5, 0.5, 0.5, -0.5, 1.0, 0.25]


def run(name):
    """The variables that a snippet leaves behind."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return runpy.run_path(str(SNIPPETS / f"{name}.py"))


def tiny_network():
    hidden, output = torch.nn.Linear(2, 2), torch.nn.Linear(2, 1)
    model = torch.nn.Sequential(hidden, torch.nn.Tanh(), output).double()
    start = torch.tensor(START, dtype=torch.float64)
    torch.nn.utils.vector_to_parameters(start, model.parameters())
    return model


def loss_of(model):
    x, target = torch.tensor([1.0, 2.0], dtype=torch.float64), torch.tensor([2.0]).double()
    return torch.nn.functional.mse_loss(model(x), target)


@pytest.mark.parametrize("batch_size", [1000, 100, 32, 1])
def test_updates_are_batches_times_epochs(batch_size):
    counted = run("count_updates")
    loader = DataLoader(TensorDataset(torch.arange(1000)), batch_size)
    assert counted["per_epoch"][batch_size] == len(loader) == math.ceil(1000 / batch_size)
    assert counted["updates"][batch_size] == 5 * len(loader)
    assert counted["last_batch"][batch_size] == len([*loader][-1][0])


def test_batches_of_32_make_160_updates_and_the_last_has_8():
    counted = run("count_updates")
    assert (counted["updates"][32], counted["last_batch"][32]) == (160, 8)
    drawn = run("epoch")
    assert (drawn["batches"], drawn["full_batches"], drawn["last_batch"]) == (32, 31, 8)


def test_forward_backward_and_updates_are_those_of_torch():
    model = tiny_network()
    forward, backward, update = run("forward"), run("backward"), run("update")
    assert forward["loss"] == pytest.approx(loss_of(model).item(), rel=1e-12, abs=0)
    optimizer = torch.optim.SGD(model.parameters(), lr=update["learning_rate"])
    for step, (parameters, loss) in enumerate(update["history"]):
        now = torch.nn.utils.parameters_to_vector(model.parameters()).tolist()
        assert parameters == pytest.approx(now, abs=1e-8)
        assert loss == pytest.approx(loss_of(model).item(), abs=1e-8)
        optimizer.zero_grad()
        loss_of(model).backward()
        if step == 0:
            gradients = torch.cat([p.grad.flatten() for p in model.parameters()]).tolist()
            assert list(backward["gradients"].values()) == pytest.approx(gradients, abs=1e-8)
        optimizer.step()


def test_an_update_goes_against_the_gradient():
    gradients = run("backward")["gradients"].values()
    before, after = (parameters for parameters, _ in run("update")["history"][:2])
    for gradient, old, new in zip(gradients, before, after, strict=True):
        assert (new < old) == (gradient > 0)


def test_only_the_step_changes_weights():
    changed = run("who_changes_weights")["changed"]
    assert changed == {"forward pass": 0, "backward()": 0, "step()": 3}


def test_a_lower_loss_may_come_with_a_lower_accuracy():
    ran = run("loss_error_accuracy")
    losses, accuracies = ran["losses"], ran["accuracies"]
    for model, probabilities in ran["outputs"].items():
        expected = torch.nn.functional.binary_cross_entropy(
            torch.tensor(probabilities).double(), torch.tensor(ran["labels"]).double()
        )
        assert losses[model] == pytest.approx(expected.item(), rel=1e-6, abs=0)
    assert losses["C"] < losses["A"] < losses["B"]
    assert accuracies["C"] < accuracies["A"] == accuracies["B"] == 1


def test_without_a_bias_the_answer_to_0_is_0():
    assert all(without == 0 != with_bias for without, with_bias in run("zero_input")["outputs"])


def test_the_wrong_pairs_are_all_pairs_and_only_warn():
    ran = run("broadcasting")
    targets = range(1, ran["n"] + 1)
    assert ran["wrong"] == sum((p - t) ** 2 for p in targets for t in targets) / ran["n"] ** 2
    assert (ran["right"], ran["pairs"]) == (0, ran["n"] ** 2)
    with pytest.warns(UserWarning, match="target size"):
        torch.nn.functional.mse_loss(torch.ones(4, 1), torch.ones(4))


@pytest.mark.filterwarnings("ignore:Using a target size")
def test_with_the_wrong_pairs_the_best_prediction_is_the_mean():
    target = torch.tensor([1.0, 2.0, 3.0, 6.0])
    prediction = torch.zeros(4, 1, requires_grad=True)
    optimizer = torch.optim.SGD([prediction], lr=1.0)
    for _ in range(100):
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(prediction, target).backward()
        optimizer.step()
    assert prediction.flatten().tolist() == pytest.approx([3.0] * 4, abs=1e-5)


def test_over_fitting_training_loss_falls_while_the_other_rises():
    ran = run("too_many_epochs")
    train, test, best = ran["train"], ran["test"], ran["best"]
    assert all(after < before for before, after in pairwise(train))
    assert 10 < best < ran["epochs"] / 2
    assert test[-1] > 1.2 * ran["lowest"] == 1.2 * test[best]

"""The facts of ML vs DL, where they must hold for more than the one seed that the page shows."""

import numpy as np
import pytest
import torch
from sklearn.datasets import load_diabetes
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split
from sklearn.neural_network import MLPRegressor
from sklearn.svm import SVC
from torch import nn

from dlbasics.experiments import SmallCNN, digits, moved


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_an_svm_is_at_least_as_good_as_the_cnn_on_small_digits(seed):
    x, y, new_x, new_y = digits(1000, seed)
    svm = SVC(C=10).fit(x, y).score(new_x, new_y)
    cnn = SmallCNN(updates=150, seed=seed).fit(x, y).score(new_x, new_y)
    assert 0.93 < cnn <= svm


@pytest.mark.parametrize("seed", [0, 1])
def test_moved_digits_are_hard_for_raw_pixels_only(seed):
    x, y, new_x, new_y = digits(1000, seed)
    x, new_x = moved(x, 16, seed=10 + seed), moved(new_x, 16, seed=20 + seed)
    svm = SVC(C=10).fit(x, y).score(new_x, new_y)
    cnn = SmallCNN(updates=150, seed=seed).fit(x, y).score(new_x, new_y)
    assert svm < 0.7
    assert cnn > svm + 0.2


@pytest.mark.parametrize("seed", range(4))
def test_on_a_small_table_the_network_ends_behind_the_line(seed):
    table, score = load_diabetes(return_X_y=True)
    x, new_x, y, new_y = train_test_split(20 * table, score / 100, random_state=seed)
    line = mean_squared_error(new_y, LinearRegression().fit(x, y).predict(new_x))
    network = MLPRegressor(hidden_layer_sizes=[32], learning_rate_init=0.01, random_state=seed)
    for _ in range(200):
        network.partial_fit(x, y)
    assert mean_squared_error(new_y, network.predict(new_x)) > line


def test_the_counts_of_parameters_are_torchs():
    grey = 224 * 224
    assert (grey, 3 * grey) == (50_176, 150_528)
    with torch.device("meta"):
        dense, filters = nn.Linear(3 * grey, 1000), nn.Conv2d(3, 64, 3)
    assert sum(p.numel() for p in dense.parameters()) == 150_529_000
    assert sum(p.numel() for p in filters.parameters()) == 1_792


def test_the_cnn_multiplies_as_often_as_the_page_counts():
    counted = 0

    def count(layer, inputs, output):
        nonlocal counted
        counted += output[0].numel() * layer.weight[0].numel()

    cnn = SmallCNN(updates=0, seed=0)
    for layer in (cnn.strokes, cnn.shapes, cnn.scores):
        layer.register_forward_hook(count)
    cnn(torch.zeros(1, 64, dtype=torch.float64))
    assert counted == 64 * 16 * 9 + 16 * 32 * 16 * 9 + 32 * 10


def test_the_neurons_weights_are_those_of_logistic_regression():
    """Gradient descent from zero and scikit-learn agree on the direction: the shape of a smile."""
    smiles = np.array(
        [
            [c == "#" for c in row]
            for row in ("#...#.#.#...#..", "#...#.###......", ".....#...#.###.")
        ],
        dtype=float,
    )
    frowns = smiles.reshape(3, 3, 5)[:, ::-1].reshape(3, 15)
    x, y = np.vstack([smiles, frowns]), np.array([1, 1, 1, 0, 0, 0])
    weights = np.zeros(15)
    for _ in range(100):
        weights -= (1 / (1 + np.exp(-x @ weights)) - y) @ x / 6
    theirs = LogisticRegression(C=100).fit(x, y).coef_[0]
    assert np.corrcoef(weights, theirs)[0, 1] > 0.99
    assert weights[[0, 4]].min() > 1 and weights[2] < -1
    assert np.abs(weights[5:10]).max() < 1e-9

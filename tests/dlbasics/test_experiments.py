"""The experiments: the data against scikit-learn's own, the networks against torch by hand."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from sklearn.datasets import load_digits
from torch.nn import functional

from dlbasics.experiments import SmallCNN, WordReader, digits, moved

OPINIONS = ["good not bad", "bad not good", "fine not dull", "dull not fine"]
SIGNS = [1, 0, 1, 0]


def test_a_split_holds_each_digit_once_with_its_own_label():
    pixels, labels = load_digits(return_X_y=True)
    split = digits(300, seed=1)
    images = np.vstack([split.images, split.test_images])
    answers = np.concatenate([split.labels, split.test_labels])
    assert len(split.images) == len(split.labels) == 300
    ours = sorted((*image, answer) for image, answer in zip(images * 16, answers, strict=True))
    assert ours == sorted((*row, label) for row, label in zip(pixels, labels, strict=True))


def test_each_digit_keeps_its_share():
    counts = np.bincount(digits(1000, seed=0).labels)
    expected = np.bincount(load_digits().target) * 1000 / 1797
    assert np.abs(counts - expected).max() < 1


def test_the_seed_decides_the_split():
    first, again, other = (digits(100, seed) for seed in (0, 0, 1))
    assert (first.images == again.images).all()
    assert (first.images != other.images).any()


@pytest.mark.parametrize("training_images", [9, 1790])
def test_too_few_images_for_ten_classes_are_refused(training_images):
    with pytest.raises(ValueError):
        digits(training_images, seed=0)


@given(side=st.integers(8, 20), seed=st.integers(0, 99))
def test_a_moved_image_is_the_same_ink_somewhere(side, seed):
    image = digits(100, seed=0).images[:3] + 0.01  # no empty pixel, so the place is plain
    for picture, original in zip(moved(image, side, seed), image, strict=True):
        square = picture.reshape(side, side)
        rows, columns = np.nonzero(square)
        assert (
            square[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1].ravel()
            == original
        ).all()


def test_images_move_to_every_place():
    pictures = moved(np.ones((400, 64)), 10, seed=0).reshape(-1, 10, 10)
    corners = {tuple(np.argwhere(picture)[0]) for picture in pictures}
    assert corners == {(row, column) for row in range(3) for column in range(3)}


def test_a_picture_smaller_than_the_image_is_refused():
    with pytest.raises(ValueError, match="8×8 pixels does not fit into 7×7"):
        moved(np.ones((1, 64)), 7, seed=0)


def test_the_scores_of_the_cnn_do_not_depend_on_the_place_far_from_the_edges():
    cnn = SmallCNN(updates=0, seed=0)
    picture = torch.zeros(24, 24, dtype=torch.float64)
    picture[6:14, 6:14] = torch.rand(8, 8, generator=torch.Generator().manual_seed(0))
    places = torch.stack([picture, picture.roll((2, 4), dims=(0, 1))]).reshape(2, 576)
    here, there = cnn(places)
    torch.testing.assert_close(here, there, rtol=1e-12, atol=1e-12)


def test_the_cnn_is_trained_as_torch_trains_it():
    x, y, *_ = digits(120, seed=0)
    cnn, twin = SmallCNN(updates=5, seed=3).fit(x, y), SmallCNN(updates=0, seed=3)
    optimizer = torch.optim.Adam(twin.parameters(), lr=0.01)
    order = torch.Generator().manual_seed(3)
    shuffled = [torch.randperm(120, generator=order) for _ in range(2)]
    batches = [every[start : start + 50] for every in shuffled for start in (0, 50, 100)]
    for batch in batches[:5]:
        optimizer.zero_grad()
        functional.cross_entropy(twin(torch.tensor(x)[batch]), torch.tensor(y)[batch]).backward()
        optimizer.step()
    for ours, theirs in zip(cnn.parameters(), twin.parameters(), strict=True):
        torch.testing.assert_close(ours, theirs, rtol=1e-12, atol=1e-12)


def test_the_accuracy_is_the_share_of_right_answers():
    cnn = SmallCNN(updates=0, seed=0)
    x, y, *_ = digits(100, seed=0)
    answers = cnn(torch.tensor(x)).argmax(1).numpy()
    assert cnn.score(x, answers) == 1
    assert cnn.score(x, y) == pytest.approx(np.sum(answers == y) / 100)


def test_networks_leave_torchs_own_random_numbers_alone():
    torch.manual_seed(7)
    expected = torch.rand(3)
    torch.manual_seed(7)
    SmallCNN(updates=1, seed=0).fit(*digits(50, seed=0)[:2])
    WordReader(updates=1, seed=0).fit(OPINIONS, SIGNS)
    assert torch.rand(3).equal(expected)


def test_the_reader_computes_what_its_weights_say():
    reader = WordReader(updates=0, seed=0).fit(OPINIONS, SIGNS)
    vocabulary = ["bad", "dull", "fine", "good", "not"]
    memory = torch.zeros(8, dtype=torch.float64)
    for word in ["good", "not", "bad"]:
        meaning = reader.meanings.weight[vocabulary.index(word)]
        weights = reader.read
        memory = torch.tanh(
            weights.weight_ih_l0 @ meaning
            + weights.bias_ih_l0
            + weights.weight_hh_l0 @ memory
            + weights.bias_hh_l0
        )
    score = reader.judge.weight[0] @ memory + reader.judge.bias[0]
    torch.testing.assert_close(reader(["good not bad"])[0], score, rtol=1e-12, atol=1e-12)


def test_the_reader_learns_opposites():
    reader = WordReader(updates=100, seed=0).fit(OPINIONS, SIGNS)
    assert reader.score(OPINIONS, SIGNS) == 1
    assert reader.score(OPINIONS, [0, 1, 0, 0]) == 0.25


def test_a_new_word_is_refused():
    reader = WordReader(updates=0, seed=0).fit(OPINIONS, SIGNS)
    with pytest.raises(KeyError, match="great"):
        reader(["great not bad"])

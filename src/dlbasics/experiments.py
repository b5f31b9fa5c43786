"""Experiments: classical machine learning and small networks on the same data, in seconds.

Both networks have `fit` and `score` as scikit-learn's models do, so one loop compares them all.
They compute in float64 on `dlbasics.device.device()`; `seed` sets their first weights and the
order of their batches, and each of their `updates` is one step of Adam.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.datasets import load_digits  # type: ignore[import-untyped]
from sklearn.model_selection import train_test_split  # type: ignore[import-untyped]
from torch import nn
from torch.nn import functional

from dlbasics.device import device

Table = NDArray[np.float64]
Labels = NDArray[np.int64]


class Split(NamedTuple):
    """Images for training and other images for the test, with the right answer for each.

    An image is a row of pixels, line by line, from 0 (empty) to 1 (ink); labels are 0 to 9.
    """

    images: Table
    labels: Labels
    test_images: Table
    test_labels: Labels


def digits(training_images: int, seed: int) -> Split:
    """The handwritten digits that come with scikit-learn, 8×8 pixels each, split at random.

    Each digit keeps its share in both parts. ValueError if fewer than 10 of the 1797 images are
    left for one of them. Source: Alpaydin and Kaynak, UCI Machine Learning Repository, 1998.
    """
    pixels, labels = load_digits(return_X_y=True)
    images, test_images, answers, test_answers = train_test_split(
        pixels / 16, labels, train_size=training_images, random_state=seed, stratify=labels
    )
    return Split(images, answers, test_images, test_answers)


def moved(images: Table, side: int, seed: int) -> Table:
    """Each 8×8 image at a random place in an empty picture of side×side pixels, as a row again.

    Raises ValueError for a side below 8.
    """
    if side < 8:
        raise ValueError(f"an image of 8×8 pixels does not fit into {side}×{side}")
    pictures = np.zeros((len(images), side, side))
    places = np.random.default_rng(seed).integers(0, side - 8, (len(images), 2), endpoint=True)
    for picture, image, (top, left) in zip(pictures, images, places, strict=True):
        picture[top : top + 8, left : left + 8] = image.reshape(8, 8)
    return pictures.reshape(len(images), side * side)


class SmallCNN(nn.Module):
    """A network for square images: two layers of 3×3 filters, then one score for each digit."""

    def __init__(self, updates: int, seed: int) -> None:
        """An untrained network."""
        super().__init__()
        self.updates, self.order = updates, torch.Generator().manual_seed(seed)
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(seed)
            self.strokes = nn.Conv2d(1, 16, 3, padding=1)
            self.shapes = nn.Conv2d(16, 32, 3, padding=1)
            self.scores = nn.Linear(32, 10)
        self.to(device(), torch.float64)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """The scores of each image: [n, pixels] to [n, 10]."""
        side = round(images.shape[1] ** 0.5)
        strokes = functional.relu(self.strokes(images.reshape(-1, 1, side, side)))
        shapes = functional.relu(self.shapes(functional.max_pool2d(strokes, 2)))
        scores: torch.Tensor = self.scores(shapes.amax(dim=(2, 3)))  # a shape counts anywhere
        return scores

    def fit(self, images: Table, labels: Labels) -> "SmallCNN":
        """This network, trained on batches of 50 images."""
        x, y = torch.tensor(images, device=device()), torch.tensor(labels, device=device())
        optimizer = torch.optim.Adam(self.parameters(), lr=0.01)
        for batch in islice(self._batches(len(x)), self.updates):
            optimizer.zero_grad()
            loss = functional.cross_entropy(self(x[batch]), y[batch])
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        return self

    def score(self, images: Table, labels: Labels) -> float:
        """The accuracy: the share of images whose highest score is that of the right digit."""
        with torch.no_grad():
            answers = self(torch.tensor(images, device=device())).argmax(dim=1)
        return float(np.mean(answers.cpu().numpy() == labels))

    def _batches(self, examples: int) -> Iterator[torch.Tensor]:
        while True:
            order = torch.randperm(examples, generator=self.order).to(device())
            yield from torch.split(order, 50)


class WordReader(nn.Module):
    """A recurrent network: it reads a sentence word by word and keeps a memory of 8 numbers.

    All sentences have the same number of words, and the test uses no new word: KeyError otherwise.
    """

    def __init__(self, updates: int, seed: int) -> None:
        """An untrained reader."""
        super().__init__()
        self.updates, self.seed = updates, seed
        self.numbers: dict[str, int] = {}

    def forward(self, sentences: Sequence[str]) -> torch.Tensor:
        """The score of each sentence, above 0 for a good opinion: n sentences to [n]."""
        words = [[self.numbers[word] for word in sentence.split()] for sentence in sentences]
        _, memory = self.read(self.meanings(torch.tensor(words, device=device())))
        scores: torch.Tensor = self.judge(memory[0])[:, 0]
        return scores

    def fit(self, sentences: Sequence[str], labels: Sequence[int]) -> "WordReader":
        """This reader, trained on all sentences at once; labels are 1 for good and 0 for bad."""
        vocabulary = sorted(set(" ".join(sentences).split()))
        self.numbers = {word: number for number, word in enumerate(vocabulary)}
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(self.seed)
            self.meanings = nn.Embedding(len(vocabulary), 8)
            self.read = nn.RNN(8, 8, batch_first=True)
            self.judge = nn.Linear(8, 1)
        self.to(device(), torch.float64)
        answers = torch.tensor(labels, dtype=torch.float64, device=device())
        optimizer = torch.optim.Adam(self.parameters(), lr=0.02)
        for _ in range(self.updates):
            optimizer.zero_grad()
            loss = functional.binary_cross_entropy_with_logits(self(sentences), answers)
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
        return self

    def score(self, sentences: Sequence[str], labels: Sequence[int]) -> float:
        """The accuracy: the share of sentences that are judged rightly."""
        with torch.no_grad():
            good = (self(sentences) > 0).tolist()
        return float(np.mean([g == bool(y) for g, y in zip(good, labels, strict=True)]))

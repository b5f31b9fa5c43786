"""What the tests of the plots share: a pair of axes, and the words that stand in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import pytest
from matplotlib.axes import Axes


@pytest.fixture
def ax() -> Iterator[Axes]:
    """Empty axes; what a test has drawn into them must also come out as a picture."""
    figure, ax = plt.subplots()
    yield ax
    figure.canvas.draw()
    plt.close(figure)


@pytest.fixture
def words(ax: Axes) -> Callable[[], list[str]]:
    """The texts in the axes, empty ones left out."""
    return lambda: [text.get_text() for text in ax.texts if text.get_text()]

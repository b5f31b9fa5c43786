"""What the tests of the pages share."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib.pyplot as plt
import pytest


@pytest.fixture(autouse=True)
def closed_figures() -> Iterator[None]:
    """A snippet that draws finds no axes of another one, as it does on its page."""
    yield
    plt.close("all")

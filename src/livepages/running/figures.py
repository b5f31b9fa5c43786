"""The figures of a run: each as it was shown, or as it was left."""

from __future__ import annotations

import functools
import re
import sys
import warnings
from collections.abc import Callable
from typing import Any

from livepages.records.drawing import draw
from livepages.records.figure_data import plotted, texts
from livepages.records.record import Failure, Figure


class Figures:
    """What `plt.show()` has shown so far, and at the end what else is there."""

    def __init__(self, line: Callable[[Any], int], quoted: Callable[[int], str]) -> None:
        """Of a script; `line` is its line that led to a frame, `quoted` what stands there."""
        self.line, self.quoted = line, quoted
        self.next_part("")

    def next_part(self, name: str) -> None:
        """Forget what was drawn: another snippet or cell begins."""
        place, cell, own = name.partition("#")
        words = f"figure-{place.removesuffix('.py')}{'-' if cell else ''}{own}"
        self.prefix = re.sub(r"\W", "-", words)
        self.drawn: list[Figure] = []
        self.shown: list[tuple[Any, Figure, int]] = []
        self.error: Failure | None = None

    def begin(self) -> None:
        """From now on, showing keeps a figure as it is then, and closes it as its reader would."""
        pyplot: Any = sys.modules.get("matplotlib.pyplot")
        if pyplot is None:
            return
        from matplotlib.backend_bases import FigureManagerBase

        @functools.wraps(pyplot.show)
        def show(*_: Any, block: bool | None = None, **__: Any) -> None:
            if block is None:
                block = not pyplot.isinteractive()
            if block:
                self.take(self.line(sys._getframe(1)))
                pyplot.close("all")

        pyplot.show = show
        setattr(FigureManagerBase, "show", lambda self: None)  # noqa: B010  # that it has no screen

    def take(self, line: int = 0) -> None:
        """Draw the figures that are open."""
        pyplot = sys.modules.get("matplotlib.pyplot")
        for number in pyplot.get_fignums() if pyplot else []:
            try:
                figure = pyplot.figure(number)  # type: ignore[union-attr]
                count = len(self.drawn) + 1
                prefix = self.prefix if count == 1 else f"{self.prefix}-{count}"
                svg = draw(figure, prefix)
                found = Figure(svg, *_data(figure))
                self.drawn.append(found)
                self.shown.append((figure, found, line))
            except Exception as error:
                self.error = self.error or Failure(
                    "FigureError", str(error), line, self.quoted(line)
                )

    def finish(self) -> None:
        """Draw what was not shown; an error for a figure that was changed after it was shown."""
        shown = list(self.shown)
        self.take()
        for figure, before, line in shown:
            if line and self.error is None and _data(figure) != (before.axes, before.texts):
                message = (
                    "the figure is drawn on again after plt.show(), where its window is closed "
                    "already: draw it first, then show it once"
                )
                self.error = Failure("FigureError", message, line, self.quoted(line))
        if pyplot := sys.modules.get("matplotlib.pyplot"):
            pyplot.close("all")


def _data(figure: Any) -> tuple[Any, Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of reading the numbers, which no program does
        return plotted(figure), texts(figure)

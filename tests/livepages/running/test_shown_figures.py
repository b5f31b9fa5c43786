"""Figures as a reader of the code sees them: each window once, drawn the same each time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import runs

from livepages.records.record import Record

PLOT = "import matplotlib as mpl\nimport matplotlib.pyplot as plt\n"


def run(root: Path, code: str) -> Record:
    path = root / "snippets" / "a.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(PLOT + code, encoding="utf-8")
    return runs.run(root)


def test_two_windows_are_two_figures(tmp_path: Path) -> None:
    record = run(tmp_path, "plt.plot([1, 2])\nplt.show()\nplt.plot([3, 4])\nplt.show()\n")
    assert record.error is None
    assert [len(figure.axes[0].series) for figure in record.figures] == [1, 1]


def test_a_window_is_shown_once(tmp_path: Path) -> None:
    record = run(tmp_path, "plt.plot([1, 2])\nplt.show()\nplt.show()\nprint(plt.get_fignums())\n")
    assert (len(record.figures), record.stdout, record.error) == (1, "[]\n", None)


@pytest.mark.parametrize("how", ["ax.plot([3, 4])", "ax.set_title('late')", "fig.suptitle('late')"])
def test_drawing_on_after_showing_is_an_error_with_its_line(tmp_path: Path, how: str) -> None:
    record = run(
        tmp_path, f"fig, ax = plt.subplots()\nax.plot([1, 2])\nplt.show()\n{how}\nplt.show()\n"
    )
    assert record.error
    assert (record.error.kind, record.error.line) == ("FigureError", 5)
    assert "drawn on again after plt.show()" in record.error.message
    assert record.error.quote == "plt.show()"


def test_a_figure_that_cannot_be_shown_has_the_line_that_shows_it(tmp_path: Path) -> None:
    record = run(tmp_path, "plt.plot([1, 2], color='red')\nplt.show()\n")
    assert record.error
    assert (record.error.kind, record.error.line) == ("FigureError", 4)


def test_showing_without_waiting_closes_nothing(tmp_path: Path) -> None:
    record = run(tmp_path, "plt.plot([1])\nplt.show(block=False)\nplt.plot([2])\nplt.show()\n")
    assert record.error is None
    assert [len(figure.axes[0].series) for figure in record.figures] == [2]


SETTINGS = [
    "plt.rcdefaults()",
    "plt.style.use('default')",
    "mpl.rc_file_defaults()",
    "mpl.rcParams['svg.hashsalt'] = None",
    "mpl.rcParams['svg.fonttype'] = 'path'",
    "mpl.rcParams.update(mpl.rcParamsDefault)",
    "mpl.rcParams['svg.image_inline'] = False",
]


@pytest.mark.parametrize("setting", SETTINGS)
def test_two_runs_draw_alike_and_text_stays_text(tmp_path: Path, setting: str) -> None:
    code = f"{setting}\nplt.plot([1, 2])\nplt.fill_between([0, 1], 1, 2)\nplt.title('a title')\n"
    code += "plt.xlim(0, 1)\nplt.show()\n"
    one, two = (run(tmp_path, code) for _ in range(2))
    assert one.error is None
    assert one.figures == two.figures
    assert "a title" in re.sub(r"<[^>]*>", "", one.figures[0].svg)
    assert "clip-path" in one.figures[0].svg, "whose id could be a random one"


PLACED = [
    ("plt.plot([1, 2])", "plt.tight_layout()"),
    ("plt.subplots(1, 2)", "plt.subplots_adjust(wspace=0.9)"),
    ("plt.subplots(1, 2, gridspec_kw={'left': 0.3})", "plt.gcf()"),
]


@pytest.mark.parametrize(("figure", "how"), PLACED)
def test_what_its_author_has_placed_stays_there(tmp_path: Path, figure: str, how: str) -> None:
    code = f"{figure}\n{how}\nbefore = plt.gca().get_position().bounds\nf = plt.gcf()\nplt.show()\n"
    record = run(tmp_path, f"{code}after = f.axes[-1].get_position().bounds\n")
    assert (record.error, record.warnings) == (None, [])
    assert record.values["before"] == record.values["after"]

"""The notebook of a page."""

import json
import xml.etree.ElementTree as ET

import nbformat

from livepages.publishing.notebook import notebook
from livepages.publishing.palette import NEEDED, Pair
from livepages.reading.fences import Fence
from livepages.records.record import Axes, Failure, Figure, Record
from livepages.showing.markdown import Shown

LINE = '<g style="stroke: var(--series-3); fill: currentColor"/>'
LINE += '<g style="stroke: var(--figure-muted); fill: var(--figure-background)"/>'
PALETTE = {name: Pair(f"#0000{i:02d}", "#ffffff") for i, name in enumerate(NEEDED)}
SVG = f'<svg data-figure="f">{LINE}<use xlink:href="#f-a"/></svg>'
FIGURE = Figure(SVG, (Axes("", "x", "y", ()),))
FAILURE = Failure("ValueError", "bad", traceback="Traceback\nValueError: bad")
FULL = Record("a.py", "x = 1\nprint(x)\n", "1\n", figures=[FIGURE], warnings=[FAILURE])
PARTS = [
    "# Title\n\nText.\n",
    Shown(Fence(3, "a.py", "alt"), FULL, "The curve"),
    "    indented\n    text",
    Shown(Fence(9, "b.py", raises="ValueError"), Record("b.py", "f()\n", error=FAILURE), ""),
]


def test_it_is_a_notebook() -> None:
    nbformat.validate(json.loads(notebook("p.md", PARTS, PALETTE)))


def test_cells_hold_what_the_page_shows() -> None:
    cells = nbformat.reads(notebook("p.md", PARTS, PALETTE), as_version=4).cells
    assert [cell.cell_type for cell in cells] == ["markdown", "code", "markdown", "code"]
    assert [cell.source for cell in cells] == [
        "# Title\n\nText.",
        "x = 1\nprint(x)",
        "indented\ntext",
        "f()",
    ]
    stdout, stderr, figure = cells[1].outputs
    assert (stdout.name, stdout.text) == ("stdout", "1\n")
    assert (stderr.name, stderr.text) == ("stderr", "Traceback\nValueError: bad\n")
    assert figure.data["text/plain"] == "The curve"
    [error] = cells[3].outputs
    assert (error.ename, error.evalue) == ("ValueError", "bad")
    assert error.traceback == ["Traceback", "ValueError: bad"]


def test_its_figures_have_the_light_colours_and_need_no_style_sheet() -> None:
    [figure] = [
        output.data["image/svg+xml"]
        for cell in nbformat.reads(notebook("p.md", PARTS, PALETTE), as_version=4).cells
        for output in cell.get("outputs", [])
        if "data" in output
    ]
    assert ET.fromstring(figure).tag == "{http://www.w3.org/2000/svg}svg"
    assert "var(" not in figure
    assert "currentColor" not in figure
    light = {name.removeprefix("--"): pair.light for name, pair in PALETTE.items()}
    text, background = light["figure-text"], light["figure-background"]
    assert f'color="{text}" style="background:{background}"' in figure
    assert f"stroke: {light['series-3']}; fill: {text}" in figure
    assert f"stroke: {light['figure-muted']}; fill: {background}" in figure


def test_ids_are_unique_and_the_same_each_time() -> None:
    assert notebook("p.md", PARTS, PALETTE) == notebook("p.md", PARTS, PALETTE)
    ids = [
        cell["id"]
        for name in ("p.md", "q.md")
        for cell in json.loads(notebook(name, PARTS, PALETTE))["cells"]
    ]
    assert len(set(ids)) == 2 * len(PARTS)

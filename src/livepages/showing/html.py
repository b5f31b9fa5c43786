"""A record as the HTML of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from livepages.reading.fences import Fence
from livepages.reading.problems import Problem
from livepages.records.record import Figure, Record
from livepages.showing.figure_table import figure_table


def snippet(fence: Fence, record: Record, alt: str, highlight: Callable[[str], str]) -> str:
    """Code, output and figure of a snippet, as one section."""
    parts = [highlight(record.code.rstrip("\n"))]
    if record.stdout:
        parts.append(_output(record.stdout, "snippet-output", "Output"))
    for warning in record.warnings:
        parts.append(_output(warning.traceback, "snippet-output snippet-warning", "Warning"))
    if record.error:
        parts.append(_output(record.error.traceback, "snippet-output snippet-error", "Error"))
    parts += [_figure(figure, alt) for figure in record.figures]
    name = escape(fence.snippet)
    return f'<section class="snippet" data-snippet="{name}">{"".join(parts)}</section>'


def failure(problems: Sequence[Problem]) -> str:
    """A box that says what is wrong, for whoever is writing the page."""
    boxes = []
    for problem in problems:
        quote = f"{problem.quote.strip()}\n" if problem.quote.strip() else ""
        boxes.append(
            f'<div class="snippet-failure" role="alert"><p><strong>{escape(problem.place)}</strong>'
            f"</p><pre>{escape(quote + problem.message)}</pre></div>"
        )
    return "".join(boxes)


def _output(text: str, classes: str, label: str) -> str:
    return (
        f'<div class="{classes}"><pre tabindex="0" role="group" aria-label="{label}">'
        f"{escape(text, quote=False)}</pre></div>"
    )


def _figure(figure: Figure, alt: str) -> str:
    identity = figure.svg.partition('data-figure="')[2].partition('"')[0]
    caption = f"{identity}-caption"
    svg = figure.svg.replace("<svg", f'<svg aria-labelledby="{caption}"', 1)
    return (
        f'<figure class="snippet-figure" id="{identity}">{svg}'
        f'<figcaption id="{caption}">{escape(alt, quote=False)}</figcaption></figure>'
        f'<details class="snippet-numbers"><summary>The numbers in this figure</summary>'
        f'<div class="snippet-table" tabindex="0" role="group" '
        f'aria-label="The numbers in this figure">{figure_table(figure.axes, figure.texts)}</div>'
        f"</details>"
    )

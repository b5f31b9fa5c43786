"""The numbers of a figure as tables that a person can read, or have read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from livepages.records.record import Axes, Column, Series
from livepages.showing.maths import to_mathml

_VALUE = r"-?(?:\d+(?:\.\d+)?(?:e[-+]\d+)?|∞)"
_FORMULA = re.compile(r"(?<!\\)\$([^$]+)(?<!\\)\$")
_NUMBER = re.compile(rf"{_VALUE}(?: to {_VALUE})?")  # and no name, no date


def figure_table(axes: Sequence[Axes], texts: Sequence[str]) -> str:
    """Tables for each pair of axes, below what is written over and beside it."""
    parts = [f"<p>{_words(text)}</p>" for text in texts]
    for ax in axes:
        said = [*([f"<strong>{_words(ax.title)}</strong>"] if ax.title else [])]
        said += [_words(note) for note in ax.notes]
        parts += [f"<p>{'<br>'.join(said)}</p>"] if said else []
        parts += [_table(ax, group) for group in _groups(ax.series)]
    return "".join(parts)


def _groups(series: Iterable[Series]) -> Iterator[list[Series]]:
    """Series that fit one table: curves over the same places, or things with one row each."""

    def fits(one: Series) -> tuple[object, ...]:
        names = tuple(column.name for column in one.columns)
        if one.size <= 1:
            return (one.kind, names)
        if len(names) != 2 or not one.label:
            return (one.kind, id(one))
        return (one.kind, names, one.size, tuple(sample[0] for sample in one.samples))

    for _, group in groupby(series, fits):
        yield list(group)


def _table(ax: Axes, group: list[Series]) -> str:
    first = group[0]
    heads = [_head(ax, column) for column in first.columns]
    if first.size <= 1:
        rows = [[_name(one), *cells] for one in group for cells in one.samples or ((),)]
        return _html("", [first.kind, *heads], rows, [], named=True)
    columns, rows = list(first.columns), [list(sample) for sample in first.samples]
    caption = f"{first.label}: {first.kind}" if first.label else first.kind
    if len(group) > 1:
        heads = [heads[0], *(f"{heads[1]}: {one.label}" for one in group)]
        columns = [columns[0], *(one.columns[1] for one in group)]
        rows = [[row[0], *(one.samples[i][1] for one in group)] for i, row in enumerate(rows)]
        caption = f"{first.kind} of {len(group)}"
    if len(rows) == first.size:
        return _html(caption, heads, rows, [], named=False)
    caption += f", {len(rows)} of {first.size} points; last, the range of all"
    return _html(caption, heads, rows, [column.range for column in columns], named=False)


def _head(ax: Axes, column: Column) -> str:
    """What the values of a column are: the name of their axis, and which end."""
    letter, _, end = column.name.partition(" ")
    name = {"x": ax.x, "y": ax.y, "z": ax.z}.get(letter) or letter
    return f"{name}: {end}" if end else name


def _name(series: Series) -> str:
    return f"“{series.label}”" if series.kind == "text" else series.label or "without a name"


def _html(
    caption: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    ranges: Sequence[str],
    *,
    named: bool,
) -> str:
    """A table; where its rows are named, the first cell of each is the name."""
    title = f"<caption>{_words(caption)}</caption>" if caption else ""
    top = "".join(f'<th scope="col">{_words(head)}</th>' for head in heads)
    body = "".join(f"<tr>{''.join(_cells(row, named))}</tr>" for row in rows)
    foot = f"<tfoot><tr>{''.join(_cells(ranges, False))}</tr></tfoot>" if ranges else ""
    return f"<table>{title}<thead><tr>{top}</tr></thead><tbody>{body}</tbody>{foot}</table>"


def _cells(row: Sequence[str], named: bool) -> Iterator[str]:
    for place, cell in enumerate(row):
        if named and not place:
            yield f'<th scope="row">{_words(cell)}</th>'
        else:
            is_number = _NUMBER.fullmatch(cell)
            yield f"<td>{cell.replace('-', '−') if is_number else _words(cell)}</td>"


def _words(text: str) -> str:
    """What a figure says, with its formulas drawn; as it stands where one cannot be read."""
    parts = _FORMULA.split(text)
    try:
        parts[1::2] = [
            to_mathml(latex, False, lambda found: escape(found[0])) for latex in parts[1::2]
        ]
    except ValueError:
        return escape(text)
    parts[0::2] = map(escape, parts[0::2])
    return "".join(parts)

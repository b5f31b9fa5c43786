"""Records survive being stored."""

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livepages.records.record import Axes, Column, Failure, Figure, Record, Series


def several(of: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=3).map(tuple)


COLUMNS, SAMPLES = several(st.builds(Column)), several(several(st.text()))
AXES = several(
    st.builds(
        Axes,
        series=several(st.builds(Series, columns=COLUMNS, samples=SAMPLES)),
        z=st.text(),
        ticks=several(st.text()),
        notes=several(st.text()),
    )
)
FIGURES = st.builds(Figure, axes=AXES, texts=several(st.text()))
VALUES = st.dictionaries(st.text(), st.floats(allow_nan=False) | st.integers())
RECORDS = st.builds(
    Record,
    values=VALUES,
    figures=st.lists(FIGURES, max_size=2),
    warnings=st.lists(st.builds(Failure), max_size=2),
    error=st.none() | st.builds(Failure),
    seconds=st.floats(allow_nan=False),
)


@given(RECORDS)
def test_what_is_stored_comes_back(record: Record) -> None:
    assert Record.from_json(json.loads(json.dumps(record.to_json()))) == record


@given(RECORDS, st.sampled_from([field.name for field in dataclasses.fields(Record)]))
def test_anything_else_is_refused(record: Record, name: str) -> None:
    with pytest.raises((KeyError, TypeError)):
        Record.from_json(record.to_json() | {"other": 1})
    data = record.to_json()
    del data[name]
    if name in ("snippet", "code", "figures", "warnings", "error"):
        with pytest.raises((KeyError, TypeError)):
            Record.from_json(data)

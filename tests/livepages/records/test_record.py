"""Records survive being stored."""

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from livepages.records.record import Axes, Failure, Figure, Record, Series

PAIR = st.tuples(st.text(), st.text())
SERIES = st.builds(Series, x=PAIR, y=PAIR, samples=st.lists(PAIR, max_size=3).map(tuple))
AXES = st.builds(Axes, series=st.lists(SERIES, max_size=2).map(tuple))
FIGURES = st.builds(Figure, axes=st.lists(AXES, max_size=2).map(tuple))
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

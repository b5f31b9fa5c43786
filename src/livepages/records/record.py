"""What one run of a snippet left behind, as plain data that can be stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Column:
    """One number of each thing that is drawn: what it is called, and its range."""

    name: str  # "x", "y" and "z" are places on the axes of that name
    low: str  # rounded; empty where the values are names
    high: str

    @property
    def range(self) -> str:
        """From where to where the values go, in words."""
        return self.low if self.low == self.high else f"{self.low} to {self.high}"


@dataclass(frozen=True)
class Series:
    """One line, scatter, set of bars or image of a figure, summed up by its data."""

    kind: str
    label: str
    size: int
    columns: tuple[Column, ...]
    samples: tuple[tuple[str, ...], ...]  # each with a value for each column


@dataclass(frozen=True)
class Axes:
    """The names of a pair of axes, what is written at them, and the series drawn in it."""

    title: str
    x: str
    y: str
    series: tuple[Series, ...]
    z: str = ""
    ticks: tuple[str, ...] = ()  # the names of places, for each axis that has some
    notes: tuple[str, ...] = ()  # scales that are not linear, the title of the legend


@dataclass(frozen=True)
class Figure:
    """A drawing: SVG whose colours are CSS variables, and the data that were plotted."""

    svg: str
    axes: tuple[Axes, ...]
    texts: tuple[str, ...] = ()  # that belong to no axes, such as the title of all


@dataclass(frozen=True)
class Failure:
    """An exception or warning: its type and message, where, and the traceback to print."""

    kind: str
    message: str
    line: int = 0  # in the snippet; 0 where that is unknown
    quote: str = ""
    traceback: str = ""


@dataclass
class Record:
    """Everything a run of a snippet left behind."""

    snippet: str
    code: str
    stdout: str = ""
    stderr: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    figures: list[Figure] = field(default_factory=list)
    warnings: list[Failure] = field(default_factory=list)
    error: Failure | None = None
    dependencies: dict[str, str] = field(default_factory=dict)  # file of the project -> digest
    conditions: dict[str, str] = field(default_factory=dict)  # what else the run could see
    control: int = 0  # the line that printed what no page can show
    seconds: float = 0.0

    def to_json(self) -> dict[str, Any]:
        """The record as JSON-compatible data."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Record:
        """The record that `to_json` described; KeyError or TypeError for anything else."""
        return cls(
            **{
                **data,
                "figures": [figure_from_json(figure) for figure in data["figures"]],
                "warnings": [Failure(**warning) for warning in data["warnings"]],
                "error": Failure(**data["error"]) if data["error"] else None,
            }
        )


def figure_from_json(data: Mapping[str, Any]) -> Figure:
    """The figure that `dataclasses.asdict` described; KeyError or TypeError for anything else."""
    axes = tuple(
        Axes(
            **{
                **ax,
                "series": tuple(map(_series, ax["series"])),
                "ticks": tuple(ax["ticks"]),
                "notes": tuple(ax["notes"]),
            }
        )
        for ax in data["axes"]
    )
    return Figure(data["svg"], axes, tuple(data["texts"]))


def _series(data: dict[str, Any]) -> Series:
    columns = tuple(Column(**column) for column in data["columns"])
    return Series(**{**data, "columns": columns, "samples": tuple(map(tuple, data["samples"]))})

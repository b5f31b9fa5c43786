"""Report: what a check has found, as a value and as plain text."""

import textwrap
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

WIDTH = 78  # columns, one less than a terminal of old has


@dataclass(frozen=True)
class Finding:
    """One thing that is right, or one that is not and where to read about it.

    `message` is one or two sentences, `read` a page's title and heading, empty if all is well.
    """

    good: bool
    message: str
    read: str = ""


@dataclass(frozen=True, repr=False)
class Report:
    """All that one check has found about the solution of an exercise, in its order."""

    number: int
    title: str
    findings: tuple[Finding, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether something was checked and all of it is right."""
        return bool(self.findings) and all(finding.good for finding in self.findings)

    @property
    def head(self) -> str:
        """The exercise and the result, in one line."""
        return f"Exercise {self.number}, {self.title}: {'passed' if self.passed else 'not yet'}"

    def __str__(self) -> str:
        """The report as plain text of at most 78 columns."""
        return "\n".join([self.head, "", *map(_entry, self.findings)])

    __repr__ = __str__

    def to_json(self) -> dict[str, object]:
        """The report as values that JSON knows."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Report":
        """The report that `to_json` was made of."""
        findings = tuple(Finding(**finding) for finding in values["findings"])
        return cls(values["number"], values["title"], findings)


def good(message: str) -> Finding:
    """Something that is right."""
    return Finding(True, message)


def bad(message: str, read: str) -> Finding:
    """Something that is not right yet."""
    return Finding(False, message, read)


def _entry(finding: Finding) -> str:
    lines = textwrap.wrap(finding.message, WIDTH - 6)
    if finding.read:
        lines += textwrap.wrap(f"Read: {finding.read}", WIDTH - 6)
    mark = "ok" if finding.good else "no"
    return "\n".join(f"{mark if i == 0 else '':>4}  {line}" for i, line in enumerate(lines))

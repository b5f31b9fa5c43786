"""What is wrong with a site, said so that its author knows which file and line to open."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One fault: where it stands, and a message that says what was found and what was expected."""

    message: str
    page: str = ""  # docs/learning/gradient-descent.md
    line: int = 0
    snippet: str = ""  # snippets/gradient_descent/first_step.py
    snippet_line: int = 0
    quote: str = ""  # the line of code that failed
    quiet: bool = False  # a step that is still to come, rather than a mistake

    @property
    def place(self) -> str:
        """Page and snippet with their lines, as an editor can open them."""
        page = _with_line(self.page, self.line)
        snippet = _with_line(self.snippet, self.snippet_line)
        return "  ".join(part for part in (page, snippet) if part)

    def __str__(self) -> str:
        """Place, the code in question and the message, a line each."""
        quote = f"    {self.quote.strip()}\n" if self.quote.strip() else ""
        return f"{self.place}\n{quote}{self.message}"


class ProblemError(Exception):
    """A page cannot be made; carries every problem that was found."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Collect the problems into one message."""
        super().__init__("\n".join(map(str, problems)))
        self.problems = list(problems)


def unreadable(page: str, error: Exception) -> Problem:
    """The problem of a page over which this engine itself breaks down."""
    return Problem(f"this page cannot be read: {type(error).__name__}: {error}", page)


def report(problems: Sequence[Problem], shown: Set[str]) -> str:
    """All problems in the order of the pages, then one line that counts them.

    `shown` are the files of the snippets that the pages show.
    """
    ordered = sorted(problems, key=lambda p: (not p.page, p.page, p.line, p.snippet))
    failed = list(dict.fromkeys(p.snippet for p in ordered if p.snippet in shown))
    if failed:
        summary = (
            f"{len(failed)} of {len(shown)} snippets failed. Run one alone: python {failed[0]}"
        )
    else:
        summary = f"{len(ordered)} {'problem' if len(ordered) == 1 else 'problems'} in the pages."
    return "\n".join([*map(str, ordered), summary])


def _with_line(path: str, line: int) -> str:
    return f"{path}:{line}" if path and line else path

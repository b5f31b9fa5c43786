"""Hold the pages against the records: everything that is wrong, with page and line."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from livepages.checking import accepted, words
from livepages.checking.bindings import find, snippets_of
from livepages.project import Project
from livepages.reading.fences import Fence
from livepages.reading.problems import Problem, unreadable
from livepages.reading.references import Number, References
from livepages.records import numerals
from livepages.records.record import Failure, Figure, Record
from livepages.records.values import KIND


def check(
    project: Project,
    pages: Iterable[References],
    records: Mapping[str, Record],
    facts: Mapping[str, Any],
) -> list[Problem]:
    """Every problem of the pages and of the snippets that they show."""
    pages = list(pages)
    broken = {  # without all their variables
        fence.snippet
        for page in pages
        for fence in page.fences
        if fence.snippet not in records or not _ended(fence, records[fence.snippet])
    }
    problems = []
    for page in pages:
        try:
            problems += _check_page(project, page, records, facts, broken)
        except Exception as error:
            problems.append(unreadable(page.page, error))
    return problems + _unused(project, {fence.snippet for page in pages for fence in page.fences})


def _check_page(
    project: Project,
    page: References,
    records: Mapping[str, Record],
    facts: Mapping[str, Any],
    broken: Set[str],
) -> list[Problem]:
    """Every problem of one page and of the snippets that it shows."""
    problems = list(page.problems)
    for fence in page.fences:
        problems += _check_fence(project, page.page, fence, records.get(fence.snippet))
    for number in page.numbers:
        if broken.isdisjoint(snippets_of(number, page)):
            problems += _check_number(page, number, records, facts)
    return problems


def unsteady(pages: Iterable[References], runs: Sequence[Mapping[str, Record]]) -> list[Problem]:
    """A problem for each number of a page that two runs of the same snippets disagree about."""
    problems = []
    for page in pages:
        for number in page.numbers:
            with contextlib.suppress(LookupError, ValueError):  # a problem of another kind
                found = [find(number, page, run, {})[0] for run in runs]
                one, other = (numerals.text(value, number.spec) for value in found)
                if accepted.difference(one, other):
                    message = f"{number.text} depends on random numbers without a seed: "
                    problems.append(Problem(f"{message}{one}, {other}", page.page, number.line))
    return problems


def run_problems(project: Project, page: str, fence: Fence, record: Record) -> list[Problem]:
    """What is wrong with how a run went: exceptions, warnings and error output."""
    found: list[tuple[str, Failure | None]] = []
    error = record.error
    if not _ended(fence, record):
        what = words.own(project.root, f"{error.kind}: {error.message}") if error else "nothing"
        found.append((f"it should raise {fence.raises}: {what}" if fence.raises else what, error))
    for warning in record.warnings:
        if warning.kind != fence.warns:
            message = words.own(project.root, f"{warning.kind}: {warning.message}")
            found.append((message, warning))
    if fence.warns and not record.warnings:
        found.append((f"it should warn with {fence.warns}, and does not", None))
    if record.stderr.strip() and not found:
        said = words.own(project.root, record.stderr.strip())[-2000:]
        found.append((f"it writes to standard error, which no page shows:\n{said}", None))
    if not found and (control := words.control(record.stdout)):
        found.append((f"it prints the control character {control}, which no page can show", None))
    return [_problem(project, page, fence, message, failure) for message, failure in found]


def _ended(fence: Fence, record: Record) -> bool:
    """Whether a run came to the end that its page expects."""
    return (record.error.kind if record.error else None) == fence.raises


def _check_fence(project: Project, page: str, fence: Fence, record: Record | None) -> list[Problem]:
    if record is None and "#" in fence.snippet:
        return []  # a cell above it has stopped the notebook, which is said there
    if record is None:
        return [
            _problem(
                project, page, fence, f"there is no such Python file under {project.snippets}/"
            )
        ]
    if found := run_problems(project, page, fence, record):
        return found
    messages = []
    if record.figures and not (fence.alt or "").strip():
        messages.append('it draws a figure: describe it with alt="…" for who cannot see it')
    if fence.alt is not None and not record.figures:
        messages.append("it draws no figure, and alt describes one")
    if record.figures and _animated(record):
        messages.append("it makes an animation, which no page shows: draw single frames instead")
    elif any(map(_is_empty, record.figures)):
        messages.append(
            "nothing is drawn in a figure or in a pair of its axes: draw, or leave it out"
        )
    if len(record.figures) > 1:
        messages.append(f"it leaves {len(record.figures)} figures; one is shown and described")
    return [
        _problem(project, page, fence, message) for message in messages or _outputs(project, record)
    ]


def _is_empty(figure: Figure) -> bool:
    """Whether a figure has axes without anything to see, or none at all."""
    return not figure.axes or any(not any(s.size for s in axes.series) for axes in figure.axes)


def _animated(record: Record) -> bool:
    """Whether a variable holds what matplotlib would draw one frame after the other."""
    kinds = (
        value[KIND] for value in record.values.values() if type(value) is dict and KIND in value
    )
    return any(str(kind).endswith("Animation") for kind in kinds)


def _outputs(project: Project, record: Record) -> list[str]:
    place = project.name(accepted.path_of(project, record.snippet))
    try:
        before = accepted.before(project, record.snippet)
    except FileNotFoundError:
        return [f"no accepted output {place}: run {project.accept}, and read the result"]
    except (OSError, ValueError) as error:
        return [
            f"cannot read the accepted output {place}: {error}; delete it, then {project.accept}"
        ]
    diff = accepted.difference(before, accepted.text_of(record))
    return (
        [f"output differs from {place}; if it is right: {project.accept}\n{diff}"] if diff else []
    )


def _problem(
    project: Project, page: str, fence: Fence, message: str, failure: Failure | None = None
) -> Problem:
    line, quote = (failure.line, failure.quote) if failure else (0, "")
    if "#" in fence.snippet:  # a cell stands in the page itself
        return Problem(message, page, line or fence.line, quote=quote)
    snippet = f"{project.snippets}/{fence.snippet}"
    return Problem(message, page, fence.line, snippet, line, quote)


def _check_number(
    page: References, number: Number, records: Mapping[str, Record], facts: Mapping[str, Any]
) -> list[Problem]:
    try:
        value, _ = find(number, page, records, facts)
        numerals.text(value, number.spec)
    except LookupError as error:
        return [Problem(f"{number.text}: {error.args[0]}", page.page, number.line)]
    except ValueError as error:
        message = f"{number.text}: the format {number.spec!r} does not fit: {error}"
        return [Problem(message, page.page, number.line)]
    return []


def _unused(project: Project, shown: set[str]) -> list[Problem]:
    folder = project.root / project.snippets
    problems = []
    for path in sorted(folder.rglob("*")):
        name, place = path.relative_to(folder).as_posix(), project.name(path)
        if any(part.startswith(".") for part in path.relative_to(folder).parts):
            continue  # an editor's or a notebook's own
        if path.suffix == ".py" and name not in shown:
            problems.append(Problem("no page shows this snippet", snippet=place, quiet=True))
        if path.suffix == ".out" and not path.with_suffix(".py").exists():
            message = "an accepted output without its snippet"
            problems.append(Problem(message, snippet=place, quiet=True))
    return problems

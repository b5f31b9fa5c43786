"""Hold the pages against the records: everything that is wrong, with page and line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from livepages import accepted, numerals
from livepages.problems import Problem
from livepages.record import Failure, Record
from livepages.references import Fence, Number, References
from livepages.values import look_up


def check(
    root: Path,
    pages: Iterable[References],
    records: Mapping[str, Record],
    facts: Mapping[str, Any],
) -> list[Problem]:
    """Every problem of the pages and of the snippets that they show."""
    pages = list(pages)
    problems: list[Problem] = []
    for page in pages:
        problems += page.problems
        for fence in page.fences:
            record = records.get(fence.snippet)
            problems += _check_fence(root, page.page, fence, record)
        failed = {problem.snippet for problem in problems}
        for number in page.numbers:
            if snippet_of(number, page) not in failed:
                problems += _check_number(page, number, records, facts)
    shown = {fence.snippet for page in pages for fence in page.fences}
    return problems + _unused(root, shown)


def find(
    number: Number, page: References, records: Mapping[str, Record], facts: Mapping[str, Any]
) -> tuple[int | float | str, str]:
    """The value of a reference and the snippet it comes from; LookupError says what is missing."""
    if number.name == "site":
        fact = facts.get(str(number.path[0])) if len(number.path) == 1 else None
        if fact is None:
            raise LookupError(f"site has {', '.join(sorted(facts))}; not {number.path[0]!r}")
        return fact, "site"
    snippet = snippet_of(number, page)
    if not snippet:
        shown = ", ".join(sorted(PurePosixPath(fence.snippet).stem for fence in page.fences))
        raise LookupError(
            f"no snippet {number.name!r} on this page; it shows: {shown or 'none'} "
            f"(another page's: folder/{number.name})"
        )
    if snippet not in records:
        raise LookupError(f"no page shows snippets/{snippet}")
    return look_up(records[snippet].values, number.path), snippet


def snippet_of(number: Number, page: References) -> str:
    """The file of the snippet that a reference names; empty where the page shows none such."""
    if "/" in number.name:
        return f"{number.name}.py"
    stems = {PurePosixPath(fence.snippet).stem: fence.snippet for fence in page.fences}
    return stems.get(number.name, "")


def name_of(number: Number) -> str:
    """The variable of a reference as Python writes it: `steps[3].w`."""
    first, *rest = number.path
    return str(first) + "".join(
        f"[{step}]" if isinstance(step, int) else f".{step}" for step in rest
    )


def _check_fence(root: Path, page: str, fence: Fence, record: Record | None) -> list[Problem]:
    def problem(message: str, failure: Failure | None = None) -> Problem:
        line, quote = (failure.line, failure.quote) if failure else (0, "")
        return Problem(message, page, fence.line, fence.snippet, line, quote)

    if record is None:
        return [problem("there is no such file under snippets/")]
    found = [*_ending(fence, record, problem), *_warnings(fence, record, problem)]
    if found:
        return found
    if record.figures and not fence.alt:
        found.append(problem('it draws a figure: describe it with alt="…" for who cannot see it'))
    if fence.alt is not None and not record.figures:
        found.append(problem("it draws no figure, and alt describes one"))
    if len(record.figures) > 1:
        found.append(
            problem(f"it leaves {len(record.figures)} figures; one is shown and described")
        )
    return found or _outputs(root, record, problem)


def _ending(fence: Fence, record: Record, problem: Any) -> list[Problem]:
    error = record.error
    if fence.raises:
        if error is None:
            return [problem(f"it should raise {fence.raises}, and ends without")]
        if error.kind != fence.raises:
            message = f"it should raise {fence.raises}, and raises {error.kind}: {error.message}"
            return [problem(message, error)]
        return []
    return [problem(f"{error.kind}: {error.message}", error)] if error else []


def _warnings(fence: Fence, record: Record, problem: Any) -> list[Problem]:
    unexpected = [warning for warning in record.warnings if warning.kind != fence.warns]
    found = [problem(f"{warning.kind}: {warning.message}", warning) for warning in unexpected]
    if fence.warns and not record.warnings:
        found.append(problem(f"it should warn with {fence.warns}, and does not"))
    if record.stderr.strip() and not found:
        words = record.stderr.strip()[-2000:]
        found.append(problem(f"it writes to standard error, which no page shows:\n{words}"))
    return found


def _outputs(root: Path, record: Record, problem: Any) -> list[Problem]:
    path = accepted.path_of(root, record.snippet)
    place = path.relative_to(root).as_posix()
    try:
        before = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return [problem(f"no accepted output {place}: run make accept, and read the result")]
    if diff := accepted.difference(before, accepted.text_of(record)):
        message = f"output differs from {place}; if it is right: make accept\n{diff}"
        return [problem(message)]
    return []


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


def _unused(root: Path, shown: set[str]) -> list[Problem]:
    folder = root / "snippets"
    problems = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".py" and name not in shown:
            problems.append(Problem("no page shows this snippet", snippet=name))
        if path.suffix == ".out" and not path.with_suffix(".py").exists():
            problems.append(Problem("an accepted output without its snippet", snippet=name))
    return problems

"""Terminal: reports and progress in colour, or as plain text where nobody sees colours."""

import textwrap
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dlbasics.exercises.command_line.progress import Progress
from dlbasics.exercises.running.isolated import Checked
from dlbasics.exercises.words.report import WIDTH, Finding

_WIDE = 60  # columns: with fewer, the names of the files would be cut


def show_report(checked: Checked, again: str) -> None:
    """Print a report; if it has not passed, also what the file printed, and what to type again."""
    report, console = checked.report, Console(highlight=False)
    if console.is_terminal:
        console.print(Text(report.head, style="bold green" if report.passed else "bold yellow"))
        table = Table(box=box.SIMPLE, show_header=False, pad_edge=False)
        for finding in report.findings:
            table.add_row(_mark(finding), _words(finding))
        console.print(table)
    else:
        print(report)
    if report.passed:
        return
    if checked.printed:
        console.print(Text("\nThe file's last lines of output:", style="dim"))
        for line in checked.printed.splitlines():
            console.print(Text(f"  {line}", style="dim"), soft_wrap=True)
    console.print(Text(f"\nThen check again: {again}"), soft_wrap=True)


def show_progress(rows: Sequence[Progress]) -> None:
    """Print how far each exercise is, and how many have passed."""
    console, passed = Console(highlight=False), sum(row.passed for row in rows)
    if console.is_terminal:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        wide = console.width >= _WIDE
        for column in ("", "exercise", *(["file"] if wide else []), "state"):
            table.add_column(column, overflow="fold")
        for row in rows:
            file = [row.file] if wide else []
            table.add_row(str(row.exercise.number), row.exercise.title, *file, _state(row))
        console.print(table)
    else:
        for row in rows:
            print(
                f"{row.exercise.number}  {row.exercise.title:<31}{row.state:<16}{row.file}".rstrip()
            )
            for line in textwrap.wrap(row.detail, WIDTH - 3):
                print(f"   {line}")
        print()
    console.print(Text(f"{passed} of {len(rows)} passed.", style="bold"))


def _mark(finding: Finding) -> Text:
    return Text("ok", style="green") if finding.good else Text("no", style="bold red")


def _words(finding: Finding) -> Text:
    words = Text(finding.message)
    if finding.read:
        words.append(f"\nRead: {finding.read}", style="cyan")
    return words


def _state(row: Progress) -> Text:
    words = Text(row.state, style={"passed": "green", "not yet": "yellow"}.get(row.state, "dim"))
    if row.detail:
        words.append(f"\n{row.detail}", style="default")
    return words

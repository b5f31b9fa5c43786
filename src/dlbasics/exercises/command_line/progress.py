"""Progress: how far each exercise is, told from the files alone; nothing is stored."""

from dataclasses import dataclass
from pathlib import Path

from dlbasics.exercises.catalogue import Exercise
from dlbasics.exercises.command_line.starting import is_changed, solutions
from dlbasics.exercises.running import source
from dlbasics.exercises.running.isolated import check_file


@dataclass(frozen=True)
class Progress:
    """How far one exercise is: the file that is furthest, and the state in a few words.

    `detail` is the first finding that is not right yet.
    """

    exercise: Exercise
    file: str
    state: str  # "passed", "not yet", "3 blanks left" or "not started"
    detail: str = ""

    @property
    def passed(self) -> bool:
        """Whether a file has passed the check."""
        return self.state == "passed"


def progress(exercise: Exercise, folder: Path, time_limit: float) -> Progress:
    """How far the script or the notebook of an exercise in a folder is, whichever is further.

    Raises OSError if a file cannot be read.
    """
    found = []
    for path in solutions(folder, exercise):
        found.append(_of(exercise, path, time_limit))
        if found[-1].passed:
            break
    return min(found, key=_rank, default=Progress(exercise, "", "not started"))


def _of(exercise: Exercise, path: Path, time_limit: float) -> Progress:
    if not is_changed(path):
        return Progress(exercise, path.name, "not started")
    try:
        left = len(source.blanks(source.read(path), exercise.blanks))
    except source.SourceError as error:
        return Progress(exercise, path.name, "not yet", error.finding.message)
    if left:
        return Progress(exercise, path.name, "1 blank left" if left == 1 else f"{left} blanks left")
    report = check_file(exercise, path, time_limit).report
    if report.passed:
        return Progress(exercise, path.name, "passed")
    first = next((each.message for each in report.findings if not each.good), "")
    return Progress(exercise, path.name, "not yet", first)


def _rank(each: Progress) -> int:
    order = ("passed", "not yet", "left", "not started")
    return next(i for i, word in enumerate(order) if each.state.endswith(word))

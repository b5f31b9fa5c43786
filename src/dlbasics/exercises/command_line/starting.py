"""Starting: the starters, and how they get into a learner's folder."""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from dlbasics.exercises.catalogue import EXERCISES, Exercise

ENDINGS = (".py", ".ipynb")


@dataclass(frozen=True)
class Written:
    """The names of the starters that were written, were there already, or were left alone.

    `kept` are files that the learner has changed.
    """

    new: tuple[str, ...]
    same: tuple[str, ...]
    kept: tuple[str, ...]


def starter(name: str) -> bytes:
    """The bytes of a starter, such as `1_straight_line.py`.

    Raises FileNotFoundError if this installation has none.
    """
    return (files("dlbasics.exercises") / "starters" / name).read_bytes()


def start(folder: Path) -> Written:
    """Write all starters into a folder, which is made if need be; changed files stay as they are.

    Raises OSError if the folder cannot be written or the installation has no starters.
    """
    texts = {name: starter(name) for each in EXERCISES for name in _names(each)}
    folder.mkdir(parents=True, exist_ok=True)
    new: list[str] = []
    same: list[str] = []
    kept: list[str] = []
    for name, text in texts.items():
        try:
            with (folder / name).open("xb") as file:
                file.write(text)
            new.append(name)
        except FileExistsError:
            (kept if is_changed(folder / name) else same).append(name)
    return Written(tuple(new), tuple(same), tuple(kept))


def solutions(folder: Path, exercise: Exercise) -> list[Path]:
    """The script and the notebook of an exercise that stand in a folder."""
    return [folder / name for name in _names(exercise) if (folder / name).is_file()]


def is_changed(path: Path) -> bool:
    """Whether a file differs from the starter of its name; line ends do not count."""
    try:
        untouched = starter(path.name)
    except FileNotFoundError:
        return True
    return not path.is_file() or path.read_bytes().split() != untouched.split()


def _names(exercise: Exercise) -> list[str]:
    return [exercise.stem + ending for ending in ENDINGS]

"""Catalogue: the seven exercises, under their numbers and names."""

from dataclasses import dataclass

from dlbasics.exercises.words import reading


@dataclass(frozen=True)
class Exercise:
    """One exercise: its number, its name in files and modules, its title, what must be filled in.

    `read` says where its subject is explained; `needs` are the packages without which it cannot be
    checked.
    """

    number: int
    name: str
    title: str
    blanks: tuple[str, ...]
    read: str
    needs: tuple[str, ...] = ("torch",)

    @property
    def stem(self) -> str:
        """The name of its starters, without the ending."""
        return f"{self.number}_{self.name}"


_DATA = ("weight", "bias", "X", "y", "X_train", "y_train", "X_test", "y_test", "draw")
_RUNS = ("without", "by_hand", "with")
_DRAWN = ("torch", "matplotlib")

EXERCISES = (
    Exercise(1, "straight_line", "A straight line", _DATA, reading.SPLIT, _DRAWN),
    Exercise(2, "model", "A model", ("LineModel", "model"), reading.STATE),
    Exercise(
        3,
        "training_loop",
        "The training loop",
        ("loss_fn", "optimizer", "train"),
        reading.FOUR_PARTS,
    ),
    Exercise(4, "predictions", "Predictions", ("predictions", "draw"), reading.PREDICTION, _DRAWN),
    Exercise(
        5,
        "saving",
        "Save and load",
        ("path", "loaded", "loaded_predictions", "same"),
        reading.STATE,
    ),
    Exercise(
        6,
        "without_optimizer",
        "Without and with an optimizer",
        (*(f"{kind}_{run}" for run in _RUNS for kind in ("model", "losses")), "draw"),
        reading.BACKWARD,
        _DRAWN,
    ),
    Exercise(7, "beat_the_best", "Beat the best optimizer", ("Mine",), reading.RULES, ()),
)
"""All exercises, in their order."""


def find(number: object) -> Exercise:
    """The exercise with this number, which may also be given as text.

    Raises ValueError for any other.
    """
    for exercise in EXERCISES:
        if str(number) == str(exercise.number):
            return exercise
    raise ValueError(f"there is no exercise {number}, they have the numbers 1 to {len(EXERCISES)}")

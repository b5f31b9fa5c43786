"""What the shared tests must know of dl-descent, and of the small one on Home."""

from __future__ import annotations

from ..explorers import COPIES, TIME, Case, Inputs, Question, Screen, State, written


def prints(screen: Screen, numbers: State) -> list[str | None]:
    terms = [number for text in screen.terms.values() for number in written(text)]
    return [*terms, *(written(screen.rows[-1][column])[0] for column in (2, 4))]


PICTURE = "The loss as a curve with its lowest point at w = 5, and the steps on it"
DESCENT = Case(
    name="dl-descent",
    page="learning/gradient-descent/",
    first={"start": 0, "rate": 0.1, "step": 3},
    telling={
        "start": {"step": 0},
        "middle": {},
        "lands": {"rate": 0.5, "step": 0},
        "overshoots": {"start": 9.3, "rate": 0.9},
        "for ever": {"start": 10, "rate": 1, "step": 4},
        "explodes": {"rate": 1.2, "step": 6},
        "exploded": {"start": 0.3, "rate": 1.2, "step": 30},
        "level": {"start": 5, "rate": 0.3, "step": 2},
        "slower": {"rate": 0.25, "step": 4},
    },
    link={"start": 7.3, "rate": 0.93, "step": 12},
    low={"start": 0, "rate": 0.01, "step": 0},
    high={"start": 10, "rate": 1.2, "step": 30},
    inputs=(
        Inputs(
            {},
            {"start w₀": "0.0", "learning rate η": "0.10", "step": "3"},
            {},
            (PICTURE,),
        ),
    ),
    questions=(
        Question(
            {},
            "Predict: from w = 2.440 with η = 0.10, what is the next w?",
            "The next w is 2.952.",
            "2.952",
            "circle.ring",
        ),
        Question(
            {"rate": 0.9},
            "Predict: from w = 7.560 with η = 0.90, what is the next w?",
            "The next w is 2.952.",
            "becomes",
            "circle.ring",
        ),
    ),
    stops=("Predict", *TIME, "start w₀", "learning rate η", "step", *COPIES),
    keys={
        "start w₀": (("End", {"start": 10}),),
        "learning rate η": (("ArrowRight", {"rate": 0.11}),),
        "step": (("Home", {"step": 0}),),
    },
    static={
        "table[3][0]": "w",
        "table[3][2]": "gradient",
        "learning_rate": "rate",
        "table[4][0]": "next",
    },
    prints=prints,
    also=lambda numbers: [abs(numbers["factor"])],
    constants=frozenset({*map(str, range(31)), "inf"}),
    steps=30,
)
HOME = Case(
    **{
        **vars(DESCENT),
        "page": "",
        "static": {"table[3][0]": "w", "table[3][2]": "gradient", "table[4][0]": "next"},
        "inputs": (Inputs({}, {"step": "3"}, {}, (PICTURE,)),),
        "small": True,
    }
)

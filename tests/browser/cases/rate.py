"""What the shared tests must know of dl-rate."""

from __future__ import annotations

from ..explorers import COPIES, TIME, Case, Inputs, Question, Screen, State, written


def prints(screen: Screen, numbers: State) -> list[str | None]:
    said = written(screen.says.lower())
    if "trained" in numbers:
        return [said[2]]  # after η and 200 epochs
    found: list[str | None] = []
    for column, name in enumerate(screen.head[1:], 1):
        steps, last = (screen.rows[row][column] for row in (1, -1))
        weight = numbers["view"] == "weight"
        found += [str(float(written(name)[0])), written(last)[0] if weight else None]
        found += [None if weight else written(last)[0], (written(steps) or [steps])[0]]
    return [found[0], said[1], *found[2:]]


PINS = {"pin1": 0.1, "pin2": 0, "pin3": 0, "pin4": 0, "pin5": 0}
FULL = {"pin1": 0.3, "pin2": 0.01, "pin3": 0.5, "pin4": 1.1, "pin5": 0.75}
RUN = "The run step by step, beside the pinned ones"
SWEEP = "The loss after ten trainings, each with its learning rate"
LINE = "The factor on a line: 1 to 0 glides, 0 lands, 0 to −1 overshoots, below explodes"
RATE = Case(
    name="dl-rate",
    page="learning/learning-rate/",
    first={
        "view": "weight",
        "rate": 0.9,
        "trained": 2,
        "start": 0,
        "step": 3,
        "log": True,
        **PINS,
    },
    telling={
        "start": {"step": 0},
        "middle": {},
        "glides": {"rate": 0.1, "step": 28},
        "lands": {"rate": 0.5, "step": 1, "view": "loss"},
        "overshoots": {"step": 30, "view": "loss"},
        "for ever": {"rate": 1, "step": 4, "start": 10},
        "exploded": {"rate": 1.2, "step": 40, "view": "loss", "log": False, **FULL},
        "explodes": {"rate": 1.05, "step": 9, **FULL},
        "level": {"start": 5, "rate": 0.3, "step": 2},
        "network": {"trained": 3, "view": "network"},
        "network, exploded": {"trained": 9, "view": "network"},
    },
    link={
        "view": "loss",
        "rate": 0.00123,
        "trained": 7,
        "start": 7.3,
        "step": 12,
        "log": False,
        "pin1": 0,
        "pin2": 0.7,
        "pin3": 0.00456,
        "pin4": 0.5,
        "pin5": 1.2,
    },
    low={"rate": 0.001, "trained": 0, "start": 0, "step": 0, **dict.fromkeys(PINS, 0)},
    high={"rate": 1.2, "trained": 9, "start": 10, "step": 40, **dict.fromkeys(PINS, 1.2)},
    inputs=(
        Inputs(
            {},
            {"start w₀": "0.0", "learning rate η": "0.900", "step": "3"},
            {"show": "combobox", "Pin this run": "button", "0.1: 28 steps ×": "button"},
            (RUN, LINE),
        ),
        Inputs(
            {"view": "loss"},
            {"start w₀": "0.0", "learning rate η": "0.900", "step": "3"},
            {
                "show": "combobox",
                "logarithmic": "checkbox",
                "Pin this run": "button",
                "0.1: 28 steps ×": "button",
            },
            (RUN, LINE),
        ),
        Inputs(
            {"view": "network"},
            {"learning rate η, one of ten": "0.01"},
            {"show": "combobox"},
            (SWEEP, LINE),
        ),
    ),
    questions=(
        Question(
            {},
            "Predict: with η = 0.9, how many steps to |\u2060w − 5|\u2060 < 0.01? (η = 0.1: 28.)",
            "It takes 28 steps.",
            "28 steps, as with η = 0.1.",
            ".past",
        ),
        Question(
            {"rate": 0.1},
            "Predict: with η = 0.1, how many steps to |\u2060w − 5|\u2060 < 0.01?",
            "It takes 28 steps.",
            "28 steps",
            ".drop",
        ),
        Question(
            {"rate": 1.2},
            "Predict: with η = 1.2, how far from 5 is w after step 1?",
            "It is 7.000 away.",
            "1050",
            ".past",
        ),
        Question(
            {"view": "network"},
            "Predict: which η trains the network best?",
            "Of the ten, 0.15, just below 2/L″ = 0.196.",
            "2/L″",
            "circle.c0:nth-of-type(6)",
        ),
    ),
    stops=(
        "Predict",
        "Pin this run",
        "0.1: 28 steps ×",
        "0.9: 28 steps ×",
        "show",
        *TIME,
        "learning rate η",
        "start w₀",
        "step",
        "logarithmic",
        *COPIES,
    ),
    keys={
        "Pin this run": (("Space", {"pin2": 0.9}),),
        "learning rate η": (
            ("ArrowRight", {"rate": 0.91}),
            ("ArrowLeft", {"rate": 0.9}),
            ("ArrowLeft", {"rate": 0.87}),
        ),
        "show": (("ArrowDown", {"view": "loss"}),),
        "logarithmic": (("Space", {"log": False}),),
    },
    static={
        "slow[3]": "pins.0.path.3",
        "fast[3]": "w",
        "gap": "distance",
    },
    prints=prints,
    also=lambda numbers: [abs(numbers["factor"]), 2 / numbers.get("curvature", 2)],
    reset={"view": "loss"},
    specs=(".2f", ".3f", ".4f", ".6f", ".3e", ".4e", ".6e", ".3g", "g"),
    constants=frozenset({*map(str, range(41)), "0.01", "200", "inf"}),
    steps=40,
    lines=5,
)

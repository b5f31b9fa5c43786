"""What the shared tests must know of dl-activation."""

from __future__ import annotations

from ..explorers import COPIES, TIME, Case, Inputs, Question, Screen, State, written


def prints(screen: Screen, numbers: State) -> list[str | None]:
    terms = [number for text in screen.terms.values() for number in written(text)]
    if numbers["view"] == "vanishing":
        return [*terms[:3], "1", terms[3]]  # layer 1
    if numbers["view"] == "slope":
        return [*terms]
    was, killed, dead = terms
    assert int(was) + int(killed) == int(dead)
    counts = [*[None] * (numbers["step"] - 1), was, dead][-numbers["step"] - 1 :]
    return [part for step, count in enumerate(counts) for part in (str(step), count)]


ACTIVATION = Case(
    name="dl-activation",
    page="learning/activation-functions/",
    first={
        "view": "slope",
        "z": 0,
        "depth": 10,
        "step": 1,
        "rate": 0.5,
        "activation": "sigmoid",
        "weights": "default",
        "seed": 4,
    },
    telling={
        "start": {},
        "flat": {"activation": "tanh", "z": 6},
        "straight": {"activation": "linear", "z": -3.4},
        "far out": {"activation": "gelu", "z": -6},
        "at the edge": {"activation": "silu", "z": -5.9},
        "vanishes": {"view": "vanishing", "depth": 30},
        "explodes": {
            "view": "vanishing",
            "activation": "linear",
            "weights": "he",
            "depth": 30,
            "seed": 0,
        },
        "survives": {"view": "vanishing", "activation": "relu", "weights": "he", "depth": 20},
        "one layer": {
            "view": "vanishing",
            "activation": "tanh",
            "weights": "xavier",
            "depth": 1,
        },
        "before": {"view": "dead", "step": 0},
        "dying": {"view": "dead", "step": 3},
        "all dead": {"view": "dead", "rate": 1, "seed": 3, "step": 6},
    },
    link={
        "view": "vanishing",
        "z": -3.3,
        "depth": 23,
        "step": 4,
        "rate": 0.35,
        "activation": "leaky_relu",
        "weights": "he",
        "seed": 9,
    },
    low={"z": -6, "depth": 1, "rate": 0.05, "seed": 0, "step": 0},
    high={"z": 6, "depth": 30, "rate": 1, "seed": 9, "step": 6},
    inputs=(
        Inputs(
            {},
            {"sum z": "0.0"},
            {"look at": "combobox", "activation": "combobox"},
            ("The activation and its slope",),
        ),
        Inputs(
            {"view": "vanishing"},
            {"layers": "10", "seed of the weights": "4"},
            {"look at": "combobox", "activation": "combobox", "initial weights": "combobox"},
            ("The gradient of each layer",),
        ),
        Inputs(
            {"view": "dead"},
            {"learning rate η": "0.50", "seed of the weights": "4", "step": "1"},
            {"look at": "combobox"},
            ("The output of each unit",),
        ),
    ),
    questions=(
        Question(
            {},
            "Predict: how steep is sigmoid at z = 0.0?",
            "The slope is 0.25.",
            "0.25",
            ".c1",
        ),
        Question(
            {"view": "vanishing"},
            "Predict: if layer 10 gets 1, which power of ten does layer 1 get? (−3 is 0.001.)",
            "It is −7.4: layer 1 gets 3.78\u2009×\u200910⁻⁸.",
            "vanishes",
            "path.c1",
        ),
        Question(
            {"view": "dead"},
            "Predict: dead units: 2 of 16. How many after step 2?",
            "After step 2: 6.",
            "",
            "",
        ),
    ),
    stops=(
        "Predict",
        "look at",
        *TIME,
        "step",
        "learning rate η",
        "seed of the weights",
        *COPIES,
    ),
    keys={
        "look at": (("ArrowDown", {"view": "vanishing"}), ("ArrowDown", {"view": "dead"})),
        "learning rate η": (("End", {"rate": 1}),),
        "seed of the weights": (("Home", {"seed": 0}),),
    },
    static={"middle": "value", "steepest": "slope", 'bounds["10"]': "ten"},
    prints=prints,
    also=lambda numbers: [abs(numbers.get("slope", 0))],
    specs=(".1f", ".3f", ".3g"),
    constants=frozenset(map(str, range(31))),
    steps=6,
    timed={"view": "dead"},
    reset={"view": "dead"},
)

"""What the shared tests must know of dl-bias."""

from __future__ import annotations

from ..explorers import COPIES, Case, Inputs, Question, Screen, State, written


def prints(screen: Screen, numbers: State) -> list[str | None]:
    z, output = (written(screen.terms[name])[0] for name in ("z", "output"))
    says = written(screen.says)
    if "right" not in numbers:
        there = numbers["nearest"] is not None
        return [z, output, *([says[-1] if numbers["bias"] else "0.00"] if there else [])]
    distance = [] if numbers["distance"] is None else [f"{numbers['distance']:.2f}"]
    if distance:
        assert says[-2:] == [str(numbers["right"]), "12"]
    loss = written(screen.terms["loss"])[0]
    return [z, output, *distance, str(numbers["right"]), "12", loss]


CURVE = "The neuron's output against its input, dashed without its bias"
PLANE = "The neuron's line between six discs and six crosses"
BIAS = Case(
    name="dl-bias",
    page="learning/bias/",
    first={
        "view": "curve",
        "b": -4,
        "zero": False,
        "w": 2,
        "x": 1,
        "w1": 3,
        "w2": 0,
        "point": 1,
        "activation": "sigmoid",
    },
    telling={
        "start": {},
        "left": {"b": 3, "x": 3.2},
        "negative weight": {"w": -1, "b": 6, "x": -2},
        "beyond": {"w": 0.1, "b": 8, "activation": "linear"},
        "high": {"w": 4, "b": 8, "x": 4, "activation": "relu"},
        "forced": {"zero": True},
        "no weight": {"w": 0},
        "plane": {"view": "plane"},
        "separated": {"view": "plane", "w1": 2, "w2": 2, "b": -5, "point": 7},
        "plane, forced": {"view": "plane", "w1": 1, "w2": 0.8, "zero": True, "point": 10},
        "line far away": {"view": "plane", "w1": -0.1, "w2": 0.1, "b": 8},
        "no weights": {"view": "plane", "w1": 0},
    },
    link={
        "view": "plane",
        "b": 2.7,
        "zero": True,
        "w": -0.4,
        "x": 3.9,
        "w1": -1.3,
        "w2": 0.7,
        "point": 9,
        "activation": "tanh",
    },
    low={"point": 1, "w": -4, "x": -4, "w1": -4, "w2": -4, "b": -8},
    high={"point": 12, "w": 4, "x": 4, "w1": 4, "w2": 4, "b": 8},
    inputs=(
        Inputs(
            {},
            {"weight w": "2.0", "input x": "1.0", "bias b": "−4.0"},
            {"neuron": "combobox", "function": "combobox", "force b = 0": "checkbox"},
            (CURVE,),
        ),
        Inputs(
            {"view": "plane"},
            {"weight w₁": "3.0", "weight w₂": "0.0", "bias b": "−4.0", "point": "1"},
            {"neuron": "combobox", "force b = 0": "checkbox"},
            (PLANE,),
        ),
        Inputs(
            {"view": "plane", "zero": True},
            {"weight w₁": "3.0", "weight w₂": "0.0", "point": "1"},
            {"neuron": "combobox", "force b = 0": "checkbox"},
            (PLANE,),
        ),
    ),
    questions=(
        Question(
            {},
            "Predict: with w = 2.0, b = −4.0, at which x does it switch?",
            "It is 2.00.",
            "= 2.00.",
            "path.c0, .c1",
        ),
        Question(
            {"zero": True},
            "Predict: with w = 2.0, b = 0.0, at which x does it switch?",
            "It is 0.00.",
            "x is 0",
            "path.c0, .c1",
        ),
        Question(
            {"w": 0},
            "Predict: with w = 0.0, b = −4.0, what is z?",
            "It is −4.00.",
            "",
            "path.c0",
        ),
        Question(
            {"view": "plane"},
            "Predict: discs yes, crosses no. With w = 3.0 and 0.0, b = −4.0, how many of 12 are right?",
            "It is 10.",
            "of 12 points are right",
            "path.c0, .c3",
        ),
    ),
    stops=(
        "Predict",
        "neuron",
        "bias b",
        "force b = 0",
        "weight w₁",
        "weight w₂",
        "point",
        *COPIES,
    ),
    keys={
        "neuron": (("t", {"view": "plane"}),),  # two inputs
        "point": (("ArrowRight", {"point": 2}),),
        "weight w₁": (("ArrowRight", {"w1": 3.1}),),
        "weight w₂": (("ArrowLeft", {"w2": -0.1}),),
        "force b = 0": (("Space", {"zero": True}), ("Space", {"zero": False})),
        "bias b": (("ArrowRight", {"b": -3.9}),),
    },
    static={
        "weight": "weights.0",
        "bias": "bias",
        "switch": "nearest.0",
    },
    prints=prints,
    also=lambda numbers: [-numbers["bias"], abs(numbers["bias"])],
    constants=frozenset({"0", "2", "9", "12"}),
    reset={"view": "plane"},
)

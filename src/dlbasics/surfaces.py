"""Surfaces: losses over two parameters, with their gradients, on which optimizers can be watched.

They use nothing but arithmetic, so a point may also hold torch tensors.
"""

from collections.abc import Callable
from dataclasses import dataclass

from dlbasics.descent import Vector


@dataclass(frozen=True)
class Surface:
    """A loss over two parameters: its height and slope at a point (x, y), and where to look.

    `start` is a place to begin, `minima` the lowest points (none where there is no lowest), and
    `window` the part to draw: left, right, bottom, top.
    """

    name: str
    loss: Callable[[Vector], float]
    gradient: Callable[[Vector], Vector]
    start: Vector
    minima: tuple[Vector, ...]
    window: tuple[float, float, float, float]


def bowl(condition: float = 10.0) -> Surface:
    """The bowl (x² + κ y²) / 2, whose curvatures are 1 and the condition number κ.

    Raises ValueError for a condition number that is not positive.
    """
    if not condition > 0:
        raise ValueError(f"the condition number must be positive, found {condition}")
    return Surface(
        name="bowl",
        loss=lambda p: (p[0] * p[0] + condition * p[1] * p[1]) / 2,
        gradient=lambda p: (p[0], condition * p[1]),
        start=(-4.0, 2.0),
        minima=((0.0, 0.0),),
        window=(-5, 5, -3, 3),
    )


def _rosenbrock_gradient(p: Vector) -> Vector:
    x, y = p
    return -2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)


def _plateau_gradient(p: Vector) -> Vector:
    x, y = p
    steepness = 2 / (1 + x * x + y * y) / (1 + x * x + y * y)
    return steepness * x, steepness * y


RAVINE = Surface(
    name="ravine",
    loss=lambda p: 0.1 * p[0] * p[0] + 2 * p[1] * p[1],
    gradient=lambda p: (0.2 * p[0], 4 * p[1]),
    start=(-5.0, -2.0),
    minima=((0.0, 0.0),),
    window=(-6, 3, -3, 3),
)
"""A long valley, 0.1 x² + 2 y²: gentle along x, twenty times as curved across."""

SADDLE = Surface(
    name="saddle",
    loss=lambda p: (p[0] * p[0] - p[1] * p[1]) / 2,
    gradient=lambda p: (p[0], -p[1]),
    start=(-2.0, 0.001),
    minima=(),
    window=(-3, 3, -3, 3),
)
"""A mountain pass, (x² − y²) / 2: level at (0, 0), down along y without end."""

ROSENBROCK = Surface(
    name="Rosenbrock",
    loss=lambda p: (1 - p[0]) * (1 - p[0]) + 100 * (p[1] - p[0] * p[0]) * (p[1] - p[0] * p[0]),
    gradient=_rosenbrock_gradient,
    start=(-1.2, 1.0),
    minima=((1.0, 1.0),),
    window=(-2, 2, -1, 3),
)
"""A bent, narrow valley with a flat floor, (1 − x)² + 100 (y − x²)² (Rosenbrock, 1960)."""

PLATEAU = Surface(
    name="plateau",
    loss=lambda p: 1 - 1 / (1 + p[0] * p[0] + p[1] * p[1]),
    gradient=_plateau_gradient,
    start=(-4.0, 3.0),
    minima=((0.0, 0.0),),
    window=(-5, 5, -4, 4),
)
"""A hole in a plain, 1 − 1 / (1 + x² + y²): hardly any slope away from the hole."""

TWO_VALLEYS = Surface(
    name="two valleys",
    loss=lambda p: p[0] * p[0] * p[0] * p[0] / 8 - p[0] * p[0] + p[0] / 2 + 4 + p[1] * p[1] / 2,
    gradient=lambda p: (p[0] * p[0] * p[0] / 2 - 2 * p[0] + 1 / 2, p[1]),
    start=(0.6, 1.5),
    minima=((-2.1149075414767558, 0.0),),
    window=(-3.2, 3.2, -2, 2),
)
"""A deep valley on the left and a shallow one on the right, x⁴/8 − x² + x/2 + 4 + y²/2."""

SURFACES = (bowl(), RAVINE, SADDLE, ROSENBROCK, PLATEAU, TWO_VALLEYS)
"""One of each kind; the bowl with the condition number 10."""

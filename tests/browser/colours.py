"""Contrast after WCAG 2.2, and the distance of two colours for people who see them differently."""

from __future__ import annotations

import re

Colour = tuple[int, int, int]
Matrix = tuple[tuple[float, float, float], ...]

# Machado, Oliveira and Fernandes 2009, doi:10.1109/TVCG.2009.113, full severity, on linear light.
SIGHT: dict[str, Matrix] = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# Ottosson 2020, https://bottosson.github.io/posts/oklab/
_TO_CONES: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def parse(text: str) -> Colour:
    """Red, green and blue of `#rrggbb`, `#rgb` or `rgb(r, g, b)`."""
    if text.startswith("#"):
        digits = text[1:] if len(text) == 7 else "".join(2 * digit for digit in text[1:])
        red, green, blue = (int(digits[i : i + 2], 16) for i in (0, 2, 4))
    else:
        red, green, blue = map(int, re.fullmatch(r"rgb\((\d+), (\d+), (\d+)\)", text).groups())
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, from 1 to 21."""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def distance(one: str, other: str, sight: str = "full") -> float:
    """How far apart two colours look, in hundredths of Oklab; about 2 can just be told apart."""
    pairs = zip(_oklab(one, sight), _oklab(other, sight), strict=True)
    return 100 * sum((a - b) ** 2 for a, b in pairs) ** 0.5


def _linear(colour: str) -> tuple[float, ...]:
    shares = (part / 255 for part in parse(colour))
    return tuple(s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)


def _luminance(colour: str) -> float:
    red, green, blue = _linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _times(matrix: Matrix, vector: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)


def _oklab(colour: str, sight: str) -> tuple[float, ...]:
    seen = tuple(min(1.0, max(0.0, part)) for part in _times(SIGHT[sight], _linear(colour)))
    cones = tuple(part ** (1 / 3) for part in _times(_TO_CONES, seen))
    return _times(_TO_LAB, cones)

"""The colours that a style sheet gives to its variables, in light and in dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import tinycss2
from tinycss2.color5 import parse_color

DEFAULT = Path(__file__).with_suffix(".css")
NEEDED = (
    *(f"--series-{number}" for number in range(10)),
    *(f"--figure-{part}" for part in ("background", "text", "muted")),
)


class Pair(NamedTuple):
    """One colour as each scheme has it: `#rrggbb`, or `#rrggbbaa` where one sees through it."""

    light: str
    dark: str


class PaletteError(ValueError):
    """A line of a style sheet from which no palette can be read."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        """The same as one sentence."""
        super().__init__(f"{path}:{line}: {message}")
        self.line, self.message = line, message


def read(path: Path) -> dict[str, Pair]:
    """Each variable in the rules `:root` of a style sheet, which hold nothing but colours.

    What stands inside of @media is left out: it is for paper, or for some readers. A PaletteError
    names the line of what is no colour, or where one that the engine needs should stand.
    """
    found = {name: (line, value) for name, line, value in _variables(path)}

    def pair(name: str, line: int, seen: tuple[str, ...] = ()) -> Pair:
        if name not in found:
            raise PaletteError(path, line, f":root has no {name}")
        if name in seen:
            raise PaletteError(path, line, f"{name} leads back to itself")
        line, value = found[name]
        match [token for token in value if token.type not in ("whitespace", "comment")]:
            case [token] if token.type == "function" and token.lower_name == "var":
                return pair(tinycss2.serialize(token.arguments).strip(), line, (*seen, name))
            case [token] if colours := _schemes(token):
                return colours
        text = tinycss2.serialize(value).strip()
        advice = "write #rrggbb, light-dark(#rrggbb, #rrggbb) for two schemes, or var(--…)"
        raise PaletteError(path, line, f"{name} is {text!r}, which is no colour: {advice}")

    last = max((line for line, _ in found.values()), default=1)
    return {name: pair(name, last) for name in (*found, *NEEDED)}


def _variables(path: Path) -> Iterator[tuple[str, int, list[Any]]]:
    """Name, line and value of each variable."""
    text = path.read_text(encoding="utf-8-sig")
    for rule in tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True):
        if rule.type == "error":
            raise PaletteError(path, rule.source_line, rule.message)
        if rule.type != "qualified-rule" or tinycss2.serialize(rule.prelude).strip() != ":root":
            continue
        for part in tinycss2.parse_blocks_contents(rule.content):
            if part.type == "error":
                raise PaletteError(path, part.source_line, part.message)
            if part.type == "declaration" and part.name.startswith("--"):
                yield part.name, part.source_line, part.value


def _schemes(token: Any) -> Pair | None:
    """A colour in light and in dark, where the token is one."""
    light, dark = (_text(token, scheme) for scheme in ("light", "dark"))
    return Pair(light, dark) if light and dark else None


def _text(token: Any, scheme: str) -> str:
    """A colour as every program reads it; nothing for what only a browser knows."""
    try:
        colour = parse_color(token, [scheme])
        if colour is None or colour == "currentcolor":
            return ""
        *channels, alpha = colour.to("srgb")
    except (ValueError, NotImplementedError):
        return ""
    parts = channels if alpha == 1 else [*channels, alpha]
    return "#" + "".join(f"{round(255 * min(1, max(0, part))):02x}" for part in parts)

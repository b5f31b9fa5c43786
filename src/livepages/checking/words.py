"""What a program said as its author can use it: without this engine's own lines."""

from __future__ import annotations

import re
from pathlib import Path

_ENGINE = Path(__file__).parents[1]
_FRAME = re.compile(
    r'^[ |]*File "(?P<file>[^"\n]*)", line \d+.*\n(?:[ |]*    (?!File ").*\n)*', re.MULTILINE
)
_PROCESS = re.compile(r"^Process \w*Process-[\d:]+:\n", re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def own(root: Path, words: str) -> str:
    """Words with the tracebacks in them cut to the files of the project, named from its root."""

    def kept(frame: re.Match[str]) -> str:
        path = Path(frame["file"])
        if path.is_absolute() and (path.is_relative_to(_ENGINE) or not path.is_relative_to(root)):
            return ""
        return frame[0].replace(f"{root}/", "", 1)

    found = _FRAME.sub(kept, f"{_PROCESS.sub('', words)}\n")
    return _CONTROL.sub(lambda control: f"\\x{ord(control[0]):02x}", found).removesuffix("\n")


def control(text: str) -> str:
    """The first character of a text that no page can show, by its number; empty for none."""
    found = _CONTROL.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""

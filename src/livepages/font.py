"""The font of the formulas: STIX Two Math, cut down to the glyphs that the site uses."""

from __future__ import annotations

import io
from collections.abc import Iterable
from importlib import resources

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

PATH = "assets/fonts/stix-two-math.woff2"


def subset(characters: Iterable[str]) -> bytes:
    """A WOFF2 font with these characters, their larger variants and the MATH table."""
    source = resources.files("ziamath").joinpath("fonts/STIXTwoMath-Regular.ttf").read_bytes()
    font = TTFont(io.BytesIO(source), recalcTimestamp=False)
    options = Options(
        layout_features=["ssty", "dtls", "flac", "kern"], flavor="woff2", hinting=False
    )
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted({*characters, *"0123456789+−=()"})))
    subsetter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()

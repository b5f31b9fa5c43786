"""The font of the formulas: STIX Two Math, cut down to the glyphs that the site uses."""

from __future__ import annotations

import io
from collections.abc import Iterable
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from livepages.running.cache import write_whole
from livepages.running.imports import digest

PATH = "assets/fonts/stix-two-math.woff2"
FOLDER = Path(".cache", "fonts")


def font(root: Path, characters: Iterable[str]) -> bytes:
    """The subset with these characters, kept from an earlier build if it was made there."""
    text = "".join(sorted({*characters, *"0123456789+−=()"}))
    made_by = [metadata.version(package) for package in ("ziamath", "fonttools")]
    key = digest(f"{text} {made_by} {digest(Path(__file__).read_bytes())}".encode())[:16]
    for path in (root / FOLDER).glob(f"{key}-*.woff2"):
        data = path.read_bytes()
        if path.stem == f"{key}-{digest(data)}":
            return data
    data = subset(text)
    write_whole(root / FOLDER / f"{key}-{digest(data)}.woff2", data)
    return data


def subset(characters: Iterable[str]) -> bytes:
    """A WOFF2 font with these characters, their larger variants and the MATH table."""
    # fontTools takes longer to import than a build with nothing to do
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    package = find_spec("ziamath")  # found, not imported: that would take longer than all the rest
    assert package and package.origin, "ziamath is installed with this package"
    source = Path(package.origin).with_name("fonts") / "STIXTwoMath-Regular.ttf"
    stix = TTFont(source, recalcTimestamp=False)
    # without the optical sizes for scripts ("ssty"), which would double the size of the file
    options = Options(layout_features=["dtls", "flac", "kern"], hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(sorted(set(characters))))
    subsetter.subset(stix)
    stix.flavor = "woff2"
    out = io.BytesIO()
    stix.save(out)
    return out.getvalue()

"""One drawing for light and dark: matplotlib's SVG with its colours turned into CSS variables."""

from __future__ import annotations

import contextlib
import io
import re
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from typing import Any

LIMIT = 100_000  # bytes of one figure
STYLE: dict[str, Any] = {
    "figure.figsize": (4.3, 2.9),
    "savefig.transparent": True,
    "font.size": 10,
    "axes.titlesize": 10,
    "axes.labelsize": 10,
    "xtick.labelsize": 9,
    "ytick.labelsize": 9,
    "legend.fontsize": 9,
    "legend.frameon": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.unicode_minus": True,
    "lines.linewidth": 1.8,
    "axes.formatter.use_mathtext": False,
}
# what must hold whatever a program has set: text stays text, and two drawings are alike
HELD: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "livepages",
    "svg.image_inline": True,
}
# matplotlib's own default colours are the sentinels: a copied snippet looks right elsewhere, too.
COLOURS = {
    "#1f77b4": "var(--series-0)",
    "#ff7f0e": "var(--series-1)",
    "#2ca02c": "var(--series-2)",
    "#d62728": "var(--series-3)",
    "#9467bd": "var(--series-4)",
    "#8c564b": "var(--series-5)",
    "#e377c2": "var(--series-6)",
    "#7f7f7f": "var(--series-7)",
    "#bcbd22": "var(--series-8)",
    "#17becf": "var(--series-9)",
    "#000000": "currentColor",
    "#808080": "var(--figure-muted)",
    "#b0b0b0": "var(--figure-muted)",  # matplotlib's default grid
    "#cccccc": "var(--figure-muted)",  # and its default legend frame
    "#ffffff": "var(--figure-background)",
}
_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"


def draw(figure: Any, prefix: str) -> str:
    """A matplotlib figure as an `<svg>` to stand in a page, every id beginning with `prefix`.

    ValueError for a colour that has no counterpart in both schemes, and above 100 kB.
    """
    import matplotlib

    drawn = io.StringIO()
    nothing = {"Creator": None, "Date": None, "Format": None, "Type": None}
    with matplotlib.rc_context(HELD), warnings.catch_warnings(), _laid_out(figure):
        # the page's font draws what matplotlib's has not
        warnings.filterwarnings("ignore", "Glyph .* missing from")
        figure.savefig(drawn, format="svg", metadata=nothing)
    return theme(drawn.getvalue(), prefix)


@contextlib.contextmanager
def _laid_out(figure: Any) -> Iterator[None]:
    """Give a figure room for its labels, where its author has not placed anything by hand."""
    import matplotlib

    sides = ("left", "right", "bottom", "top", "wspace", "hspace")
    set_: Any = matplotlib.rcParams
    usual = all(
        getattr(figure.subplotpars, side) == set_[f"figure.subplot.{side}"] for side in sides
    )
    specs = [ax.get_subplotspec() for ax in figure.axes]
    grids = [spec.get_gridspec() for spec in specs if spec]
    placed = any(getattr(grid, side, None) is not None for grid in grids for side in sides[:4])
    if figure.get_layout_engine() is not None or not usual or placed or not grids:
        yield
        return
    figure.set_layout_engine("constrained")
    try:
        yield
    finally:
        figure.set_layout_engine("none")


def theme(drawn: str, prefix: str) -> str:
    """The SVG that matplotlib wrote, made fit for a page; see `draw`."""
    root = ET.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", drawn))
    for parent in root.iter():
        for child in [node for node in parent if node.tag in (f"{_SVG}metadata", f"{_SVG}style")]:
            parent.remove(child)  # its style sheet would apply to the whole page
    unknown: set[str] = set()
    shaded = set(_in_space(root))
    for node in root.iter():
        node.tag = node.tag.removeprefix(_SVG)
        _clean(node, prefix, set() if node in shaded else unknown)
    _drop_what_nobody_needs(root)
    if unknown:
        raise ValueError(
            f"the figure uses the colours {', '.join(sorted(unknown))}; only 'C0' to 'C9', "
            f"'black', 'gray' and 'white' have a counterpart in the dark scheme"
        )
    for attribute in ("width", "height", "version"):
        root.attrib.pop(attribute, None)
    # matplotlib leaves out the fill where it is black; inherited, that is the text's colour
    root.attrib.update({"fill": "currentColor", "role": "img", "data-figure": prefix})
    root.attrib.update({"stroke-linejoin": "round", "stroke-linecap": "butt"})
    text = ET.tostring(root, encoding="unicode")
    text = re.sub(r">\s+<", "><", text)
    text = re.sub(r' xmlns(:\w+)?="[^"]*"', "", text)
    if len(text.encode()) > LIMIT:
        raise ValueError(
            f"the figure takes {len(text.encode()):,} bytes, at most {LIMIT:,} fit a page: "
            f"thin the data"
        )
    return text


def _in_space(root: ET.Element) -> Iterator[ET.Element]:
    """The faces of surfaces, whose shades are the same in both schemes; walls lose theirs."""
    for group in root.iter(f"{_SVG}g"):
        name = group.get("id", "")
        if name.startswith("pane3d"):
            for node in group.iter(f"{_SVG}path"):
                node.set("style", "fill: none; stroke: none")
        elif name.startswith("Poly3DCollection"):
            yield from group.iter()


def _clean(node: ET.Element, prefix: str, unknown: set[str]) -> None:
    if "id" in node.attrib:
        node.attrib["id"] = f"{prefix}-{node.attrib['id']}"
    if target := node.attrib.pop(_HREF, ""):  # of a part of this drawing, or the data of an image
        if not target.startswith(("#", "data:image/", "https://", "http://")):
            raise ValueError(f"the figure has a link to {target}: it may lead to a site on the web")
        # not `href`, which Material's instant navigation would try to assign, in vain
        node.attrib["xlink:href"] = re.sub("^#", f"#{prefix}-", target)
    if "d" in node.attrib:
        path = re.sub(r"-?\d+\.\d{2,}", _rounded(1), node.attrib["d"])
        node.attrib["d"] = re.sub(r"\s*([A-Za-z])\s*", r"\1", path).strip()
    for name in ("x", "y"):
        if name in node.attrib:
            node.attrib[name] = re.sub(r"-?\d+\.\d{2,}", _rounded(1), node.attrib[name])
    for name in ("style", "clip-path", "stroke", "fill", "transform"):
        if name in node.attrib:
            value = re.sub(r"url\(#", f"url(#{prefix}-", node.attrib[name])
            value = re.sub(
                r"#[0-9a-f]{6}\b",
                lambda match: COLOURS.get(match[0]) or _note(match, unknown),
                value,
            )
            # the page's font, not the one of the machine that drew
            value = re.sub(r"font-family: [^;]*(;|$)", "", value).strip("; ")
            node.attrib[name] = re.sub(r"-?\d+\.\d{3,}", _rounded(2), value)


def _note(match: re.Match[str], unknown: set[str]) -> str:
    unknown.add(match[0])
    return match[0]


def _rounded(decimals: int) -> Callable[[re.Match[str]], str]:
    """What replaces a number of a drawing: in its units, a tenth cannot be seen."""

    def rounded(match: re.Match[str]) -> str:
        short = f"{float(match[0]):.{decimals}f}".rstrip("0").rstrip(".")
        return "0" if short == "-0" else short

    return rounded


def _drop_what_nobody_needs(root: ET.Element) -> None:
    """Take out ids that nothing refers to, turns by nothing, and groups that only hold together."""
    values = [value for node in root.iter() for value in node.attrib.values()]
    used = {name for value in values for name in re.findall(r"(?:^|url\()#([^)]+)", value)}
    for node in root.iter():
        if node.attrib.get("id") not in used:
            node.attrib.pop("id", None)
        if re.match(r"rotate\(-?0(\s|\))", node.attrib.get("transform", "")):
            del node.attrib["transform"]
    for parent in root.iter():
        while any(_is_idle(child) for child in parent):
            parent[:] = [
                kept for child in parent for kept in (list(child) if _is_idle(child) else [child])
            ]


def _is_idle(node: ET.Element) -> bool:
    return node.tag == "g" and not node.attrib

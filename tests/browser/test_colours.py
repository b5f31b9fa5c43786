"""One palette: its colours can be told apart, and everything that has colours has them from it."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import tinycss2
from browsing import ROOT, SCHEMES, View
from tinycss2.color5 import parse_color

from livepages.publishing.palette import DEFAULT, Pair, read

from .colours import SIGHT, contrast, distance, parse

SITE = ROOT / "docs/assets/css/palette.css"
PALETTES = {"the site's": read(SITE), "the engine's": read(DEFAULT)}
EACH = pytest.mark.parametrize(
    "colours",
    [
        pytest.param({name: getattr(pair, scheme) for name, pair in pairs.items()}, id=words)
        for scheme in SCHEMES
        for whose, pairs in PALETTES.items()
        for words in [f"{whose} {scheme}"]
    ],
)
SHEETS = [path for path in sorted((ROOT / "docs").rglob("*.css")) if path != SITE]


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("rgb(119, 119, 119)", "#ffffff") == pytest.approx(4.48, abs=0.005)


@EACH
def test_series_can_be_seen_and_carry_labels(colours: dict[str, str]) -> None:
    for number in range(10):
        series = colours[f"--series-{number}"]
        assert contrast(series, colours["--figure-background"]) >= 4.5
        assert contrast(series, colours.get("--card", colours["--figure-background"])) >= 3


@EACH
@pytest.mark.parametrize("sight", SIGHT)
def test_the_first_four_series_differ_for_every_eye(colours: dict[str, str], sight: str) -> None:
    first = [colours[f"--series-{number}"] for number in range(4)]
    for one, other in itertools.combinations(first, 2):
        assert distance(one, other, sight) >= 9


@EACH
def test_words_can_be_read(colours: dict[str, str]) -> None:
    names = ["--ink", "--quiet", "--link", "--warm", "--good", "--bad"]
    words = [name for name in colours if name in names or name.startswith("--code-")]
    words += ["--figure-text", "--figure-muted", "--snippet-error", "--snippet-warning"]
    for name in words:
        assert contrast(colours[name], colours["--figure-background"]) >= 4.5
        assert contrast(colours[name], colours.get("--card", colours["--figure-background"])) >= 4.5


# ---- No other colours ----------------------------------------------------------------------------


def declarations(nodes: Iterable[Any]) -> Iterator[Any]:
    """Each declaration in some rules, however deep they stand."""
    for node in nodes:
        if node.type == "declaration":
            yield node
        elif node.type in ("qualified-rule", "at-rule") and node.content is not None:
            yield from declarations(tinycss2.parse_blocks_contents(node.content))


def literals(text: str) -> list[str]:
    """Each colour that a style sheet writes out, with its line."""

    def within(tokens: Iterable[Any]) -> Iterator[Any]:
        for token in tokens:
            yield token
            yield from within(getattr(token, "arguments", None) or getattr(token, "content", ()))

    return [
        f"{token.source_line}: {token.serialize()}"
        for declaration in declarations(tinycss2.parse_stylesheet(text))
        for token in within(declaration.value)
        if parse_color(token) not in (None, "currentcolor")
        and token.serialize().lower() != "transparent"
    ]


@pytest.mark.parametrize(
    "value",
    [
        "#fff",
        "#0008",
        "#A1B2C3",
        "rgb(0 0 0)",
        "hsl(1 2% 3%)",
        "oklch(0.5 0.1 20)",
        "Red",
        "light-dark(#000, #fff)",
        "1px solid black",
        "linear-gradient(to right, #abc, transparent)",
        "var(--page, #fdfcfa)",
        "color-mix(in srgb, white 25%, transparent)",
    ],
)
@pytest.mark.parametrize(
    "place",
    [
        "a {{ color: {}; }}",
        "a {{ --x: {} }}",
        "@media print {{ a {{ b: {} }} }}",
        "a {{ &:hover {{ b: {} }} }}",
    ],
)
def test_a_colour_that_is_written_out_is_found(value: str, place: str) -> None:
    assert literals(place.format(value))


@pytest.mark.parametrize(
    "value",
    ["var(--page)", "transparent", "currentcolor", "Canvas", "url(#abc)", "none", "10px", "'red'"],
)
def test_what_is_no_colour_is_not(value: str) -> None:
    assert literals(f"#abc .red {{ color: {value}; }}") == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_other_style_sheet_has_colours_of_its_own(sheet: Path) -> None:
    assert literals(sheet.read_text(encoding="utf-8")) == []


def test_notebooks_have_the_light_colours(site: Path) -> None:
    light = {pair.light for pair in PALETTES["the site's"].values()}
    drawn = []
    for path in sorted(site.rglob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            for output in cell.get("outputs", ()):
                drawn += [output["data"]["image/svg+xml"]] if "data" in output else []
    found = {colour for svg in map("".join, drawn) for colour in re.findall(r"#[0-9a-f]{6}\b", svg)}
    assert len(found) > 6
    assert found <= light


# ---- Which scheme --------------------------------------------------------------------------------

PAINTED = """(names) => names.map((name) => {
  document.body.style.color = `var(${name})`;
  return getComputedStyle(document.body).color;
})"""


# variables of Material that have a colour of their own in its style sheet
WORN = {
    "--md-code-hl-keyword-color": "--code-keyword",
    "--md-default-bg-color": "--page",
    "--md-typeset-a-color": "--link",
}


def shown(view: View) -> dict[str, tuple[int, ...]]:
    """What the browser makes of each opaque colour of the palette, and of Material's."""
    names = [name for name, pair in PALETTES["the site's"].items() if len(pair.light) == 7]
    names += WORN
    found = view.page.evaluate(PAINTED, names)
    return dict(zip(names, map(parse, found), strict=True))


def expected(scheme: int) -> dict[str, tuple[int, ...]]:
    pairs: dict[str, Pair] = dict(PALETTES["the site's"])
    pairs |= {name: pairs[own] for name, own in WORN.items()}
    return {name: parse(pair[scheme]) for name, pair in pairs.items() if len(pair.light) == 7}


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_page_has_the_colours_that_the_system_asks_for(
    open_page: Callable[..., View], scheme: str, javascript: bool
) -> None:
    view = open_page("index.html", scheme=scheme, javascript=javascript)
    assert shown(view) == expected(SCHEMES.index(scheme))


@pytest.mark.browser
@pytest.mark.parametrize("chosen", SCHEMES)
def test_what_the_reader_chose_outweighs_the_system(
    open_page: Callable[..., View], chosen: str
) -> None:
    other = SCHEMES[not SCHEMES.index(chosen)]
    view = open_page("index.html", scheme=other)
    view.page.evaluate(
        "(c) => document.querySelector(`input[data-md-color-media*=${c}]`).click()", chosen
    )
    assert shown(view) == expected(SCHEMES.index(chosen))


@pytest.mark.browser
def test_paper_is_white_and_its_figures_are_light(open_page: Callable[..., View]) -> None:
    view = open_page("index.html", scheme="dark")
    view.page.emulate_media(media="print")
    printed, light = shown(view), expected(0)
    assert printed["--page"] == (255, 255, 255)
    assert printed["--ink"] == (0, 0, 0)
    series = [name for name in printed if "series" in name]
    assert [printed[name] for name in series] == [light[name] for name in series]

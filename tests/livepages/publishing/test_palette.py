"""The colours that are read from a style sheet."""

from __future__ import annotations

import colorsys
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_site import Site, with_settings

from livepages.publishing.palette import DEFAULT, NEEDED, PaletteError, read
from livepages.records.drawing import COLOURS

ENOUGH = "".join(f"  {name}: #123456;\n" for name in NEEDED)
PART = st.integers(0, 255)


def sheet(tmp_path: Path, text: str, enough: str = ENOUGH) -> Path:
    path = tmp_path / "colours.css"
    path.write_text(f":root {{\n{text}\n{enough}}}\n", encoding="utf-8")
    return path


@given(st.tuples(PART, PART, PART), st.tuples(PART, PART, PART))
def test_each_scheme_has_its_colour_however_it_is_written(
    tmp_path_factory: pytest.TempPathFactory, light: tuple[int, ...], dark: tuple[int, ...]
) -> None:
    path = tmp_path_factory.getbasetemp()
    hexadecimal = ["#" + bytes(colour).hex() for colour in (light, dark)]
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in dark))
    writings = [
        ", ".join(hexadecimal),
        f"{hexadecimal[0].upper()},rgb({dark[0]} {dark[1]} {dark[2]})",
        f"rgb{light}, hsl({360 * hue} {100 * saturation}% {100 * lightness}%)",
    ]
    text = "".join(f"--x-{i}: light-dark({both});\n" for i, both in enumerate(writings))
    found = read(sheet(path, f"{text}--both: {hexadecimal[0]}; --same: var( --x-0 );"))
    assert [found[f"--x-{i}"] for i in range(3)] == [tuple(hexadecimal)] * 3
    assert found["--both"] == (hexadecimal[0], hexadecimal[0])
    assert found["--same"] == tuple(hexadecimal)


def test_what_one_sees_through_keeps_its_share(tmp_path: Path) -> None:
    assert read(sheet(tmp_path, "--x: light-dark(#0008, rgb(0 0 0 / 20%));"))["--x"] == (
        "#00000088",
        "#00000033",
    )


def test_paper_and_selectors_other_than_the_root_are_left_out(tmp_path: Path) -> None:
    path = sheet(tmp_path, "--x: #111111; color-scheme: light dark;")
    more = "@media print { :root { --x: #000000; } } body { --x: none; } :root { --y: #222222; }"
    path.write_text(path.read_text() + more)
    found = read(path)
    assert (found["--x"].light, found["--y"].dark) == ("#111111", "#222222")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("--x: 0 1px #000;", 2, "--x is '0 1px #000', which is no colour"),
        ("--x: light-dark(#000);", 2, "which is no colour"),
        ("--x: light-dark(#000, blu);", 2, "which is no colour"),
        ("--x: light-dark(#000, var(--y)); --y: #fff;", 2, "which is no colour"),
        ("\n--x: #12345;", 3, "'#12345'"),
        ("--x:;", 2, "--x is ''"),
        ("--x: currentcolor;", 2, "which is no colour"),
        ("--x: color();", 2, "which is no colour"),
        ("--x: oklch(0.5 0.1 20);", 2, "which is no colour"),
        ("--x: var(--y);", 2, ":root has no --y"),
        ("--x: var(--y);\n--y: var(--x);", 3, "leads back to itself"),
        ("--x: var(--x);", 2, "leads back to itself"),
        ("--x #000;", 2, "Stop token"),
        ("}", 3 + len(NEEDED), "EOF"),
    ],
)
def test_what_is_no_palette_is_said_with_its_line(
    tmp_path: Path, text: str, line: int, says: str
) -> None:
    path = sheet(tmp_path, text)
    with pytest.raises(PaletteError, match=re.escape(says)) as error:
        read(path)
    assert str(error.value).startswith(f"{path}:{line}: ")
    assert isinstance(error.value, ValueError)


@pytest.mark.parametrize("name", NEEDED)
def test_what_the_engine_needs_must_be_there(tmp_path: Path, name: str) -> None:
    path = sheet(tmp_path, "", ENOUGH.replace(f"  {name}: #123456;\n", ""))
    with pytest.raises(PaletteError, match=rf":\d+: :root has no {name}$"):
        read(path)


def test_an_empty_file_has_none(tmp_path: Path) -> None:
    (tmp_path / "colours.css").write_text("")
    with pytest.raises(PaletteError, match=r"colours\.css:1: :root has no --series-0"):
        read(tmp_path / "colours.css")


def test_all_colours_that_a_figure_can_have_are_needed() -> None:
    variables = {colour for colour in COLOURS.values() if colour.startswith("var(")}
    assert {f"var({name})" for name in NEEDED} - variables == {"var(--figure-text)"}
    assert variables <= {f"var({name})" for name in NEEDED}


def test_the_engine_has_a_palette_of_its_own() -> None:
    assert set(read(DEFAULT)) >= set(NEEDED)


@pytest.mark.parametrize(
    ("files", "says"),
    [
        (
            {"docs/colours.css": ":root {\n  --series-0: blu;\n}\n"},
            "docs/colours.css:2\n--series-0 is 'blu', which is no colour",
        ),
        ({"docs/colours.css": ":root {\n"}, "docs/colours.css:1\n:root has no --series-0"),
        ({}, "option 'palette': The path "),
    ],
)
def test_a_palette_that_cannot_be_read_stops_the_build(
    tmp_path: Path, files: dict[str, str], says: str
) -> None:
    site = Site(tmp_path / "site")
    settings = with_settings(palette="docs/colours.css")
    site.write({"mkdocs.yml": settings, "docs/index.md": "# Words\n", **files})
    status, output = site.run("mkdocs", "build")
    assert (status, "Traceback" in output) == (1, False)
    assert says in output

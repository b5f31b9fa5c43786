"""The colours of figures and text, read from the style sheet; no browser is needed."""

from __future__ import annotations

import itertools
import re

import pytest
from browsing import ROOT

from .colours import SIGHT, contrast, distance

CSS = (ROOT / "docs/assets/css/site.css").read_text(encoding="utf-8")
SCHEMES = {
    scheme: dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", block))
    for scheme, block in re.findall(r'\[data-md-color-scheme="(\w+)"\] \{(.*?)\n\}', CSS, re.S)
}


def test_both_schemes_are_found() -> None:
    assert set(SCHEMES) == {"default", "slate"}


def test_contrast_of_known_pairs() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("rgb(119, 119, 119)", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_series_can_be_seen_and_carry_labels(scheme: str) -> None:
    colours = SCHEMES[scheme]
    for number in range(10):
        assert contrast(colours[f"--series-{number}"], colours["--page"]) >= 4.5
        assert contrast(colours[f"--series-{number}"], colours["--card"]) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("sight", SIGHT)
def test_the_first_four_series_differ_for_every_eye(scheme: str, sight: str) -> None:
    first = [SCHEMES[scheme][f"--series-{number}"] for number in range(4)]
    for one, other in itertools.combinations(first, 2):
        assert distance(one, other, sight) >= 9


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_colours_can_be_read(scheme: str) -> None:
    colours = SCHEMES[scheme]
    names = [name for name in colours if "code-hl" in name]
    for name in ["--ink", "--quiet", "--link", "--warm", "--good", "--bad", *names]:
        assert contrast(colours[name], colours["--page"]) >= 4.5
        assert contrast(colours[name], colours["--card"]) >= 4.5

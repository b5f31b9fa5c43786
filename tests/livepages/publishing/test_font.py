"""The font of the formulas, read back with fontTools."""

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from livepages.publishing.font import FOLDER, font, subset


def test_it_has_the_glyphs_asked_for_and_few_others() -> None:
    asked = {"𝑤", "𝜂", "∂", "√", "∑"}
    stix = TTFont(io.BytesIO(subset(asked)))
    characters = {chr(code) for code in stix.getBestCmap()}
    assert asked <= characters
    assert len(characters) < 40
    assert stix.flavor == "woff2"


def test_it_can_stretch_roots_and_brackets() -> None:
    math = TTFont(io.BytesIO(subset({"√", "("})))["MATH"].table
    assert {"radical", "parenleft"} <= set(math.MathVariants.VertGlyphCoverage.glyphs)


def test_it_is_the_same_each_time_and_small() -> None:
    one = subset(["𝑤", "𝜂", "∂"])
    assert one == subset({"∂", "𝜂", "𝑤"})
    assert len(one) < 30_000


def test_a_character_that_no_font_has_does_no_harm() -> None:
    assert TTFont(io.BytesIO(subset({"\U000f0000", "1"}))).getBestCmap()


@pytest.mark.parametrize("characters", [set(), {"a"}])
def test_a_site_without_formulas_gets_a_font_with_digits_too(
    tmp_path: Path, characters: set[str]
) -> None:
    stix = TTFont(io.BytesIO(font(tmp_path, characters)))
    assert set("0123456789+−=()") <= {chr(code) for code in stix.getBestCmap()}


def test_its_name_does_not_hang_on_the_order_of_a_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python orders a set anew in each process."""
    asked: list[str] = []
    monkeypatch.setattr(
        "livepages.publishing.font.subset", lambda text: asked.append(text) or b"font"
    )
    font(tmp_path, "zyxabc")
    assert asked == ["".join(sorted({*"zyxabc0123456789+−=()"}))]


def test_it_is_kept_and_a_damaged_one_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = font(tmp_path, {"𝑤"})
    [kept] = (tmp_path / FOLDER).iterdir()
    with monkeypatch.context() as patch:
        patch.setattr("livepages.publishing.font.subset", lambda text: pytest.fail("made again"))
        assert font(tmp_path, {"𝑤"}) == made
    kept.write_bytes(made[:100])
    assert font(tmp_path, {"𝑤"}) == made
    assert font(tmp_path, {"𝜂"}) != made


def test_another_version_of_what_makes_it_makes_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in "112":
        monkeypatch.setattr("livepages.publishing.font.subset", lambda text: number.encode())  # noqa: B023
        monkeypatch.setattr("importlib.metadata.version", lambda name: f"{name} {number}")  # noqa: B023
        assert font(tmp_path, {"𝑤"}) == number.encode()
    assert len(list((tmp_path / FOLDER).iterdir())) == 2


def test_the_sizes_for_scripts_are_left_out() -> None:
    stix = TTFont(io.BytesIO(subset("𝑤𝑥′∑")))
    records = stix["GSUB"].table.FeatureList.FeatureRecord if "GSUB" in stix else []
    assert "ssty" not in {record.FeatureTag for record in records}
    assert not [name for name in stix.getGlyphOrder() if name.endswith((".st", ".sts", ".s1"))]

"""Formulas: LaTeX to MathML, with computed numbers inside."""

import io
import re
import unicodedata
import xml.etree.ElementTree as ET

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from livepages.publishing.font import subset
from livepages.records.numerals import mathml
from livepages.showing.maths import glyphs, to_mathml


def number(match: re.Match[str]) -> str:
    return mathml({"w": 1.8, "gradient": -10.0, "tiny": 5.6e-17}[match["path"][1:]], "", "a", "b")


@pytest.mark.parametrize(
    "latex",
    [
        r"w_{\text{new}} = w - \eta \cdot \frac{\partial L}{\partial w}",
        r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
        r"\sum_{i=1}^{n} (y_i - \hat{y}_i)^2",
        r"\sqrt{x} \le \left|\frac{a}{b}\right|, \quad \nabla L",
    ],
)
@pytest.mark.parametrize("block", [True, False])
def test_a_formula_is_well_formed_mathml(latex: str, block: bool) -> None:
    root = ET.fromstring(to_mathml(latex, block, number))
    assert root.tag.endswith("math")
    assert (root.get("display") == "block") is block


def test_numbers_stand_where_they_were_referred_to() -> None:
    shown = ET.fromstring(
        to_mathml(r"\frac{ {{s.gradient}} }{ {{s.w}} } + {{s.tiny}}^2", False, number)
    )
    values = [node.get("data-value") for node in shown.iter() if node.get("class") == "computed"]
    assert values == ["-10.0", "1.8", "5.6e-17"]
    assert "".join(shown.itertext()).split() == "".join(shown.itertext()).split()
    fraction = next(node for node in shown.iter() if node.tag.endswith("mfrac"))
    assert ["".join(part.itertext()) for part in fraction] == ["−10.0", "1.8"]


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        ("L''", "<mi>L</mi><mo>″</mo>"),
        ("f'(z)", "<mi>f</mi><mo>′</mo>"),
        (r"\text{ReLU}'", "<mtext>ReLU</mtext><mo>′</mo>"),
        (r"\tanh'(z)", "<mrow><mspace/><mi>tanh</mi></mrow><mo>′</mo>"),
    ],
)
def test_a_prime_is_not_made_small_as_a_superscript_is(latex: str, shown: str) -> None:
    mathml = to_mathml(latex, False, number)
    assert f"<mrow>{shown}</mrow>" in mathml
    assert "msup" not in mathml


def test_a_power_of_a_primed_letter_stays_a_superscript() -> None:
    assert "<msup><mi>x</mi><mrow><mo>′</mo><mn>2</mn></mrow></msup>" in to_mathml(
        "x'^2", False, number
    )


def test_many_numbers_keep_their_order() -> None:
    seen: list[str] = []

    def note(match: re.Match[str]) -> str:
        seen.append(match["path"])
        return f"<mn>{len(seen)}</mn>"

    shown = to_mathml(" + ".join(f"{{{{s.x{i}}}}}" for i in range(12)), False, note)
    assert re.findall(r"<mn>(\d+)</mn>", shown) == [str(i + 1) for i in range(12)]


def test_the_font_gets_what_the_browser_adds() -> None:
    assert glyphs(to_mathml(r"\sqrt{2} < 3", False, number)) >= {"√", "2", "<"}
    assert "√" not in glyphs(to_mathml("2", False, number))


def test_a_hat_may_stretch() -> None:
    """A rigid one hangs far above its letter in WebKit; other marks stay as they were."""
    assert "<mo>ˆ</mo></mover>" in to_mathml(r"\hat{v}", False, number)
    assert 'stretchy="false"' in to_mathml(r"(v)", False, number)


@pytest.mark.parametrize("block", [True, False])
def test_the_sign_of_a_root_stands_on_the_line(block: bool) -> None:
    """Its bar lies as high above the line as the font draws the end of the sign."""
    stix = TTFont(io.BytesIO(subset("√")))
    em, constants = stix["head"].unitsPerEm, stix["MATH"].table.MathConstants
    bounds = BoundsPen(stix.getGlyphSet())
    stix.getGlyphSet()["radical"].draw(bounds)
    low, high = bounds.bounds[1] / em, bounds.bounds[3] / em
    gap = constants.RadicalDisplayStyleVerticalGap if block else constants.RadicalVerticalGap
    bar = (gap.Value + constants.RadicalRuleThickness.Value) / em

    root = ET.fromstring(to_mathml(r"\sqrt{v}", block, number))
    strut = next(root.iter("msqrt"))[0]
    height, depth = (float(strut.get(key, "").removesuffix("em")) for key in ("height", "depth"))
    assert strut.get("width") == "0"
    assert height + bar == pytest.approx(high, abs=0.01)
    # browsers take a taller sign where this one does not reach; Firefox counts a hat on a letter
    assert height + depth + bar <= high - low - 0.05
    assert depth > 0.19  # as deep as letters reach


@pytest.mark.parametrize("latex", [r"\frac{1}", r"\nosuchcommand", r"{x", r"\begin{nothing}"])
def test_an_error_quotes_the_formula(latex: str) -> None:
    with pytest.raises(ValueError, match=r"LaTeX error in \$") as caught:
        to_mathml(latex, False, number)
    assert latex in str(caught.value)


def test_a_number_that_is_no_number_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match="must stand by itself"):
        to_mathml(r"\text{ {{s.w}} }", False, number)


def test_glyphs_are_what_the_browser_draws() -> None:
    found = glyphs(to_mathml(r"h + \alpha \partial w + \sin x = 12", False, number))
    assert {"\N{PLANCK CONSTANT}", "𝛼", "𝑤", "𝑥", "s", "1", "2", "="} <= found
    assert {"𝜕", "∂"} & found
    assert "<" not in found


LETTERS = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyzαβγδεζηθικλμνξοπρςστυφχψωΓΔΘΛΞΠΣΦΨΩ∂∇"
)


@pytest.mark.parametrize("letter", LETTERS)
def test_each_letter_is_drawn_as_its_own_italic_one(letter: str) -> None:
    [drawn] = glyphs(f"<math><mi>{letter}</mi></math>") - {letter}
    assert unicodedata.normalize("NFKC", drawn) == letter
    assert "ITALIC" in unicodedata.name(drawn) or drawn == "\N{PLANCK CONSTANT}"


@pytest.mark.parametrize(("count", "sign"), [*enumerate("′″‴⁗", 1)])
def test_primes_are_not_raised_twice(count: int, sign: str) -> None:
    assert f"<mrow><mi>f</mi><mo>{sign}</mo></mrow>" in to_mathml(
        "f" + "'" * count + "(x)", False, number
    )


def test_every_kind_of_root_has_its_sign() -> None:
    for latex in (r"\sqrt{x}", r"\sqrt[3]{x}"):
        assert "√" in glyphs(to_mathml(latex, False, number))


def test_formulas_do_not_know_of_each_other() -> None:
    numbered = r"\begin{align} a &= b \\ c &= d \end{align}"
    assert to_mathml(numbered, True, number) == to_mathml(numbered, True, number)

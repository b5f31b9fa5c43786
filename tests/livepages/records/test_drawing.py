"""Figures: one drawing for both schemes, whose ids are its own."""

import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.colors import to_hex

from livepages.records.drawing import COLOURS, LIMIT, STYLE, draw, theme


@pytest.fixture(autouse=True)
def style() -> Iterator[None]:
    """The style of the site, no figure left from another test."""
    with plt.rc_context():
        plt.switch_backend("agg")
        plt.rcParams.update(STYLE)
        yield
        plt.close("all")


def figure(**options: Any) -> Any:
    drawing, ax = plt.subplots()
    for index in range(10):
        ax.plot([0, 1], [index, index + 1], "o-", label=f"line {index}", **options)
    ax.axhline(0, color="gray", linestyle="--")
    ax.set(title="Loss & <gradient>", xlabel="$w_1$", ylabel="L(w)")
    ax.grid()
    ax.legend()
    ax.text(0, 0, "− here −", style="italic")
    return drawing


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg.replace("xlink:href", "href"))  # HTML knows the prefix, XML does not


def test_every_colour_follows_the_scheme() -> None:
    svg = draw(figure(), "f")
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb\(", re.sub(r"(href=\"|url\()#", "", svg))
    assert {f"var(--series-{index})" for index in range(10)} <= set(
        re.findall(r"var\([^)]*\)", svg)
    )
    assert "currentColor" in svg
    assert "var(--figure-muted)" in svg


def test_the_ground_below_a_hatching_follows_the_scheme() -> None:
    ground = parsed(draw(patterned(), "f")).find(".//pattern/rect")
    assert ground is not None
    assert ground.attrib["fill"] == "var(--series-1)"


def test_the_sentinels_are_matplotlibs_own_colours() -> None:
    cycle = map(to_hex, plt.rcParams["axes.prop_cycle"].by_key()["color"])
    assert [COLOURS[colour] for colour in cycle] == [f"var(--series-{i})" for i in range(10)]


def test_another_colour_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="the colours #ff0000, #ffc0cb; only 'C0' to 'C9'"):
        draw(figure(color="red", markerfacecolor="pink"), "f")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "x.html", " "])
def test_a_link_that_leads_anywhere_but_to_a_site_is_refused(address: str) -> None:
    drawn = figure()
    drawn.axes[0].text(0, 0, "a", url=address)
    with pytest.raises(ValueError, match="link"):
        draw(drawn, "a")
    drawn.axes[0].texts[-1].set_url("https://e.org/")
    assert "https://e.org/" in draw(drawn, "a")


def test_a_surface_in_space_keeps_its_shades_and_nothing_else_does() -> None:
    plane = np.meshgrid(np.linspace(-2, 2, 15), np.linspace(-2, 2, 15))
    drawing = plt.figure()
    ax = drawing.add_subplot(projection="3d")
    ax.plot_surface(*plane, plane[0] ** 2 + plane[1] ** 2, cmap="viridis")
    svg = draw(drawing, "f")
    faces = {node.get("style", "") for node in parsed(svg).iter("path")}
    assert len([look for look in faces if look.startswith("fill: #")]) > 9
    assert "#f2f2f2" not in svg and "#e6e6e6" not in svg
    walls = [look for look in faces if look.startswith("fill:") and "#" not in look]
    assert {look.partition(";")[0] for look in walls} == {"fill: none"}
    assert len(svg.encode()) < LIMIT / 2
    ax.plot([0, 1], [0, 1], [0, 1], color="red")
    with pytest.raises(ValueError, match="#ff0000"):
        draw(drawing, "f")


def test_a_heavy_figure_is_refused() -> None:
    values = np.random.default_rng(0).normal(size=(LIMIT // 40, 2))
    drawing, ax = plt.subplots()
    ax.scatter(*values.T)
    with pytest.raises(ValueError, match=rf"at most {LIMIT:,} fit a page: thin the data"):
        draw(drawing, "f")


def patterned() -> Any:
    """A figure whose parts refer to each other in all of matplotlib's ways."""
    drawing, (left, right) = plt.subplots(1, 2)
    left.bar([0, 1], [1, 2], hatch="/", color="C1")
    right.tripcolor([0, 1, 0], [0, 0, 1], [0, 1, 2], shading="gouraud", cmap="gray")
    return drawing


@pytest.mark.parametrize(("make", "least"), [(figure, 20), (patterned, 10)])
def test_ids_are_unique_and_their_references_lead_somewhere(
    make: Callable[[], Any], least: int
) -> None:
    both = parsed(f"<div>{draw(make(), 'a')}{draw(make(), 'b')}</div>")
    ids = [node.attrib["id"] for node in both.iter() if "id" in node.attrib]
    assert len(ids) == len(set(ids)) > least
    assert all(re.match("[ab]-", name) for name in ids)
    text = ET.tostring(both, encoding="unicode")
    targets = re.findall(r'href="#([^"]+)"|url\(#([^)]+)\)', text)
    assert targets
    assert {a or b for a, b in targets} <= set(ids)


def test_an_image_keeps_its_pixels() -> None:
    drawing, ax = plt.subplots()
    ax.imshow(np.arange(4).reshape(2, 2))
    [image] = parsed(draw(drawing, "f")).iter("image")
    assert image.attrib["href"].startswith("data:image/png;base64,")


def test_text_is_text_in_the_pages_font() -> None:
    svg = draw(figure(), "f")
    words = " ".join(parsed(svg).itertext())
    assert "Loss & <gradient>" in words
    assert "− here −" in words
    assert "font-family" not in svg
    assert "font:" not in svg
    assert "italic" in svg


def test_nothing_reaches_out_of_the_drawing() -> None:
    root = parsed(draw(figure(), "f"))
    tags = {node.tag for node in root.iter()}
    assert not tags & {"style", "script", "metadata"}, "a style sheet would apply to the page"
    assert all("{" not in tag for tag in tags), "no namespace inside HTML"
    assert not {"width", "height"} & set(root.attrib), "it takes the width of the page"
    assert root.attrib["role"] == "img"


def test_two_drawings_of_the_same_are_equal() -> None:
    assert draw(figure(), "f") == draw(figure(), "f")


def test_numbers_are_short_and_the_shape_stays() -> None:
    svg = draw(figure(), "f")
    paths = [node.attrib["d"] for node in parsed(svg).iter("path")]
    assert not re.search(r"\d\.\d{3}", " ".join(paths))
    x0, y0, x1, y1 = map(float, re.findall(r"-?[\d.]+", max(paths[-30:], key=len))[:4])
    assert all(-1 <= value <= 310 for value in (x0, y0, x1, y1)), "inside the view box"


def test_nothing_has_an_href_that_a_script_could_try_to_assign() -> None:
    drawing, ax = plt.subplots()
    ax.plot([0, 1], marker="o")
    ax.imshow(np.arange(4).reshape(2, 2))
    svg = draw(drawing, "f")
    assert " href=" not in svg
    assert re.search('<use [^>]*xlink:href="#f-', svg) and ' xlink:href="data:' in svg


def test_nothing_is_left_that_nobody_needs() -> None:
    svg = draw(figure(), "f")
    named = re.findall(r' id="([^"]+)"', svg)
    assert set(named) == set(re.findall(r'(?:href="|url\()#([^")]+)', svg))
    assert "<g>" not in svg
    assert "rotate(-0 " not in svg
    assert "rotate(-90" in svg, "the label of the vertical axis"


def written(make: Callable[[], Any]) -> str:
    """What matplotlib itself writes for a figure."""
    drawn = io.StringIO()
    make().savefig(drawn, format="svg")
    return drawn.getvalue()


def leaves(svg: str) -> list[ET.Element]:
    """All that is drawn, in order."""
    nodes = [(node.tag.rpartition("}")[2], node) for node in parsed(svg).iter()]
    return [node for tag, node in nodes if tag in ("path", "use", "text", "rect", "image")]


def properties(node: ET.Element) -> dict[str, str]:
    pairs = (part.partition(":") for part in node.get("style", "").split(";") if part.strip())
    return {name.strip(): value.strip() for name, _, value in pairs}


def numbers(text: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d[\d.]*(?:e-?\d+)?", text)]


@pytest.mark.parametrize("make", [figure, patterned])
def test_everything_is_where_and_how_matplotlib_drew_it(make: Callable[[], Any]) -> None:
    svg = written(make)
    before, after = leaves(svg), leaves(theme(svg, "f"))
    assert theme(svg, "f").count("clip-path=") == svg.count("clip-path=") > 0
    assert [node.tag.rpartition("}")[2] for node in before] == [node.tag for node in after]
    assert len(after) > 10
    for old, new in zip(before, after, strict=True):
        for name in ("x", "y", "d"):
            assert re.findall("[A-Za-z]", old.get(name, "")) == re.findall(
                "[A-Za-z]", new.get(name, "")
            )
            assert numbers(new.get(name, "")) == pytest.approx(
                numbers(old.get(name, "")), abs=0.051
            )
        if "transform" in new.attrib or not re.match(r"rotate\(-?0 ", old.get("transform", "")):
            places = numbers(old.get("transform", ""))
            assert numbers(new.get("transform", "")) == pytest.approx(places, abs=0.0051)
        looks, now = properties(old), properties(new)
        assert looks.keys() - now.keys() <= {"font-family", "font"}
        for name in now:
            if name in ("fill", "stroke"):
                assert now[name] == COLOURS.get(looks[name], now[name])
            else:
                assert numbers(now[name]) == pytest.approx(numbers(looks[name]), abs=0.0051)


def test_ends_and_corners_of_lines_are_those_of_matplotlibs_style_sheet() -> None:
    svg = written(figure)
    sheet = re.search(r"<style[^>]*>\s*\*\s*\{([^}]*)\}", svg)
    assert sheet
    rules = dict(re.findall(r"([a-z-]+):\s*([a-z]+)", sheet[1]))
    root = parsed(theme(svg, "f"))
    assert {name: root.get(name) for name in rules} == rules
    assert len(rules) == 2


def test_what_matplotlib_leaves_black_has_the_colour_of_the_text() -> None:
    assert parsed(draw(figure(), "f")).get("fill") == "currentColor"


@pytest.mark.parametrize(
    ("colour", "names"),
    [
        ("var(--figure-muted)", ["grid.color", "legend.edgecolor"]),
        ("currentColor", ["text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color"]),
        ("var(--figure-background)", ["axes.facecolor", "figure.facecolor"]),
    ],
)
def test_matplotlibs_own_settings_have_their_counterpart(colour: str, names: list[str]) -> None:
    assert {COLOURS[to_hex(mpl.rcParamsDefault[name])] for name in names} == {colour}


def test_numbers_are_rounded_and_none_is_less_than_nothing() -> None:
    path = '<path d="M -0.012 100.000 L 20.06 -1200.04 z" style="stroke-width: 1.250"/>'
    text = '<text x="-0.04" y="10.960" transform="translate(-0.004 9.996)">-0.0123</text>'
    tilted = '<text transform="rotate(-0.5 3 4)">a</text><text transform="rotate(-0 3 4)">b</text>'
    svg = theme(f'<svg xmlns="http://www.w3.org/2000/svg">{path}{text}{tilted}</svg>', "f")
    assert '<text transform="rotate(-0.5 3 4)">a</text><text>b</text>' in svg
    assert 'd="M0 100L20.1 -1200z" style="stroke-width: 1.25"' in svg
    assert 'x="0" y="11" transform="translate(0 10)">-0.0123<' in svg


def test_the_limit_counts_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    drawing, ax = plt.subplots()
    ax.set_title("η" * 40)
    size = len(draw(drawing, "f").encode())
    assert size > len(draw(drawing, "f"))
    monkeypatch.setattr("livepages.records.drawing.LIMIT", size)
    draw(drawing, "f")
    monkeypatch.setattr("livepages.records.drawing.LIMIT", size - 1)
    with pytest.raises(ValueError, match=f"takes {size:,} bytes, at most {size - 1:,} fit"):
        draw(drawing, "f")


def test_there_is_no_ground_and_a_minus_is_one() -> None:
    drawing, ax = plt.subplots()
    ax.plot([-2, -1])
    svg = parsed(draw(drawing, "f"))
    assert {properties(node).get("fill", "none") for node in svg.iter("path")} == {"none"}
    assert "−2.0" in "".join(svg.itertext())

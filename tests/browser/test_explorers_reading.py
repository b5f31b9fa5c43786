"""What every explorer shows, whoever looks: by eye, by ear, on a phone, in the dark, on paper."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any

import pytest
from browsing import NARROW, UNSHADED, WIDE, Server
from playwright.sync_api import Browser, Page, expect

from .cases import EVERYWHERE, EXPLORERS
from .colours import contrast
from .explorers import (
    TIME,
    Opened,
    State,
    open_table,
    reader,
    run_python,
    visit,
    written,
)

pytestmark = pytest.mark.browser
full = pytest.mark.parametrize("opened", EXPLORERS, ids=str, indirect=True)

PRINTED = re.compile(r"-?\d[\d.]*(?:e[+-]\d+)?|\b(?:never|nan|inf)\b")
# for each state what is too large, too small, too close or cut off; null leaves the state
LAYOUT = """(element, states) => states.map((state) => {
  if (state) element.state = state;
  const live = element.querySelector(".live"), card = live.getBoundingClientRect();
  const parts = (selector) => [...live.querySelectorAll(selector)]
    .filter((node) => node.checkVisibility({ visibilityProperty: true }))
    .map((node) => ({ node, text: node.textContent.trim(), box: node.getBoundingClientRect() }));
  const picture = (node) => node.closest("svg[role=img]");
  const over = (a, b) => [
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  ];
  const beyond = (a, b) => a.left < b.left - 0.5 || a.right > b.right + 0.5 ||
    a.top < b.top - 0.5 || a.bottom > b.bottom + 0.5;
  // words in a box of their own are cut at its edge, and out of sight beyond
  const frame = (node) => {
    const own = node.ownerSVGElement, { left, top } = picture(node).getBoundingClientRect();
    if (own === picture(node)) return card;
    const [x, y, width, height] = ["x", "y", "width", "height"].map((key) => own[key].baseVal.value);
    return new DOMRect(left + x, top + y, width, height);
  };
  const words = parts("svg text").filter(({ node, text, box }) =>
    text && Math.min(...over(box, frame(node))) > 0);
  const hits = words.flatMap((a, i) => words.slice(i + 1).flatMap((b) => {
    const [x, y] = over(a.box, b.box);
    return picture(a.node) === picture(b.node) && x > 1 && y > 4
      ? [`"${a.text}" and "${b.text}" by ${x.toFixed(0)} x ${y.toFixed(0)} px`] : [];
  }));
  const says = live.querySelector("[role=status]");
  return {
    sideways: document.documentElement.scrollWidth,
    hits,
    outside: [...parts(".term, button, select, output"), ...words]
      .filter(({ node, box }) => beyond(box, node.matches("text") ? frame(node) : card))
      .map(({ text, box }) => `"${text}" at ${box.left - card.left}, ${box.top - card.top}`),
    small: parts("button, select, input:not([type=checkbox]), label:has(+ [type=checkbox])")
      .filter(({ box }) => box.height < 44).map(({ node }) => node.outerHTML),
    font: Math.min(...words.map(({ node }) => parseFloat(getComputedStyle(node).fontSize))),
    lines: says.clientHeight / parseFloat(getComputedStyle(says).lineHeight),
  };
})"""
# what each coloured mark of the picture is painted with
MARKS = """(element) => [...element.querySelectorAll(".live svg[role=img] [class*=c]")]
  .filter((node) => /\\bc\\d\\b/.test(node.getAttribute("class")) && !node.matches(".side"))
  .map((node) => {
    const { stroke, fill } = getComputedStyle(node);
    return node.matches("text") || stroke === "none" ? fill : stroke;
  })"""
AXE = """(element) => axe.run(element.querySelector(".live"), {
  resultTypes: ["violations"],
  rules: { "target-size": { enabled: true } },
})"""
PYTHON = "(element) => element.view.python(element.numbers, element)"
GROUND = "(element) => getComputedStyle(element.querySelector('.live')).backgroundColor"


@pytest.fixture(scope="module", params=EVERYWHERE, ids=str)
def opened(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Opened]:
    case = request.param
    with visit(browser, server, case.page, case.name, reduced_motion="reduce") as page:
        yield Opened(case, page)


@pytest.fixture
def explorer(opened: Opened) -> Opened:
    opened.refresh()
    return opened


@pytest.fixture(scope="module")
def bare(browser: Browser, server: Server) -> Iterator[Page]:
    """A phone on which no script runs."""
    size = {"width": NARROW, "height": 800}
    with reader(browser, server, viewport=size, java_script_enabled=False) as view:
        yield view.page


def narrow(explorer: Opened, width: int) -> None:
    """Make the window this wide, and wait for the figure to follow."""
    explorer.page.set_viewport_size({"width": width, "height": 800})
    explorer.page.wait_for_function(
        """(name) => [...document.querySelectorAll(`${name} .figure > svg`)]
          .every((svg) => svg.viewBox.baseVal.width === svg.clientWidth)""",
        arg=explorer.case.name,
    )


def layouts(explorer: Opened) -> dict[str, Any]:
    """How the question and every telling state stand in the card."""
    case = explorer.case
    states = [None, *({**case.first, **changes} for changes in case.telling.values())]
    names = ["asked", *case.telling]
    return dict(zip(names, explorer.element.evaluate(LAYOUT, states), strict=True))


def every_number(part: Any) -> list[float]:
    if isinstance(part, (dict, list)):
        values = part.values() if isinstance(part, dict) else part
        return [number for value in values for number in every_number(value)]
    return [] if part is None or isinstance(part, (bool, str)) else [part]


def faint(explorer: Opened) -> list[str]:
    """The colours of the picture that the ground of the card nearly swallows."""
    ground = explorer.element.evaluate(GROUND)

    def solid(colour: str) -> str:
        *parts, share = [*map(float, re.findall(r"[\d.]+", colour)), 1.0][:4]
        under = map(float, re.findall(r"[\d.]+", ground))
        mixed = [round(share * a + (1 - share) * b) for a, b in zip(parts, under, strict=False)]
        return "rgb({}, {}, {})".format(*mixed)

    return [each for each in explorer.element.evaluate(MARKS) if contrast(solid(each), ground) < 3]


# ---- Words and numbers ---------------------------------------------------------------------------


def test_roles_names_and_values(explorer: Opened) -> None:
    small = explorer.case.small
    for inputs in explorer.case.inputs:
        explorer.put(inputs.state)
        expected = {(name, "slider") for name in inputs.sliders} | {*inputs.others.items()}
        expected |= {(name, "img") for name in inputs.pictures}
        expected |= {(name, "button") for name in TIME if "step" in inputs.sliders}
        expected.add(("Reset", "button"))
        if not small:
            expected |= {(name, "button") for name in ("Ask me", "Copy link", "Copy as Python")}
        heard = re.findall(r"- '?(\w+) \"(.*?)\"", explorer.live.aria_snapshot())
        roles = {role for _, role in expected} | {"link", "checkbox", "combobox"}
        assert sorted((name, role) for role, name in heard if role in roles) == sorted(expected)
        values = explorer.live.locator("input[type=range]:visible").evaluate_all(
            """(all) => Object.fromEntries(all.map((slider) => [slider.labels[0].textContent,
              [slider.ariaValueText, slider.parentElement.querySelector("output").textContent]]))"""
        )
        assert values == {name: [value] * 2 for name, value in inputs.sliders.items()}
    expect(explorer.live.get_by_role("status").first).to_have_text(explorer.screen().says)


@full
def test_screen_shows_the_numbers_and_nothing_else(explorer: Opened) -> None:
    case = explorer.case
    open_table(explorer.live.locator("summary"))
    table = explorer.live.get_by_role("region", name="Numbers")
    for name, changes in case.telling.items():
        shown = explorer.put(changes)
        values = [value + 0.0 for value in [*every_number(shown), *case.also(shown)]]
        known = {format(value, spec) for value in values for spec in case.specs}
        known |= {f"{value:.0f}" for value in values if value % 1 == 0} | case.constants
        screen = explorer.screen()
        found = [number for text in screen.texts for number in written(text)]
        assert len(found) > 5, name
        assert [number for number in found if number not in known] == [], name
        assert not re.search(r"null|undefined|NaN.*NaN", screen.says), name
        expect(table.locator("thead th[scope=col]")).to_have_count(len(screen.head))
        expect(table.locator("tbody th[scope=row]:first-child")).to_have_count(len(screen.rows))


def test_formulas_stay_on_one_line(explorer: Opened) -> None:
    for changes in explorer.case.telling.values():
        explorer.put(changes)
        says = explorer.screen().says
        assert not re.search(r" [=·/<−] |\|\u00a0", says)
        assert re.search("\u00a0[=·/<−]\u00a0", says) or "=" not in says


@full
def test_copied_python_prints_the_digits_on_the_screen(explorer: Opened) -> None:
    case = explorer.case
    open_table(explorer.live.locator("summary"))
    codes, screens = [], []
    for changes in case.telling.values():
        shown = explorer.put(changes)
        codes.append(explorer.element.evaluate(PYTHON))
        screens.append(case.prints(explorer.screen(), shown))
    # torch takes a second to load, so all programs run in one, each in a space of its own
    printed = run_python(f"for code in {codes!r}:\n    exec(code, {{}})\n    print('---')")
    for name, lines, screen in zip(case.telling, printed.split("---\n"), screens, strict=False):
        found: list[str | None] = [*PRINTED.findall(lines)]
        assert len(found) == len(screen), name
        hidden = [
            None if digits is None else each for each, digits in zip(found, screen, strict=True)
        ]
        assert hidden == screen, name


def test_static_version_shows_the_same_numbers(explorer: Opened) -> None:
    values = explorer.element.locator(":scope > p .computed").evaluate_all(
        """(all) => Object.fromEntries(all.map((each) =>
          [each.dataset.name, parseFloat(each.dataset.value ?? each.value)]))"""
    )
    shown = explorer.put({})

    def number(path: str) -> Any:
        keys = (int(key) if key.isdigit() else key for key in path.split("."))
        return functools.reduce(lambda part, key: part[key], keys, shown)  # type: ignore[index]

    expected = {name: number(path) for name, path in explorer.case.static.items()}
    assert {name: values.get(name) for name in expected} == expected
    texts = explorer.element.locator(":scope > :is(p, .scroll) .computed").evaluate_all(
        "(all) => all.map((each) => [parseFloat(each.dataset.value ?? each.value), each.textContent])"
    )
    for value, text in texts:
        [digits] = written(text.replace("NaN", "nan"))
        decimals = len(digits.partition("e")[0].partition(".")[2])
        assert digits == format(value, f".{decimals}{'e' if 'e' in digits else 'f'}")


def test_is_there_without_javascript_and_on_paper(
    explorer: Opened, bare: Page, server: Server
) -> None:
    bare.goto(server.address + explorer.case.page)
    place = bare.locator("[data-explorer]")
    assert place.evaluate("(place) => getComputedStyle(place).overflow") == "visible"
    expect(explorer.element.locator(".snippet-figure > svg")).to_be_hidden()
    explorer.page.emulate_media(media="print")
    expect(explorer.live).to_be_hidden()
    for static in (place, explorer.element):
        parts = static.locator("pre > code, .snippet-figure > svg, > p, > .scroll table")
        assert parts.count() >= 3
        for part in parts.all():
            expect(part).to_be_visible()


# ---- Room and colours ----------------------------------------------------------------------------


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_words_neither_collide_nor_leave_the_card(width: int, explorer: Opened) -> None:
    narrow(explorer, width)
    found = layouts(explorer)
    assert {name: each["hits"] for name, each in found.items() if each["hits"]} == {}
    assert {name: each["outside"] for name, each in found.items() if each["outside"]} == {}


def test_fits_a_phone_and_a_finger(explorer: Opened) -> None:
    narrow(explorer, NARROW)
    for name, found in layouts(explorer).items():
        assert found["sideways"] == NARROW, name
        assert found["small"] == [], name
        assert found["font"] >= 12, name
        assert found["lines"] < explorer.case.lines + 0.5, name


def test_table_scrolls_in_its_own_room(explorer: Opened) -> None:
    """However wide it is, the page stays as wide as the phone."""
    narrow(explorer, NARROW)
    if explorer.case.small:
        return
    open_table(explorer.live.locator("summary"))
    table = explorer.element.locator(".live .snippet-table")
    for state in explorer.case.telling.values():
        explorer.put(state)
        assert explorer.page.evaluate("document.documentElement.scrollWidth") == NARROW
        inner, outer = table.evaluate("(room) => [room.scrollWidth, room.clientWidth]")
        assert outer <= NARROW
        assert inner == max(outer, table.locator("table").evaluate("(t) => t.scrollWidth"))


def test_colours_follow_the_scheme(explorer: Opened) -> None:
    page = explorer.page

    def marks() -> list[str]:
        assert faint(explorer) == []
        found: list[str] = explorer.element.evaluate(MARKS)
        return found

    explorer.put(list(explorer.case.telling.values())[1])
    light = marks()
    assert light
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
    dark = marks()
    assert not set(light) & set(dark)
    toggle = page.locator("label[for^=__palette]:visible")
    # light, dark, and then as the system again
    for scheme, colours in (("default", light), ("slate", dark), ("slate", dark)):
        toggle.click()
        page.wait_for_function(f"document.body.dataset.mdColorScheme === '{scheme}'")
        assert marks() == colours
    page.emulate_media(color_scheme="light")
    page.wait_for_function("document.body.dataset.mdColorScheme === 'default'")


def test_forced_colours_keep_the_picture(explorer: Opened) -> None:
    explorer.page.emulate_media(forced_colors="active")
    for name, changes in explorer.case.telling.items():
        explorer.put(changes)
        assert explorer.element.evaluate(MARKS), name
        assert faint(explorer) == [], name


@pytest.mark.parametrize(
    ("width", "scheme", "states"),
    [(NARROW, "light", 4), (WIDE, "dark", 2)],
)
def test_axe_finds_nothing(
    width: int, scheme: Any, states: int, explorer: Opened, axe: str
) -> None:
    case, page = explorer.case, explorer.page
    narrow(explorer, width)
    page.emulate_media(color_scheme=scheme)
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    shadeless = page.add_style_tag(content=UNSHADED)
    changes: list[State] = [inputs.state for inputs in case.inputs]
    asked = [None, *changes, *reversed(case.telling.values())][:states]
    for number, each in enumerate(asked):
        if each is not None:
            explorer.put(each)
        if number == 1 and not case.small:
            open_table(explorer.live.locator("summary"))
        # away from under the header, which would cover a target
        explorer.element.evaluate("(element) => (element.scrollIntoView(), scrollBy(0, -100))")
        found = explorer.element.evaluate(AXE)
        assert [
            (rule["id"], node["html"]) for rule in found["violations"] for node in rule["nodes"]
        ] == []
    shadeless.evaluate("(style) => style.remove()")

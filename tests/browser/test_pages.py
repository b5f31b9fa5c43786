"""What must be true of every page, in both widths and both schemes."""

from __future__ import annotations

import json

import pytest
from browsing import UNSHADED, View

from .colours import contrast, parse

pytestmark = pytest.mark.browser

RULES = json.dumps(
    {
        "runOnly": {
            "type": "tag",
            "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
        "rules": {"target-size": {"enabled": True}},
        "resultTypes": ["violations"],
    }
)
STICKING_OUT = """() => {
  const scrolls = (element) => {
    for (let box = element; box; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.overflowX !== "visible" || style.position === "fixed") return true;
    }
  };
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.checkVisibility({ opacityProperty: true }))
    .filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (left < -1 || right > innerWidth + 1) && !scrolls(element.parentElement);
    })
    .map((element) => element.outerHTML.slice(0, 120));
}"""
SHIFTS = """() => new Promise((resolve) => {
  const shifts = [];
  new PerformanceObserver((list) => shifts.push(...list.getEntries()))
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => resolve(shifts.map(({ value, sources }) =>
    [value, sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? node?.nodeName)])), 100);
})"""
# Everything that a figure draws with full opacity: its text, its lines and its areas.
DRAWN = """() => [...document.querySelectorAll(".snippet-figure svg")].flatMap((svg) => {
  const background = getComputedStyle(svg.closest(".snippet-figure")).backgroundColor;
  return [...svg.querySelectorAll("text, path, line, rect, circle, polygon, polyline, use")]
    .filter((element) => !element.closest("defs, clipPath"))
    .flatMap((element) => {
      const { fill, stroke, fillOpacity, strokeOpacity, opacity } = getComputedStyle(element);
      const isText = element.tagName === "text";
      const ink = isText || fill !== "none" ? [[fill, fillOpacity]] : [];
      if (!isText && stroke !== "none") ink.push([stroke, strokeOpacity]);
      return ink.filter(([, alpha]) => alpha * opacity > 0.99).map(([colour]) =>
        ({ figure: svg.parentElement.id, isText, colour, background, text: element.textContent }));
    });
})"""


def test_opens_quietly(view: View) -> None:
    assert view.errors == []


def test_asks_no_other_host(view: View) -> None:
    assert view.foreign == []


def test_nothing_sticks_out(view: View) -> None:
    inside, window = view.page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    assert inside <= window
    assert view.page.evaluate(STICKING_OUT) == []


def test_nothing_moves_while_it_loads(view: View) -> None:
    shifts = view.page.evaluate(SHIFTS)
    assert sum(value for value, _ in shifts) < 0.001, shifts


def test_axe_finds_nothing(view: View, axe: str) -> None:
    view.page.evaluate(axe)
    shadeless = view.page.add_style_tag(content=UNSHADED)
    found = view.page.evaluate(f"axe.run(document, {RULES})")["violations"]
    shadeless.evaluate("(style) => style.remove()")
    assert [
        f"{rule['id']}: {node['failureSummary']}\n{node['html'][:200]}"
        for rule in found
        for node in rule["nodes"]
    ] == []


def test_figures_are_drawn_to_be_seen(view: View) -> None:
    for figure in view.page.locator(".snippet-figure > svg:visible").all():
        box = figure.bounding_box()
        assert box
        assert 200 < box["width"] <= 520
        assert box["height"] > 100

    faint = {
        (drawn["figure"], drawn["colour"], drawn["text"], round(ratio, 2))
        for drawn in view.page.evaluate(DRAWN)
        if drawn["colour"] != f"rgb{parse(drawn['background'])}"
        for ratio in [contrast(drawn["colour"], drawn["background"])]
        if ratio < (4.5 if drawn["isText"] else 3)
    }
    assert faint == set()


def test_text_in_figures_is_large_enough(view: View) -> None:
    sizes = view.page.evaluate(
        """() => [...document.querySelectorAll(".snippet-figure svg")]
          .filter((svg) => svg.checkVisibility())
          .flatMap((svg) => {
            const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
            return [...svg.querySelectorAll("text")].map((text) =>
              [parseFloat(getComputedStyle(text).fontSize) * scale, text.textContent]);
          })"""
    )
    assert [text for size, text in sizes if size < 9] == []


def test_computed_numbers_show(view: View) -> None:
    for number in view.page.locator("data.computed").all():
        assert number.text_content()
        assert number.get_attribute("value")


def test_wide_things_scroll_from_the_keyboard(view: View) -> None:
    stuck = view.page.evaluate(
        """() => [...document.querySelectorAll(".md-typeset *")]
          .filter((element) => element.checkVisibility())
          .filter((element) => /auto|scroll/.test(getComputedStyle(element).overflowX))
          .filter((element) => element.scrollWidth > element.clientWidth)
          .filter((element) => element.tabIndex !== 0 && !element.querySelector("a, button, input"))
          .map((element) => element.outerHTML.slice(0, 120))"""
    )
    assert stuck == []

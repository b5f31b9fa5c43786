"""What the explorers share: the mathematics against Python, writing numbers, inputs, loading."""

from __future__ import annotations

import itertools
import math
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import Server, View
from playwright.sync_api import Browser, Page, expect

from dlbasics import activations as library
from dlbasics.descent import gradient_descent
from dlbasics.neuron import weighted_sum

from .cases import EXPLORERS
from .explorers import MODULES, SHARED, different, live, module, reader, weight, written

pytestmark = pytest.mark.browser

OPEN = Callable[..., View]
PAGE = "learning/gradient-descent/index.html"
WITHOUT = "reference/links/index.html"
# bytes of JavaScript, compressed, for one page; and what is kept, so that a sentence can be mended
LIMIT, SLACK = 20_000, 500
NAMES = ("sigmoid", "tanh", "relu", "linear", "leaky_relu", "elu", "gelu", "silu", "softplus")
# an explorer with every kind of input
SAMPLE = """async ({ Explorer }) => {
  const { el } = await import("/assets/explorers/plot.js");
  class Sample extends Explorer {
    fields = {
      rate: { label: "rate", start: 0.1, min: 0.001, max: 10, log: true },
      kind: { label: "kind", start: "one", options: { one: "the first", two: "the second" } },
      forced: { label: "forced", start: false },
      extra: { label: "extra", start: 4, min: 1, max: 9, when: (state) => state.kind === "two" },
    };
    note = el("p", {});
    figure() { return [this.note]; }
    compute(state) { return { ...state, double: 2 * state.rate }; }
    draw(numbers) { this.note.textContent = `${numbers.double}`; }
    sentence(numbers) { return [`${numbers.kind} `, `${numbers.forced}`]; }
    question() { return { ask: "What?", answer: 1, tolerance: 0, reveal: "One." }; }
  }
  if (!customElements.get("dl-sample")) customElements.define("dl-sample", Sample);
  const place = el("div", { class: "explorer", id: "sample" }, document.createElement("dl-sample"));
  place.firstChild.className = "sample";
  document.querySelector("article").prepend(place);
  scrollTo(0, 0);
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A page without an explorer, to run modules in."""
    with reader(browser, server) as view:
        view.page.goto(server.address + WITHOUT.removesuffix("index.html"))
        yield view.page


def test_activations_are_those_of_the_library(page: Page) -> None:
    grid = [-1000.0, -750.0, -100.0, -40.0, *(i / 8 for i in range(-160, 161)), 40.0, 100.0, 1000.0]
    found = module(
        page,
        "activations.js",
        """({ activations }, grid) => Object.entries(activations).map(([id, { name, value, slope }]) =>
          ({ id, name, values: grid.map(value), slopes: grid.map(slope) }))""",
        grid,
    )
    assert [each["id"] for each in found] == list(NAMES)
    for each in found:
        own = getattr(library, each["id"])
        expected = {
            "name": own.name,
            "values": [float(own(z)) for z in grid],
            "slopes": [float(own.derivative(z)) for z in grid],
        }
        # one unit in the last place of tanh is all that is left of 1 − tanh² far out
        assert different(each, expected, atol=5e-16, at=each["id"]) == []


def test_error_function_has_all_its_digits(page: Page) -> None:
    grid = [sign * i / 64 for i in range(1, 400) for sign in (1, -1)] + [0.0, 1e-9, 1e-300, 30.0]
    tail = [i / 16 for i in range(16, 420)]
    found = module(
        page,
        "activations.js",
        "({ erf, erfc }, { grid, tail }) => [grid.map(erf), tail.map(erfc), erf(NaN)]",
        {"grid": grid, "tail": tail},
    )
    assert different(found[0], [math.erf(x) for x in grid], rtol=1e-15) == []
    assert different(found[1], [math.erfc(x) for x in tail], rtol=4e-15) == []
    assert math.isnan(found[2])


@pytest.mark.parametrize("seed", [0, 1, 42, 2**31, 2**32 - 1])
def test_random_numbers_are_those_of_python(seed: int, page: Page) -> None:
    draws = module(
        page,
        "network.js",
        """({ Random }, seed) => {
          const rng = new Random(seed), again = new Random(seed);
          return [
            Array.from({ length: 1500 }, () => rng.random()),
            Array.from({ length: 501 }, () => again.gauss()),
          ];
        }""",
        seed,
    )
    rng, again = random.Random(seed), random.Random(seed)
    assert draws[0] == [rng.random() for _ in range(1500)]
    expected = [again.gauss() for _ in range(501)]
    # sine, cosine and logarithm may differ from the C library's in the last digit
    assert different(draws[1], expected, rtol=4e-16, atol=2e-15) == []


def test_descent_and_neuron_are_those_of_the_library(page: Page) -> None:
    rng = random.Random(5)
    cases = [[rng.uniform(-9, 9), rng.uniform(0.01, 1.3)] for _ in range(50)]
    inputs, weights = ([rng.gauss(0, 1) for _ in range(7)] for _ in range(2))
    found = module(
        page,
        "descent.js",
        """({ descend, parabola }, cases) =>
          cases.map(([start, rate]) => descend(parabola.gradient, start, rate, 25))""",
        cases,
    )
    paths = [gradient_descent(lambda w: 2 * (w - 5), start, rate, 25) for start, rate in cases]
    assert found == paths
    code = "({ weightedSum }, { inputs, weights }) => weightedSum(inputs, weights, 0.3)"
    found = module(page, "neuron.js", code, {"inputs": inputs, "weights": weights})
    assert found == weighted_sum(inputs, weights, 0.3)


def test_numbers_are_written_as_python_writes_them(page: Page) -> None:
    rng = random.Random(1)
    values = [rng.uniform(-1, 1) * 10 ** rng.randint(-5, 12) for _ in range(500)]
    values += [n / 32 for n in range(-200, 200)] + [n * 0.5 for n in range(20_000, 20_100)]
    values += [12_345_000.0, 12_355_000.0, 9999.9996, 1e300, 0.0, 0.0005, 0.0015]
    for digits in (1, 2, 3):
        found = module(
            page,
            "numbers.js",
            "({ fmt, spec }, [values, digits]) => values.map((x) => [fmt(x, digits), spec(x, digits)])",
            [values, digits],
        )
        wrong = [
            (value, text)
            for value, (text, spec) in zip(values, found, strict=True)
            if written(text) != [format(value, spec)] or "-" in text
        ]
        assert wrong == []
    assert module(page, "numbers.js", "({ fmt }) => [1 / 0, -1 / 0, NaN].map((x) => fmt(x))") == [
        "inf",
        "−inf",
        "NaN",
    ]


def test_ticks_are_round_and_evenly_spaced(page: Page) -> None:
    rng = random.Random(3)
    ranges = [
        sorted([rng.uniform(-1, 1) * 10 ** rng.randint(-3, 9) for _ in "ab"]) for _ in range(200)
    ]
    found = module(
        page,
        "plot.js",
        "({ ticks }, ranges) => ranges.map(([low, high]) => ticks(low, high))",
        ranges,
    )
    for (low, high), ticks in zip(ranges, found, strict=True):
        steps = [b - a for a, b in itertools.pairwise(ticks)]
        assert 2 <= len(ticks) <= 7, (low, high)
        assert low <= ticks[0] and ticks[-1] <= high * (1 + 1e-12 * math.copysign(1, high))
        assert max(steps) - min(steps) <= 1e-9 * max(map(abs, ticks))
        assert f"{steps[0]:.6e}"[0] in "125"


def test_what_is_described_again_stays_and_the_rest_follows(page: Page) -> None:
    found = module(
        page,
        "plot.js",
        """({ el, fill }) => {
          const heard = [];
          const node = el("p", { class: "a", id: "x", onclick: () => heard.push(1) });
          const was = [];
          const draw = (...children) => {
            fill(node, { class: "b", id: null }, ...children);
            was.push([...node.childNodes]);
            return node.outerHTML;
          };
          const own = el("hr");
          const texts = [
            draw("one", ["b", { title: "t", lang: "en" }, "two", ["i", {}, "!"]], own),
            draw("uno", ["b", { title: "u" }, "two"], own, "<img>"),
            draw(["b", { title: "u" }, "two"], "then"),
            draw(),
          ];
          node.click();
          const same = [0, 1, 2].map((at) => was[0][at] === was[1][at]);
          return [texts, same, was[1][1] === was[2][0], heard.length];
        }""",
    )
    assert found == [
        [
            '<p class="b">one<b title="t" lang="en">two<i>!</i></b><hr></p>',
            '<p class="b">uno<b title="u">two</b><hr>&lt;img&gt;</p>',
            '<p class="b"><b title="u">two</b>then</p>',
            '<p class="b"></p>',
        ],
        [True, True, True],
        False,  # it stood elsewhere
        1,
    ]


def test_a_redraw_touches_only_what_differs(page: Page) -> None:
    changes = module(
        page,
        "plot.js",
        """async ({ Plot }) => {
          const plot = new Plot("");
          const draw = (width, end) => {
            plot.begin(width, [0, 1], [0, 1], "x", "y");
            plot.path([[50, 50], [end, 60]], "line");
            plot.show();
          };
          draw(400, 100);
          const seen = new MutationObserver(() => {});
          const all = { attributes: true, childList: true, characterData: true, subtree: true };
          seen.observe(plot.node, all);
          draw(400, 100);
          const nothing = seen.takeRecords().length;
          draw(400, 110);
          const [one, ...more] = seen.takeRecords();
          draw(500, 110);
          return [nothing, one.attributeName, more.length, seen.takeRecords().length > 5];
        }""",
    )
    assert changes == [0, "d", 0, True]


def test_an_arrow_ends_at_its_tip_with_a_head_no_longer_than_half(page: Page) -> None:
    for start, end in (((0, 0), (30, 40)), ((10, 5), (10, 1)), ((3, 3), (3, 3))):
        line, (left, tip, right) = module(
            page,
            "arrow.js",
            """({ arrow }, [from, to]) => {
              const paths = [];
              arrow({ path: (points) => paths.push(points) }, from, to, "");
              return paths;
            }""",
            [start, end],
        )
        assert line == [list(start), list(end)] and tip == list(end)
        length = math.dist(start, end)
        back = [(a + b) / 2 for a, b in zip(left, right, strict=True)]
        assert math.dist(back, end) == pytest.approx(min(8, length / 2))
        assert math.dist(left, end) == pytest.approx(math.dist(right, end))


def test_every_kind_of_input_works(page: Page) -> None:
    module(page, "kit.js", SAMPLE)
    sample = page.locator("dl-sample")
    state = "(element) => element.state"
    assert sample.evaluate(state) == {"rate": 0.1, "kind": "one", "forced": False, "extra": 4}

    rate = sample.get_by_label("rate")
    assert float(rate.input_value()) == -1
    rate.press("ArrowRight")
    assert sample.evaluate(state)["rate"] == 0.102
    expect(rate).to_have_attribute("aria-valuetext", "0.102")
    rate.press("End")
    assert sample.evaluate(state)["rate"] == 10
    expect(sample.locator(".figure")).to_have_text("20")

    expect(sample.get_by_label("extra")).to_be_hidden()
    sample.get_by_label("kind").select_option("the second")
    expect(sample.get_by_label("extra")).to_be_visible()
    sample.get_by_label("forced").check()
    expect(sample.get_by_role("status").first).to_have_text("two ")  # the rest is asked for
    sample.get_by_role("spinbutton").fill("0")
    sample.get_by_role("button", name="Check").click()
    expect(sample.get_by_role("status").first).to_have_text("two true")

    sample.evaluate(
        """(element) => element.state =
          { rate: "9", kind: "constructor", forced: 1, extra: 99, other: 1, __proto__: { kind: 1 } }"""
    )
    assert sample.evaluate(state) == {"rate": 10, "kind": "two", "forced": True, "extra": 9}
    sample.evaluate("(element) => element.state = { rate: NaN, extra: -Infinity }")
    assert sample.evaluate(state)["rate"] == 10
    assert sample.evaluate(state)["extra"] == 1
    expect(sample.get_by_role("button", name="Play")).to_have_count(0)


def test_a_page_without_an_explorer_loads_only_the_loader(browser: Browser, server: Server) -> None:
    server.sent.clear()
    with reader(browser, server) as view:
        view.page.goto(server.address + WITHOUT.removesuffix("index.html"))
        view.page.wait_for_load_state("networkidle")
    assert [name for name in server.sent if "/explorers/" in name] == ["/assets/explorers/load.js"]


@pytest.mark.parametrize("missing", ["dl-descent.js", "kit.js", "load.js"])
def test_static_version_stays_where_a_module_fails(
    missing: str, browser: Browser, server: Server
) -> None:
    with reader(browser, server) as view:
        view.page.route(f"**/explorers/{missing}", lambda route: route.abort())
        view.page.goto(server.address + PAGE)
        place = view.page.locator("[data-explorer]")
        place.scroll_into_view_if_needed()
        expect(place.locator(".snippet-figure > svg")).to_be_visible()
        cut = "(place) => getComputedStyle(place).overflow"
        view.page.wait_for_function(
            "getComputedStyle(document.querySelector('[data-explorer]')).overflow === 'visible'"
        )
        assert place.evaluate(cut) == "visible"
        assert view.page.locator("dl-descent").count() == 0


def test_modules_weigh_little(site: Path, server: Server, open_page: OPEN) -> None:
    weights = {path.name: weight(path) for path in sorted((site / "assets/explorers").glob("*.js"))}
    assert set(weights) == {path.name for path in MODULES.glob("*.js")}
    print("\n", weights, "together", sum(weights.values()))
    print("style", weight(MODULES.parent / "css/explorers.css"))
    for case in EXPLORERS:
        server.sent.clear()
        live(open_page(f"{case.page}index.html").page, case.name)
        sent = {sent.rpartition("/")[2] for sent in server.sent if "/explorers/" in sent}
        assert {*SHARED, f"{case.name}.js"} <= sent
        loaded = sum(weights[module] for module in sent)
        print(case.page, "loads", loaded)
        assert loaded <= LIMIT - SLACK

"""What the tests of all explorers share: opening one, running code with its modules, comparing."""

from __future__ import annotations

import gzip
import math
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from browsing import ROOT, Server, View
from playwright.sync_api import Browser, ElementHandle, Locator, Page

MODULES = ROOT / "docs/assets/explorers"
SHARED = ("finger.js", "inputs.js", "kit.js", "load.js", "numbers.js", "plot.js")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
NUMBER = re.compile(r"[-−]?\d+(?:\.\d+)?(?:\s×\s10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+))?|[-−]?inf|nan")
State = dict[str, Any]
COPIES = ("The numbers as a table", "Numbers", "Reset", "Copy link", "Copy as Python")
TIME = ("Play", "Step")


@dataclass
class Screen:
    """The texts of an explorer."""

    says: str
    terms: dict[str, str]  # by their names
    strong: list[str]  # in the picture, and on the buttons there
    head: list[str]
    rows: list[list[str]]

    @property
    def texts(self) -> list[str]:
        cells = (cell for row in [self.head, *self.rows] for cell in row)
        return [self.says, *self.terms.values(), *self.strong, *cells]


@dataclass(frozen=True)
class Inputs:
    """The inputs in a state: sliders with their values in words, others with their roles."""

    state: State
    sliders: dict[str, str]
    others: dict[str, str]
    pictures: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """What is asked in a state, and what the screen holds back until it is answered."""

    state: State
    ask: str
    reveal: str
    hidden: str  # words
    drawn: str  # marks in the picture


@dataclass(frozen=True)
class Case:
    name: str
    page: str
    first: State
    telling: dict[str, State]  # changes of the first state
    link: State  # another value for every input
    low: State  # what becomes of numbers far below and far above
    high: State
    inputs: tuple[Inputs, ...]
    questions: tuple[Question, ...]
    stops: tuple[str, ...]  # of the Tab key, from the start
    keys: dict[str, tuple[tuple[str, State], ...]]  # at a stop, and what they change
    static: dict[str, str]  # the build's names of the numbers in the static text, and ours
    prints: Callable[[Screen, State], list[str | None]]  # None is not on the screen
    also: Callable[[State], list[float]] = lambda numbers: []  # sizes of what is in the numbers
    specs: tuple[str, ...] = (".1f", ".2f", ".3f", ".3e")
    constants: frozenset[str] = frozenset()
    steps: int = 0  # of Play, in the state `timed`
    timed: State = field(default_factory=dict)
    reset: State = field(default_factory=dict)  # what Reset leaves
    lines: int = 4  # of the sentence, on a phone
    small: bool = False

    def __str__(self) -> str:
        return f"{self.name} small" if self.small else self.name


@contextmanager
def reader(browser: Browser, server: Server, **options: Any) -> Iterator[View]:
    """A fresh profile with options of Playwright, such as `reduced_motion="reduce"`."""
    context = browser.new_context(**options)
    view = View(context.new_page())
    context.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((server.address, "data:", "blob:"))
            else view.foreign.append(request.url)
        ),
    )
    view.page.on(
        "console",
        lambda message: (
            view.errors.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    view.page.on("pageerror", lambda error: view.errors.append(str(error)))
    yield view
    context.close()


@contextmanager
def visit(
    browser: Browser, server: Server, path: str, name: str, script: str = "", **options: Any
) -> Iterator[Page]:
    """A page with its explorer alive, on which nothing goes wrong and nothing is asked elsewhere."""
    with reader(browser, server, **options) as view:
        view.page.add_init_script(script)
        view.page.set_default_timeout(5000)
        view.page.goto(server.address + path)
        live(view.page, name)
        yield view.page
        assert view.errors == []
        assert view.foreign == []


def live(page: Page, name: str, number: int = 0) -> ElementHandle:
    """The explorer of this name, brought into view and alive."""
    place = page.locator(f"[data-explorer={name}]").nth(number)
    place.scroll_into_view_if_needed()
    element = place.locator(f"{name}[data-live]")
    element.wait_for()
    return element.element_handle()


def renew(page: Page, name: str, query: str = "") -> ElementHandle:
    """The explorer built anew, as if its page had been opened with this query, of any length."""
    page.evaluate(
        """([name, query]) => {
          history.replaceState({}, "", location.pathname + query);
          const place = document.querySelector(`[data-explorer=${name}]`);
          const old = place.querySelector(name);
          old.querySelector(":scope > .live").remove();
          old.replaceWith(...old.childNodes);
          place.replaceWith(place.cloneNode(true));
        }""",
        [name, query],
    )
    return live(page, name)


def state(page: Page, name: str, number: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = page.locator(name).nth(number).evaluate("(element) => element.state")
    return found


def put(page: Page, name: str, values: dict[str, Any]) -> None:
    page.locator(name).first.evaluate("(element, values) => element.state = values", values)


def verdict(page: Page, name: str, values: dict[str, Any], guess: float) -> str:
    """What the explorer says to a guess at what it asks in a state."""
    put(page, name, values)
    form = page.locator(f"{name} form").first
    form.get_by_role("button", name="Ask me").click()
    form.get_by_role("spinbutton").fill(f"{guess}")
    form.get_by_role("spinbutton").press("Enter")
    return form.inner_text()


def open_table(summary: Locator) -> None:
    """Open the numbers, and wait for them: a browser says only later that a box was opened."""
    summary.click()
    summary.locator("xpath=..").locator("tbody tr").first.wait_for()


def numbers(element: ElementHandle, states: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The numbers of an explorer in each of many states, one after another in the same element."""
    found: list[State] = element.evaluate(
        """(element, states) => states.map((state) => {
          element.state = state;
          return element.numbers;
        })""",
        states,
    )
    return found


def module(page: Page, name: str, code: str, argument: Any = None) -> Any:
    """The value of JavaScript `code`, a function of the module's exports and of one argument."""
    return page.evaluate(
        f"""async (argument) =>
          ({code})(await import(new URL("/assets/explorers/{name}", location.href)), argument)""",
        argument,
    )


def different(
    found: Any, expected: Any, rtol: float = 1e-12, atol: float = 0.0, at: str = ""
) -> list[str]:
    """Where two nests of lists, dictionaries and numbers differ, with both numbers."""
    if isinstance(expected, dict):
        pairs = [(found.get(key), value, f"{at}.{key}") for key, value in expected.items()]
    elif isinstance(expected, (list, tuple)):
        if len(found) != len(expected):
            return [f"{at}: {len(found)} items, expected {len(expected)}"]
        pairs = [(f, e, f"{at}[{i}]") for i, (f, e) in enumerate(zip(found, expected, strict=True))]
    elif isinstance(expected, float) and isinstance(found, (int, float)):
        same = math.isclose(found, expected, rel_tol=rtol, abs_tol=atol)
        alike = same or (math.isnan(found) and math.isnan(expected))
        return [] if alike else [f"{at}: {found!r}, expected {expected!r}"]
    else:
        return [] if found == expected else [f"{at}: {found!r}, expected {expected!r}"]
    return [line for f, e, place in pairs for line in different(f, e, rtol, atol, place)]


def written(text: str) -> list[str]:
    """The numbers in a text of the screen, as Python writes them."""
    return [
        match[0].replace("−", "-")
        if not match[1]
        else f"{match[0].split()[0]}e{int(match[1].translate(RAISED)):+03}".replace("−", "-")
        for match in NUMBER.finditer(text)
    ]


def plain(text: str) -> str:
    """A text of the screen without what keeps its formulas on one line."""
    return text.replace("\u00a0", " ").replace("\u2060", "")


def run_python(code: str) -> str:
    """What a program prints that was copied from an explorer."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-W", "error", "-c", code]
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout


def weight(path: Path) -> int:
    """Bytes of a file as it is sent, compressed."""
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def milliseconds(page: Page, element: ElementHandle, states: list[dict[str, Any]]) -> list[float]:
    """How long a redraw takes in each of these states, on a processor four times as slow."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    times: list[float] = element.evaluate(
        """(element, states) => states.map((state) => {
          const start = performance.now();
          element.state = state;
          element.getBoundingClientRect();
          return performance.now() - start;
        })""",
        states,
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return times


def first_drawing(page: Page, name: str) -> float:
    """How long a new explorer takes to stand on the page, on a processor four times as slow."""
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    time: float = page.evaluate(
        """(name) => {
          const start = performance.now();
          const element = document.createElement(name);
          document.querySelector("article").append(element);
          element.getBoundingClientRect();
          const time = performance.now() - start;
          element.remove();
          return time;
        }""",
        name,
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return time


@dataclass
class Opened:
    """An explorer on its page, and what the tests do with it."""

    case: Case
    page: Page

    @property
    def element(self) -> Locator:
        return self.page.locator(self.case.name).first

    @property
    def live(self) -> Locator:
        return self.element.locator(".live")

    @property
    def state(self) -> State:
        return state(self.page, self.case.name)

    def put(self, changes: State) -> State:
        """The numbers after these changes of the first state."""
        [found] = numbers(self.element.element_handle(), [{**self.case.first, **changes}])
        return found

    def renew(self, query: str = "") -> None:
        renew(self.page, self.case.name, query)

    def refresh(self) -> None:
        """As when its page was opened, after whatever a test has done with both."""
        if self.page.viewport_size != {"width": 1280, "height": 800}:
            self.page.set_viewport_size({"width": 1280, "height": 800})
        self.page.emulate_media(
            media="screen",
            color_scheme="light",
            forced_colors="none",
            # the small one plays by itself
            reduced_motion="reduce" if self.case.small else "no-preference",
        )
        self.page.evaluate("document.querySelectorAll('.added').forEach((each) => each.remove())")
        self.renew()

    def screen(self) -> Screen:
        """What is to be read now; the numbers only where they are open."""
        found = self.live.evaluate(
            """(live) => {
              const all = (selector, read) => [...live.querySelectorAll(selector)].map(read);
              const text = ({ textContent }) => textContent.trim();
              return {
                says: text(live.querySelector("[role=status]")),
                terms: Object.fromEntries(
                  all(".term", (term) => [text(term.firstChild), text(term.lastChild)])),
                strong: all(".figure :is(svg .strong, button:not([hidden]))", text),
                head: all("thead th", text),
                rows: all("tbody tr", (row) => [...row.children].map(text)),
              };
            }"""
        )
        return Screen(**found)

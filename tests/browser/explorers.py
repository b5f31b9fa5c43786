"""What the tests of all explorers share: opening one, running code with its modules, comparing."""

from __future__ import annotations

import gzip
import math
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, ElementHandle, Locator, Page

from .conftest import ROOT, Server, View

MODULES = ROOT / "docs/assets/explorers"
SHARED = ("kit.js", "nn.js", "load.js")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
NUMBER = re.compile(r"[-−]?\d+(?:\.\d+)?(?:\s×\s10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+))?|[-−]?inf|nan")


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


def live(page: Page, name: str, number: int = 0) -> ElementHandle:
    """The explorer of this name, brought into view and alive."""
    place = page.locator(f"[data-explorer={name}]").nth(number)
    place.scroll_into_view_if_needed()
    element = place.locator(f"{name}[data-live]")
    element.wait_for()
    return element.element_handle()


def open_table(summary: Locator) -> None:
    """Open the numbers, and wait for them: a browser says only later that a box was opened."""
    summary.click()
    summary.locator("xpath=..").locator("tbody tr").first.wait_for()


def numbers(element: ElementHandle, states: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The numbers of an explorer in each of many states, one after another in the same element."""
    return element.evaluate(
        """(element, states) => states.map((state) => {
          element.state = state;
          return element.numbers;
        })""",
        states,
    )


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
        else f"{match[0].split(chr(0x2009))[0]}e{int(match[1].translate(RAISED)):+03}".replace(
            "−", "-"
        )
        for match in NUMBER.finditer(text)
    ]


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

"""A finger on the screen of a phone, by the events that a touch screen sends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from browsing import Server
from playwright.sync_api import Browser, Page

Point = tuple[float, float]
SETTLED = """async () => {
  let before;
  do {
    before = scrollY;
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (scrollY !== before);
}"""


@contextmanager
def phone(
    browser: Browser, server: Server, path: str, width: int = 360, height: int = 740
) -> Iterator[Page]:
    """A page on the touch screen of a phone, still where it can be."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        has_touch=True,
        is_mobile=True,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(server.address + path.removesuffix("index.html"))
    page.wait_for_function("document.readyState === 'complete'")
    yield page
    context.close()


class Finger:
    """One finger."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.session = page.context.new_cdp_session(page)

    def stroke(self, start: Point, moves: Sequence[Point], hold: int = 0, pace: int = 12) -> None:
        """Land at a place, rest, move by each of these from there, and leave."""
        self._send("touchStart", start)
        if hold:
            self.page.wait_for_timeout(hold)
        for x, y in moves:
            self._send("touchMove", (start[0] + x, start[1] + y))
            self.page.wait_for_timeout(pace)
        self._send("touchEnd")
        self.page.evaluate(SETTLED)

    def tap(self, place: Point) -> None:
        self.stroke(place, [], hold=40)

    def _send(self, kind: str, *places: Point) -> None:
        points: list[dict[str, Any]] = [{"x": x, "y": y} for x, y in places]
        self.session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


def line(x: float, y: float, moves: int) -> list[Point]:
    """The moves of a straight stroke."""
    return [(x * part / moves, y * part / moves) for part in range(1, moves + 1)]

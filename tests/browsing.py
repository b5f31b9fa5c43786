"""The built site in a real browser, for the tests in `journeys` and `browser`.

`SITE_DIR` names a site that is built already, `CHROMIUM` a browser, `BROWSER=none` skips it all.
"""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

HERE = Path(__file__).parent
FOLDERS = (HERE / "journeys", HERE / "browser")
ROOT = HERE.parent
NARROW, WIDE = 360, 1280
SCHEMES = ("light", "dark")
# axe does not judge the contrast of words on a gradient, which the shade of a table is
UNSHADED = ".scroll, .snippet-table { background: none !important }"
SKIPPED = os.environ.get("BROWSER") == "none"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)

expect.set_options(timeout=20_000)  # milliseconds: a busy machine is slow, not wrong


def pages() -> list[str]:
    """Path of every HTML page that the site has, or will have once it is built."""
    if built := os.environ.get("SITE_DIR"):
        site = Path(built)
        return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    docs = ROOT / "docs"
    sources = [*docs.rglob("*.md"), *docs.glob("exercises/*.py")]
    names = (source.relative_to(docs).with_suffix("") for source in sources)
    folders = (name.parent if name.name == "index" else name for name in names)
    return sorted(["404.html", *((folder / "index.html").as_posix() for folder in folders)])


@dataclass(frozen=True)
class Look:
    """A page, the width of the window and the colours that the reader's system asks for."""

    path: str
    width: int = WIDE
    scheme: str = "light"

    def __str__(self) -> str:
        return f"{self.path}-{self.width}-{self.scheme}"


@dataclass
class View:
    """An open page, and what it said and asked for since it was opened."""

    page: Page
    errors: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


class Server(http.server.ThreadingHTTPServer):
    """Serves a folder on 127.0.0.1 as a static host would, and notes what it sent."""

    def __init__(self, folder: Path) -> None:
        self.sent: dict[str, bytes] = {}
        super().__init__(("127.0.0.1", 0), functools.partial(_Handler, directory=folder))
        self.address = f"http://127.0.0.1:{self.server_port}/"

    def handle_error(self, *_: object) -> None:
        """Say nothing: a browser hangs up in the middle when a test closes its page."""


class _Handler(http.server.SimpleHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        found = path.is_file()
        if not found:
            path = Path(self.directory) / "404.html"
        content = path.read_bytes()
        self.server.sent[self.path] = content
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing: the tests report what is wrong."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give `path` every page; give `view` every page in both widths and both schemes."""
    if not any(metafunc.definition.path.is_relative_to(folder) for folder in FOLDERS):
        return
    found = [] if SKIPPED else pages()
    if "view" in metafunc.fixturenames:
        looks = [Look(path, w, s) for path in found for w in (NARROW, WIDE) for s in SCHEMES]
        metafunc.parametrize("view", looks, ids=str, indirect=True, scope="session")
    if "path" in metafunc.fixturenames:
        metafunc.parametrize("path", found, scope="session")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if SKIPPED:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason="BROWSER=none"))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    yield
    reporter: Any = session.config.pluginmanager.get_plugin("terminalreporter")
    if SKIPPED and reporter:
        reporter.write_line("The browser tests were skipped, because BROWSER=none.", yellow=True)


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[Server]:
    with Server(site) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def chromium_path(playwright: Playwright) -> str:
    """The browser to use: CHROMIUM, else one that is installed, else Playwright's own."""
    own = playwright.chromium.executable_path
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), own)
    if not Path(found).is_file():
        pytest.fail(
            "no browser found: install Chrome or Chromium, or set CHROMIUM to the path of one, "
            "or run `python -m playwright install chromium`, or skip these tests with BROWSER=none",
            pytrace=False,
        )
    return found


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium_path: str) -> Iterator[Browser]:
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    sandbox = ("--no-sandbox",) if as_root else ()
    running = playwright.chromium.launch(executable_path=chromium_path, args=[*QUIET, *sandbox])
    yield running
    running.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which finds what keeps people out."""
    script = ROOT / "node_modules/axe-core/axe.min.js"
    if not script.is_file():
        beside = Path(sys.executable).parent  # where pip puts it, on the PATH or not
        deno = shutil.which("deno", path=f"{beside}{os.pathsep}{os.environ.get('PATH', '')}")
        if not deno:
            pytest.fail("deno is not installed: run `pip install deno`", pytrace=False)
        command = [deno, "install", "--frozen"]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if run.returncode or not script.is_file():
            pytest.fail(
                f"`deno install --frozen` brought no axe-core:\n{run.stderr}", pytrace=False
            )
    return script.read_text(encoding="utf-8")


def opened(browser: Browser, server: Server, look: Look, javascript: bool = True) -> View:
    """The page in a fresh profile, with its scripts at work."""
    context = browser.new_context(
        viewport={"width": look.width, "height": 800},
        color_scheme=look.scheme,
        java_script_enabled=javascript,
    )
    view = View(context.new_page())

    def note(url: str) -> None:
        if not url.startswith((server.address, "data:", "blob:")):
            view.foreign.append(url)

    def hear(kind: str, text: str) -> None:
        # the address of the error page is, of course, not found
        if kind in ("error", "warning") and not (look.path == "404.html" and "404" in text):
            view.errors.append(text)

    context.on("request", lambda request: note(request.url))
    view.page.on("console", lambda message: hear(message.type, message.text))
    view.page.on("pageerror", lambda error: view.errors.append(str(error)))
    address = "no/such/page/" if look.path == "404.html" else look.path.removesuffix("index.html")
    view.page.goto(server.address + address)
    if javascript:
        view.page.wait_for_function("document.readyState === 'complete' && window.component$")
        view.page.evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")
    return view


@pytest.fixture(scope="session")
def view(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[View]:
    """A page in one look, shared by the tests that only read."""
    shared = opened(browser, server, request.param)
    yield shared
    shared.page.context.close()


@pytest.fixture
def open_page(browser: Browser, server: Server) -> Iterator[Callable[..., View]]:
    """Open a page for one test, which may do with it what it likes."""
    views: list[View] = []

    def open_one(
        path: str, width: int = WIDE, scheme: str = "light", javascript: bool = True
    ) -> View:
        views.append(opened(browser, server, Look(path, width, scheme), javascript))
        return views[-1]

    yield open_one
    for view in views:
        view.page.context.close()

"""The project's own site, built from a copy: the same bytes twice, and what a page loads."""

from __future__ import annotations

import gzip
import os
import shutil
import sys
import threading
from pathlib import Path

from playwright.sync_api import sync_playwright
from process import ROOT, python
from table import Row, at_most, exactly
from workload import Plan

sys.path.insert(0, str(ROOT))
from tests.browser.conftest import BROWSERS, QUIET, Look, Server, opened

SOURCES = ("docs", "snippets", "src")
PAGE = "learning/gradient-descent/index.html"


def identical(work: Path, plan: Plan) -> list[Row]:
    """How many files differ between cold builds in two places."""
    one, other = (_files(_cold_build(folder)) for folder in _copies(work, "one", "other"))
    differing = {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
    found = exactly(f"two cold builds of {len(one)} files: files that differ", [len(differing)], 0)
    return [found, *(Row(f"  {name}", "differs") for name in sorted(differing))]


def page(work: Path, plan: Plan) -> list[Row]:
    """What a concept page asks of other hosts, and the weight of all that it loads."""
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), own)
        if not Path(found).is_file():
            return [Row(PAGE, "no browser found: install Chromium, or set CHROMIUM to its path")]
        as_root = hasattr(os, "geteuid") and os.geteuid() == 0
        sandbox = ("--no-sandbox",) if as_root else ()
        browser = playwright.chromium.launch(executable_path=found, args=[*QUIET, *sandbox])
        with Server(_cold_build(*_copies(work, "copy"))) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            foreign = opened(browser, server, Look(PAGE)).foreign
            server.shutdown()
        browser.close()
    weight = sum(
        min(len(content), len(gzip.compress(content, 6))) for content in server.sent.values()
    )
    return [
        exactly("the page on gradient descent: requests to other hosts", [len(foreign)], 0),
        at_most(
            "the page on gradient descent: all it loads", [weight / 1000], 150, "{:.0f}", " kB"
        ),
    ]


def _copies(work: Path, *names: str) -> list[Path]:
    """Copies of the project, all of them made before the first is built."""
    for folder in (work / name for name in names):
        for source in SOURCES:
            ignored = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / source, folder / source, ignore=ignored)
        shutil.copy(ROOT / "mkdocs.yml", folder)
        (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return [work / name for name in names]


def _cold_build(folder: Path) -> Path:
    """The folder of the site that a fresh copy of the project makes."""
    python(folder, "-m", "mkdocs", "build", "--strict", "--quiet")
    return folder / "site"


def _files(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }

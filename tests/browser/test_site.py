"""The files of the built site: valid, without outside addresses, light."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from importlib import metadata
from pathlib import Path

import html5lib
import pytest
from browsing import ROOT, Look, Server, opened, pages
from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

LIMIT = 150_000  # bytes of everything that one page loads, compressed
LOADING = {
    "link": "href",
    "script": "src",
    "img": "src",
    "source": "src",
    "iframe": "src",
    "video": "src",
    "object": "data",
}


def test_every_page_is_looked_at(site: Path) -> None:
    assert pages() == sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def test_is_valid_html(path: str, site: Path) -> None:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse((site / path).read_text(encoding="utf-8"))
    assert parser.errors == []

    for figure in tree.iter("figure"):
        captions = [position for position, child in enumerate(figure) if child.tag == "figcaption"]
        assert set(captions) <= {0, len(figure) - 1}, "a caption stands first or last in its figure"

    counted = Counter(node.get("id") for node in tree.iter() if node.get("id"))
    assert [name for name, times in counted.items() if times > 1] == []

    ids = set(counted)
    for attribute in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
        named = {name for node in tree.iter() for name in (node.get(attribute) or "").split()}
        assert named <= ids, attribute


def test_names_no_other_host(path: str, site: Path) -> None:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse((site / path).read_text(encoding="utf-8"))
    for node in tree.iter():
        if node.tag in LOADING and node.get("rel") != "canonical":
            address = node.get(LOADING[node.tag]) or ""
            assert not re.match(r"(\w+:)?//", address), address


def test_bears_no_date(site: Path) -> None:
    assert "lastmod" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_overrides_belong_to_the_installed_theme() -> None:
    """Each override copies a template: with another Material, compare it with the new one."""
    installed = metadata.version("mkdocs-material")
    templates = list((ROOT / "docs/theme").rglob("*.html"))
    assert templates
    for template in templates:
        first = template.read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith(f"{{#- Material {installed}, "), template.name


def test_is_light(path: str, browser: Browser, server: Server, site: Path) -> None:
    server.sent.clear()
    view = opened(browser, server, Look(path))
    view.page.wait_for_load_state("networkidle")
    view.page.context.close()
    weights = {
        name: min(len(content), len(gzip.compress(content, 6, mtime=0)))
        for name, content in server.sent.copy().items()  # the server is still at work
    }
    print(f"\n{path}: {sum(weights.values()):,} bytes", *weights.items(), sep="\n  ")
    assert len(weights) > 3
    assert sum(weights.values()) <= LIMIT, weights

"""The site for language models: `llms.txt` names the pages, `llms-full.txt` holds them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from html import unescape

from mkdocs.config.defaults import MkDocsConfig

from livepages.reading.fields import fields
from livepages.reading.references import NUMBER
from livepages.showing.addresses import published
from livepages.showing.markdown import markdown
from livepages.showing.rendering import Rendering

_HEADING = re.compile(r"<h1\b[^>]*>(.*?)(?:<a\b[^>]*\bclass=\"headerlink\"|</h1>)", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def index(config: MkDocsConfig, pages: Mapping[str, Rendering]) -> str:
    """Title and description of the site, then a link to the Markdown of each page."""
    lines = [f"# {config.site_name}", "", f"> {' '.join((config.site_description or '').split())}"]
    lines += ["", "## Pages", ""]
    for source, page in pages.items():
        text = page.book.texts[source]
        about = " ".join(str(fields(text).get("description") or "").split())
        address = posixpath.join(config.site_url or "", published(source))
        line = f"- [{_title(page) or source}]({address}){f': {about}' if about else ''}"
        lines.append(NUMBER.sub(page.text, line))
    return "\n".join(lines) + "\n"


def full_text(pages: Mapping[str, Rendering]) -> str:
    """The Markdown of all pages, one after the other."""
    texts = [markdown(page.parts()) for page in pages.values() if page.is_whole()]
    return "\n---\n\n".join(texts)


def _title(page: Rendering) -> str:
    """The first heading of a page, as its readers see it."""
    heading = _HEADING.search(page.html or "")
    return " ".join(unescape(_TAG.sub("", heading[1])).split()) if heading else ""

"""The site for language models: `llms.txt` names the pages, `llms-full.txt` holds them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import Any

from livepages.reading.fields import fields
from livepages.reading.references import NUMBER
from livepages.showing.markdown import markdown, published
from livepages.showing.rendering import Rendering


def index(config: Any, pages: Mapping[str, Rendering]) -> str:
    """Title and description of the site, then a link to the Markdown of each page."""
    lines = [f"# {config.site_name}", "", f"> {' '.join((config.site_description or '').split())}"]
    lines += ["", "## Pages", ""]
    for source, page in pages.items():
        text = page.book.texts[source]
        title = re.search(r"^# (.+)$", text, re.MULTILINE)
        about = " ".join(str(fields(text).get("description") or "").split())
        address = posixpath.join(config.site_url or "", published(source))
        line = f"- [{title[1] if title else source}]({address}){f': {about}' if about else ''}"
        lines.append(NUMBER.sub(page.text, line))
    return "\n".join(lines) + "\n"


def full_text(pages: Mapping[str, Rendering]) -> str:
    """The Markdown of all pages, one after the other."""
    texts = [markdown(page.parts()) for page in pages.values() if page.is_whole()]
    return "\n---\n\n".join(texts)

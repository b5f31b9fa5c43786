"""Links that say where they lead: to the heading that they stand in, or away from the site."""

from __future__ import annotations

import re
from html import escape, unescape

_PERMALINK = re.compile(
    r"<(?P<heading>h[1-6])\b(?P<attributes>(?![^>]*aria-label)[^>]*)>(?P<inner>(?:(?!</(?P=heading)>).)*?)"
    r"<a\b(?=[^>]*\bclass=\"headerlink\")[^>]*\bhref=\"(?P<address>[^\"]*)\"[^>]*>",
    re.DOTALL,
)
_TAG = re.compile(r"<[^>]*>")
_AWAY = re.compile(r"<a\b(?=[^>]*\bhref=\"https?://)(?![^>]*\brel=)")


def named(html: str) -> str:
    """HTML whose permalinks bear the names of their headings, and whose links away are marked."""
    return _AWAY.sub('<a rel="external noreferrer"', _PERMALINK.sub(_with_name, html))


def _with_name(match: re.Match[str]) -> str:
    """A heading up to its permalink; its own name is what it says, without that of the link."""
    name = escape(" ".join(unescape(_TAG.sub("", match["inner"])).split()))
    return (
        f'<{match["heading"]}{match["attributes"]} aria-label="{name}">{match["inner"]}'
        f'<a class="headerlink" href="{match["address"]}" aria-label="Link to {name}">'
    )

"""What is wrong, as boxes on the pages that it concerns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from html import escape
from typing import Any

FOLDER = "/-serve-/"  # where the server's own files are
_PLACES = [re.compile(rf"<{tag}\b[^>]*>", re.IGNORECASE) for tag in ("article", "body")]
_HEAD = re.compile(r"</head>", re.IGNORECASE)


def concerning(
    problems: Iterable[Mapping[str, Any]], page: str, pages: Collection[str]
) -> list[Mapping[str, Any]]:
    """The problems that a page shows: its own, the site's, and what is still to do elsewhere."""
    found = []
    for problem in problems:
        of_site = problem["page"] not in pages
        if problem["page"] == page or of_site or problem["quiet"]:
            found.append(problem)
    return sorted(found, key=lambda p: (p["quiet"] and p["page"] != page, p["page"] != page))


def boxes(problems: Iterable[Mapping[str, Any]], page: str, links: Mapping[str, str]) -> str:
    """The boxes of some problems on a page; links lead from pages to their addresses."""
    parts = []
    for problem in problems:
        place, message = escape(problem["place"]), escape(problem["message"])
        if problem["quiet"] and problem["page"] != page:
            if link := links.get(problem["page"]):
                place = f'<a href="{escape(link)}">{place}</a>'
            parts.append(f'<p class="serve-todo">{place} {message.splitlines()[0]}</p>')
            continue
        quote = f"{escape(problem['quote'])}\n" if problem["quote"] else ""
        kind = "serve-todo" if problem["quiet"] else "serve-fault"
        parts.append(
            f'<div class="{kind}" role="alert"><p><strong>{place}</strong></p>'
            f'<pre tabindex="0">{quote}{message}</pre></div>'
        )
    return f'<div class="serve-notices">{"".join(parts)}</div>' if parts else ""


def with_notices(html: str, notices: str, state: str) -> str:
    """A page with the boxes at its beginning, and the script that loads it again."""
    head = (
        f'<link rel="stylesheet" href="{FOLDER}notices.css">'
        f'<script src="{FOLDER}reload.js" data-state="{escape(state)}" defer></script>'
    )
    found = _HEAD.search(html)
    at = found.start() if found else 0
    html = f"{html[:at]}{head}{html[at:]}"
    places = [place for pattern in _PLACES if (place := pattern.search(html, at + len(head)))]
    at = places[0].end() if places else len(html)
    return f"{html[:at]}{notices}{html[at:]}"


def page(title: str, words: str = "") -> str:
    """A page of the server itself."""
    text = f"<p>{escape(words)}</p>" if words else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title></head>"
        f'<body class="serve-page"><article><h1>{escape(title)}</h1>{text}</article></body></html>'
    )

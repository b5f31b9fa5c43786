"""The id of each `<pre>`, by which its copy button finds it."""

from __future__ import annotations

import re
from itertools import count

from markdown.postprocessors import Postprocessor

# a comment, or a tag with its attributes, in which there may be anything; one that never ends is
# taken as far as it goes, so that bad HTML is read only once
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<[a-z](?:[^>\"']|\"[^\"]*\"|'[^']*')*+>?", re.DOTALL | re.IGNORECASE
)
_PRE = re.compile(r"<pre(\s.*)?>", re.DOTALL | re.IGNORECASE)
_ID = re.compile(r"""\sid\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_WORD = re.compile(r"[\w-]+")


def with_ids(html: str) -> str:
    """The HTML of a page with an id for each `<pre>` that nothing else on the page has."""
    taken = {_id(tag) for tag in _TAG.findall(html) if not _PRE.fullmatch(tag)}
    free = (f"code-{number}" for number in count(1))

    def own(match: re.Match[str]) -> str:
        tag = match[0]
        if not _PRE.fullmatch(tag):
            return tag
        name = _id(tag)
        # Material's script puts __code_ before it and looks for it by a CSS selector
        while not _WORD.fullmatch(name) or taken & {name, f"__code_{name}"}:
            name = next(free)
        taken.update((name, f"__code_{name}"))
        return f'<pre id="{name}"{_ID.sub("", tag[4:])}'

    return _TAG.sub(own, html)


class Ids(Postprocessor):
    """The last step of Python-Markdown, when all that other extensions add is there."""

    def run(self, text: str) -> str:
        """The page with its ids."""
        return with_ids(text)


def _id(tag: str) -> str:
    """The id in a tag, empty where it has none."""
    found = _ID.search(tag)
    return next(filter(None, found.groups()), "") if found else ""

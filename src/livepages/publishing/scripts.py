"""The site's own scripts as they are sent: without comments, which say nothing to a browser."""

from __future__ import annotations

import re

from pygments.lexers import JavascriptLexer
from pygments.token import Comment

# "\0" stands for a comment: alone on its line, between two words, at the end of a line, elsewhere
ALONE = re.compile(r"^[ \t]*(?:\0[ \t]*)+\n", re.MULTILINE)
BETWEEN = re.compile(r"(?<=\w)\0(?=\w)")
BESIDE = re.compile(r"(?:[ \t]*\0)+$|\0[ \t]*", re.MULTILINE)


def without_comments(script: str) -> str:
    """The same program in JavaScript; a line that held nothing but a comment is gone."""
    tokens = JavascriptLexer(stripnl=False, ensurenl=False).get_tokens(script)
    marked = "".join("\0" if kind in Comment else text for kind, text in tokens)
    return BESIDE.sub("", BETWEEN.sub(" ", ALONE.sub("", marked)))

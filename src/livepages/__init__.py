"""Pages whose code blocks were run, with the figures and the numbers of that run."""

from __future__ import annotations

from typing import Any


def makeExtension(**options: Any) -> Any:  # noqa: N802
    """The Markdown extension, loaded when it is asked for: the server outlives a broken engine."""
    from livepages.hosts.extension import LivePages

    return LivePages(**options)

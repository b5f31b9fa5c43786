"""A page as a Jupyter notebook with its outputs, the same at each build."""

from __future__ import annotations

import platform
import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from nbformat import v4

from livepages.notebooks import files
from livepages.publishing.palette import Pair
from livepages.records.record import Figure
from livepages.showing.markdown import Shown

VARIABLE = re.compile(r"var\((--[\w-]+)\)")


def notebook(page: str, parts: list[str | Shown], palette: Mapping[str, Pair]) -> str:
    """The parts of a page as the JSON of a notebook."""
    cells = [
        v4.new_markdown_cell(textwrap.dedent(part).strip("\n"))
        if isinstance(part, str)
        else v4.new_code_cell(part.record.code.strip("\n"), outputs=list(_outputs(part, palette)))
        for part in parts
    ]
    return files.text(page, cells, version=platform.python_version())


def _outputs(shown: Shown, palette: Mapping[str, Pair]) -> Iterator[Any]:
    record = shown.record
    if record.stdout:
        yield v4.new_output("stream", name="stdout", text=record.stdout)
    for warning in record.warnings:
        yield v4.new_output("stream", name="stderr", text=f"{warning.traceback}\n")
    if error := record.error:
        lines = error.traceback.splitlines()
        yield v4.new_output("error", ename=error.kind, evalue=error.message, traceback=lines)
    for figure in record.figures:
        data = {"image/svg+xml": _standalone(figure, palette), "text/plain": shown.alt}
        yield v4.new_output("display_data", data=data)


def _standalone(figure: Figure, palette: Mapping[str, Pair]) -> str:
    """The drawing in the colours of the light scheme: a notebook brings no style sheet."""
    svg = VARIABLE.sub(lambda match: palette[match[1]].light, figure.svg)
    text, background = (palette[f"--figure-{name}"].light for name in ("text", "background"))
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    head += f' color="{text}" style="background:{background}" font-family="sans-serif"'
    return svg.replace("<svg", head, 1).replace("currentColor", text)

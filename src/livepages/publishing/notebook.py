"""A page as a Jupyter notebook with its outputs, the same at each build."""

from __future__ import annotations

import json
import platform
import re
import textwrap
from typing import Any

from livepages.records.record import Figure
from livepages.running.imports import digest
from livepages.showing.markdown import Shown

# a notebook has no style sheet of ours: the colours of the light scheme, on white
_LIGHT = ["#0b62a8", "#b84f00", "#17703f", "#b3261e", "#6f3fb0"]
_LIGHT += ["#7a4a3a", "#a8327f", "#5c6370", "#6b6a00", "#00707c"]


def notebook(page: str, parts: list[str | Shown]) -> str:
    """The parts of a page as the JSON of a notebook."""
    cells = []
    for index, part in enumerate(parts):
        cell = _markdown(part) if isinstance(part, str) else _code(part, index)
        cell["id"] = digest(f"{page} {index}".encode())[:8]
        cells.append(cell)
    language = {"name": "python", "version": platform.python_version()}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": language}
    book = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(book, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _markdown(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": textwrap.dedent(text).strip("\n")}


def _code(shown: Shown, index: int) -> dict[str, Any]:
    record = shown.record
    outputs: list[dict[str, Any]] = []
    if record.stdout:
        outputs.append({"output_type": "stream", "name": "stdout", "text": record.stdout})
    for warning in record.warnings:
        text = f"{warning.traceback}\n"
        outputs.append({"output_type": "stream", "name": "stderr", "text": text})
    if error := record.error:
        outputs.append(
            {
                "output_type": "error",
                "ename": error.kind,
                "evalue": error.message,
                "traceback": error.traceback.splitlines(),
            }
        )
    for figure in record.figures:
        data = {"image/svg+xml": _standalone(figure), "text/plain": shown.alt}
        outputs.append({"output_type": "display_data", "data": data, "metadata": {}})
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "source": record.code.strip("\n"),
        "outputs": outputs,
    }


def _standalone(figure: Figure) -> str:
    svg = re.sub(r"var\(--series-(\d)\)", lambda match: _LIGHT[int(match[1])], figure.svg)
    svg = svg.replace("var(--figure-muted)", "#6f6f6f").replace("var(--figure-background)", "#fff")
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    head += ' color="#1f1f1f" style="background:#fff" font-family="sans-serif"'
    return svg.replace("<svg", head, 1).replace("currentColor", "#1f1f1f")

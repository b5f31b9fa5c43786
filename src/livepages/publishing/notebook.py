"""A page as a Jupyter notebook with its outputs, the same at each build."""

from __future__ import annotations

import json
import platform
import re
import textwrap
from collections.abc import Mapping
from typing import Any

from livepages.publishing.palette import Pair
from livepages.records.record import Figure
from livepages.running.imports import digest
from livepages.showing.markdown import Shown

VARIABLE = re.compile(r"var\((--[\w-]+)\)")


def notebook(page: str, parts: list[str | Shown], palette: Mapping[str, Pair]) -> str:
    """The parts of a page as the JSON of a notebook."""
    cells = []
    for index, part in enumerate(parts):
        cell = _markdown(part) if isinstance(part, str) else _code(part, palette)
        cell["id"] = digest(f"{page} {index}".encode())[:8]
        cells.append(cell)
    language = {"name": "python", "version": platform.python_version()}
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": language}
    book = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(book, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def _markdown(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": textwrap.dedent(text).strip("\n")}


def _code(shown: Shown, palette: Mapping[str, Pair]) -> dict[str, Any]:
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
        data = {"image/svg+xml": _standalone(figure, palette), "text/plain": shown.alt}
        outputs.append({"output_type": "display_data", "data": data, "metadata": {}})
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {},
        "source": record.code.strip("\n"),
        "outputs": outputs,
    }


def _standalone(figure: Figure, palette: Mapping[str, Pair]) -> str:
    """The drawing in the colours of the light scheme: a notebook brings no style sheet."""
    svg = VARIABLE.sub(lambda match: palette[match[1]].light, figure.svg)
    text, background = (palette[f"--figure-{name}"].light for name in ("text", "background"))
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    head += f' color="{text}" style="background:{background}" font-family="sans-serif"'
    return svg.replace("<svg", head, 1).replace("currentColor", text)

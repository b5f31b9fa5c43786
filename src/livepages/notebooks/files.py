"""Notebooks as files, written as Jupyter itself writes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import nbformat
from nbformat import v4

from livepages.running.imports import digest


def text(name: str, cells: Iterable[Any], **language: str) -> str:
    """A notebook of cells that `nbformat.v4` has made, the same at each build.

    The ids of its cells come from its name; `language` says more of its Python than its name.
    """
    cells = list(cells)
    for number, cell in enumerate(cells):
        cell.id = digest(f"{name} {number}".encode())[:8]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python", **language}}
    return f"{nbformat.writes(v4.new_notebook(cells=cells, metadata=metadata))}\n"

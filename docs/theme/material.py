"""Material's files, whose names hold a hash, and the site's style sheets above Material's.

The sheets that `extra_css` names are sent as one, each as a layer, in their order above Material's:
of two rules the one in the later sheet holds, and only within a sheet do selectors count.
"""

from __future__ import annotations

from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import tinycss2
from mkdocs.structure.files import File

from livepages.hosts.faults import NOW, problems_of
from livepages.hosts.sources import line
from livepages.reading.problems import Problem

STYLE = "assets/stylesheets/main.*.min.css"
SCRIPT = "assets/javascripts/bundle.*.min.js"
SHEET = "assets/css/site.css"
REFERENCE = "assets/_mkdocstrings.css"  # stays alone: it is for some pages, and made last


def on_files(files: Any, config: Any) -> Any:
    """Publish one style sheet, and tell the templates the name of Material's script."""
    script = _only(files, SCRIPT)
    config.theme["bundle"] = script.src_uri if script else ""
    sheets = [path for path in config.extra_css if path != REFERENCE]
    layers = [_layer(path, _text(files, path)) for path in sheets]
    if style := _only(files, STYLE):
        text = style.content_string.removeprefix('@charset "UTF-8";').partition("/*# source")[0]
        layers.insert(0, _layer("material", text))
    for file in list(files):
        if file.src_uri in sheets or fnmatch(file.src_uri, "assets/stylesheets/*"):
            files.remove(file)
    files.append(File.generated(config, SHEET, content="\n".join(layers)))
    config.extra_css = [SHEET, *(path for path in config.extra_css if path == REFERENCE)]
    return files


def fault(text: str) -> tuple[str, int] | None:
    """What would let a sheet reach into those after it, and its line, if anything would."""
    *tokens, last = tinycss2.parse_component_value_list(f"{text}\n}}")
    for token in tokens:
        if token.type == "error":
            return token.message, token.source_line
    if last.type == "error" and last.kind == "}":
        return None
    return "what begins here is not closed", last.source_line


def _layer(path: str, text: str) -> str:
    return f"@layer {Path(path).stem} {{\n{text}}}"


def _only(files: Any, name: str) -> Any:
    """The one file that has such a name; a problem where Material has none or several."""
    found = [file for file in files if fnmatch(file.src_uri, name)]
    if len(found) == 1:
        return found[0]
    names = ", ".join(file.src_uri for file in found) or "nothing"
    message = f"Material has {names} for {name}: look into its base.html for the name it has now"
    NOW.add(Problem(message, "docs/theme/material.py", line(Path(__file__), name)))
    return None


def _text(files: Any, path: str) -> str:
    """A sheet's text; nothing, and a problem, where it cannot be used."""
    file = files.get_file_from_path(path)
    if file is None:
        place = line(NOW.root / "mkdocs.yml", path)
        NOW.add(Problem(f"extra_css names {path}, which is not there", "mkdocs.yml", place))
        return ""
    name = f"docs/{path}"
    try:
        text: str = file.content_string
    except ValueError as error:
        NOW.add(*problems_of(error, NOW.root, name))
        return ""
    if found := fault(text):
        message, place = found
        NOW.add(Problem(message, name, place))
        return ""
    return text

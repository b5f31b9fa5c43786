"""The style sheets of the engine, which it adds to those of the site."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from livepages.publishing import palette

SHEET = "assets/livepages/style.css"
PALETTE = "assets/livepages/palette.css"  # where the site has none of its own


def publish(files: Files, config: MkDocsConfig, *, has_palette: bool) -> None:
    """Add the sheets: before those of `extra_css`, or where that has them."""
    sheets = {} if has_palette else {PALETTE: palette.DEFAULT}
    sheets[SHEET] = Path(__file__).with_suffix(".css")
    for name, path in sheets.items():
        files.append(File.generated(config, name, abs_src_path=str(path)))
    config.extra_css[:0] = [name for name in sheets if name not in config.extra_css]

"""What is published beside the HTML, for a page and for the site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig

from livepages.publishing import font
from livepages.publishing.llms import full_text, index
from livepages.publishing.notebook import notebook
from livepages.publishing.palette import Pair
from livepages.showing.markdown import markdown
from livepages.showing.maths import glyphs
from livepages.showing.rendering import Rendering


def names(page: str) -> dict[str, str]:
    """The files beside a page, by what they are."""
    return {"markdown": "index.md", "notebook": f"{PurePosixPath(page).stem}.ipynb"}


def page(rendering: Rendering, folder: Path, colours: Mapping[str, Pair]) -> None:
    """Write a page's Markdown, its notebook and its starters into a folder."""
    parts, named = rendering.parts(), names(rendering.page)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / named["markdown"]).write_text(markdown(parts), encoding="utf-8")
    text = notebook(rendering.page, parts, colours)
    (folder / named["notebook"]).write_text(text, encoding="utf-8")
    if of_notebook := rendering.book.notebooks.get(rendering.page):
        for path, starter in of_notebook.starters.items():
            (folder / path.name).write_text(starter, encoding="utf-8")


def site(
    folder: Path, config: MkDocsConfig, pages: Mapping[str, Rendering], texts: Mapping[str, str]
) -> None:
    """Write what belongs to all pages: the texts for language models, the font, other texts."""
    named = {"llms.txt": index(config, pages), "llms-full.txt": full_text(pages), **texts}
    for name, text in named.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    formulas = [mathml for each in pages.values() for mathml in each.formulas]
    characters = {character for mathml in formulas for character in glyphs(mathml)}
    path = folder / font.PATH
    path.parent.mkdir(parents=True, exist_ok=True)
    root = next(iter(pages.values())).book.project.root if pages else Path()
    path.write_bytes(font.font(root, characters))

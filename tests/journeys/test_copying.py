"""A reader presses Copy, pastes what the clipboard holds into a file, and runs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from browsing import NARROW, ROOT, WIDE, Server, View, pages
from playwright.sync_api import Browser, Locator, Page, expect

from .blocks import Block, blocks_of
from .pasting import Ended, run_pasted

pytestmark = pytest.mark.browser

EVERY_PAGE = pages()
PROMPTS = ("$ ", "% ", "> ", ">>> ", "... ", "In [")
# ids that stand twice, references to ids that are not there, and blocks without an id
WRONG_IDS = r"""() => {
  const all = [...document.querySelectorAll("*")];
  const ids = all.map(({ id }) => id).filter(Boolean);
  const lists = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns",
    "aria-activedescendant", "aria-details", "aria-flowto", "headers", "form", "list"];
  const links = ["href", "xlink:href", "clip-path", "mask", "fill", "stroke", "filter", "style",
    "data-clipboard-target"];
  const used = all.flatMap((element) => [
    ...(element instanceof HTMLElement ? lists : [])
      .flatMap((name) => element.getAttribute(name)?.split(/\s+/).filter(Boolean) ?? []),
    ...links.flatMap((name) =>
      [...(element.getAttribute(name) ?? "").matchAll(/(?:^|url\("?)#([^\s")]+)/g)]
        .map(([, id]) => decodeURIComponent(id))),
  ]);
  return [
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `twice: ${id}`),
    ...used.filter((id) => !ids.includes(id)).map((id) => `nowhere: ${id}`),
    ...[...document.querySelectorAll("pre:not([id])")].map(() => "a block without an id"),
  ];
}"""


@dataclass(frozen=True)
class Copied:
    """A block, and what its button put into the clipboard; None where the page hides it."""

    block: Block
    text: str | None


@pytest.fixture(scope="session")
def copied(browser: Browser, server: Server, site: Path) -> Callable[[str], list[Copied]]:
    """The blocks of a page, each copied with a click."""
    known: dict[str, list[Copied]] = {}

    def copy(path: str) -> list[Copied]:
        if path not in known:
            blocks = list(blocks_of(site / path))
            texts = click_all(browser, server, path, len(blocks)) if blocks else []
            known[path] = [Copied(*pair) for pair in zip(blocks, texts, strict=True)]
        return known[path]

    return copy


def click_all(browser: Browser, server: Server, path: str, count: int) -> list[str | None]:
    """What the clipboard holds after a click on the button of each block of a page."""
    context = browser.new_context(
        viewport={"width": WIDE, "height": 800},
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    page.goto(server.address + path.removesuffix("index.html"))
    wake(page)
    open_all(page)
    blocks = page.locator("pre > code").all()
    assert len(blocks) == count
    found = [click(page, block) for block in blocks]
    context.close()
    return found


def wake(page: Page) -> None:
    """Scroll through the page, until all that comes late is there."""
    page.wait_for_function("document.readyState === 'complete'")
    for place in page.locator("[data-explorer]").all():
        place.scroll_into_view_if_needed()
        expect(place.locator("> [data-live]")).to_be_attached()
    page.evaluate(
        """async () => {
          for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
            scrollTo(0, y);
            await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 20)));
          }
        }"""
    )


def open_all(page: Page) -> None:
    """Open every closed box, those within others, too."""
    while (closed := page.locator("article details:not([open]) > summary:visible")).count():
        closed.first.click()


def click(page: Page, block: Locator) -> str | None:
    """What the clipboard holds after a click on the button of a block; None where it is hidden."""
    if block.evaluate("(code) => !!code.closest('[data-live]') && !code.checkVisibility()"):
        return None  # the explorer stands in its place
    inside = block.locator("xpath=ancestor::div[contains(@class, 'tabbed-block')]")
    for tab in inside.all():
        at = tab.evaluate("(tab) => [...tab.parentElement.children].indexOf(tab)")
        tab.locator("xpath=../../div[contains(@class, 'tabbed-labels')]/label").nth(at).click()
    page.evaluate("navigator.clipboard.writeText('nothing was copied')")
    block.locator("xpath=..").get_by_role("button", name="Copy to clipboard").click()
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_every_button_copies_its_own_block(
    path: str, copied: Callable[[str], list[Copied]]
) -> None:
    pairs = [(each.text, each.block.code) for each in copied(path) if each.text is not None]
    wrong = [(text, code) for text, code in pairs if text != code.rstrip("\n")]
    print(f"\n{path}: {len(pairs) - len(wrong)} of {len(pairs)} buttons copy their block")
    assert wrong == []


def test_what_is_copied_is_the_file_of_the_snippet(
    path: str, copied: Callable[[str], list[Copied]]
) -> None:
    for each in copied(path):
        name = each.block.snippet
        if name and "#" not in name and each.text:
            file = ROOT / "snippets" / name
            assert each.text == file.read_text(encoding="utf-8").rstrip("\n")


def test_nothing_is_copied_with_a_prompt(path: str, copied: Callable[[str], list[Copied]]) -> None:
    for each in copied(path):
        lines = (each.text or "").splitlines()
        told = lines if each.block.language == "console" else lines[:1]
        assert not [line for line in told if line.startswith(PROMPTS)]
        assert "¶" not in (each.text or "")


def test_what_is_pasted_prints_what_its_page_shows(
    copied: Callable[[str], list[Copied]],
) -> None:
    """Each block alone in a file; those of an exercise, which build on each other, in one.

    What stands behind an explorer has no button, and is taken from the HTML.
    """
    files: list[list[Copied]] = []
    for path in EVERY_PAGE:
        blocks = [each for each in copied(path) if each.block.language == "python"]
        alone = [[each] for each in blocks if "#" not in each.block.snippet]
        files += [*alone, [each for each in blocks if "#" in each.block.snippet]]
    files = [file for file in files if file]
    ended = run_pasted("\n".join(each.text or each.block.code for each in file) for file in files)
    wrong = [
        (file[0].block.snippet, printed)
        for file, printed in zip(files, ended, strict=True)
        if not as_shown([each.block for each in file], printed)
    ]
    assert wrong == []
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md")]
    assert sum(text.count("```python snippet=") for text in sources) == sum(
        "#" not in file[0].block.snippet for file in files
    )


def as_shown(blocks: list[Block], printed: Ended) -> bool:
    """Whether a program printed what its page shows, its traceback or warning included."""
    output = "".join(block.output for block in blocks)
    failures = [block.failure.splitlines()[-1] for block in blocks if block.failure]
    told = printed.stderr if failures else ""
    quiet = not printed.stderr or bool(failures)
    return printed.stdout == output and quiet and all(line in told for line in failures)


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_every_id_stands_once_and_is_there(
    path: str, width: int, open_page: Callable[..., View]
) -> None:
    page = open_page(path, width).page
    wake(page)
    assert page.evaluate(WRONG_IDS) == []

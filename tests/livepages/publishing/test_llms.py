"""The site for language models."""

from pathlib import Path
from types import SimpleNamespace

from markdown import Markdown

from livepages.book import Book
from livepages.hosts.extension import PAGE
from livepages.project import Project
from livepages.publishing.llms import full_text, index
from livepages.reading.fields import body
from livepages.reading.problems import Problem
from livepages.reading.references import scan
from livepages.records.record import Record
from livepages.showing.rendering import Rendering

TEXTS = {
    "index.md": "---\ntitle: x\ndescription: What it is.\n---\n# Home\n\nText.\n",
    "learning/descent.md": "# Descent\n\nw is {{a/one.w:.1f}}.\n",
    "bad.md": "# Bad\n",
}
CONFIG = SimpleNamespace(
    site_name="Site", site_description="Two\nlines", site_url="https://e.org/s/"
)


def pages(texts: dict[str, str] = TEXTS) -> dict[str, Rendering]:
    scanned = {name: scan(f"docs/{name}", text) for name, text in texts.items()}
    records = {"a/one.py": Record("a/one.py", "", values={"w": 1.84})}
    book = Book(Project(Path()), scanned, texts, records, [Problem("bad", "docs/bad.md", 1)])
    found = {name: Rendering(book, name) for name in texts}
    for page in found.values():
        token = PAGE.set(page)
        Markdown(extensions=["livepages"]).convert(body(book.texts[page.page]))
        PAGE.reset(token)
    return found


def test_every_page_has_a_line() -> None:
    assert index(CONFIG, pages()) == (
        "# Site\n\n> Two lines\n\n## Pages\n\n"
        "- [Home](https://e.org/s/index.md): What it is.\n"
        "- [Descent](https://e.org/s/learning/descent/index.md)\n"
        "- [Bad](https://e.org/s/bad/index.md)\n"
    )


def test_the_full_text_has_numbers_and_no_page_with_a_problem() -> None:
    assert full_text(pages()) == "# Home\n\nText.\n\n---\n\n# Descent\n\nw is 1.8.\n"


def test_without_an_address_links_are_relative() -> None:
    config = SimpleNamespace(site_name="S", site_description=None, site_url=None)
    assert "(learning/descent/index.md)" in index(config, pages())


def test_numbers_of_titles_and_descriptions_are_filled_in() -> None:
    text = "---\ndescription: 'From {{a/one.w:.1f}}: on'\n---\n# After {{a/one.w:.0f}} steps\n"
    line = index(CONFIG, pages({"x.md": text})).splitlines()[-1]
    assert line == "- [After 2 steps](https://e.org/s/x/index.md): From 1.8: on"


def test_a_page_without_a_title_has_the_name_of_its_file() -> None:
    assert "- [a/x.md](https://e.org/s/a/x/index.md)\n" in index(
        CONFIG, pages({"a/x.md": "Text\n"})
    )


def test_a_title_is_what_its_readers_see_and_no_comment_in_code() -> None:
    text = "```text\n# a comment\n```\n\nSteps of *w*: {{a/one.w:.1f}}\n===\n"
    texts = {"bad.md": text, "index.md": '---\ndescription: "Bias: what"\n---\n# Home\n'}
    found = index(CONFIG, pages(texts))
    assert "- [Steps of w: 1.8](https://e.org/s/bad/index.md)\n" in found
    assert "- [Home](https://e.org/s/index.md): Bias: what\n" in found

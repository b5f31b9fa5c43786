"""Boxes of the local server: on the pages that they concern, and nothing in them is HTML."""

from __future__ import annotations

from typing import Any

from livepages.serving import notices

LINKS = {"docs/a.md": "/a/", "docs/b.md": "/b/"}
HOSTILE = "<script>x</script> & \"'"


def problem(page: str, *, quiet: bool = False, message: str = "wrong") -> dict[str, Any]:
    place = f"{page}:3" if page else ""
    return {"message": message, "place": place, "quote": "", "page": page, "quiet": quiet}


def shown(page: str, *problems: dict[str, Any]) -> str:
    return notices.boxes(notices.concerning(problems, page, LINKS.keys()), page, LINKS)


def test_a_page_shows_its_own_problems_and_those_of_the_site() -> None:
    of_a, of_site = problem("docs/a.md"), problem("mkdocs.yml")
    assert shown("docs/a.md", of_a, of_site).count("serve-fault") == 2
    assert "docs/a.md:3" in shown("docs/a.md", of_a)
    assert shown("docs/b.md", of_a) == ""
    assert "mkdocs.yml:3" in shown("docs/b.md", of_a, of_site)


def test_its_own_problems_come_first_and_what_is_to_do_elsewhere_last() -> None:
    own, todo = problem("docs/a.md"), problem("docs/a.md", quiet=True)
    of_site, elsewhere = problem("mkdocs.yml"), problem("docs/b.md", quiet=True)
    for problems in ([elsewhere, of_site, own, todo], [of_site, elsewhere, own, todo]):
        found = notices.concerning(problems, "docs/a.md", LINKS.keys())
        assert found == [own, todo, of_site, elsewhere]


def test_what_is_still_to_do_elsewhere_is_a_line_with_a_link() -> None:
    todo = problem("docs/a.md", quiet=True, message="not yet\nadd this")
    assert "add this" in shown("docs/a.md", todo)
    assert '<div class="serve-todo" role="alert">' in shown("docs/a.md", todo)
    assert '<div class="serve-fault" role="alert">' in shown("docs/a.md", problem("docs/a.md"))
    line = shown("docs/b.md", todo)
    assert '<a href="/a/">docs/a.md:3</a> not yet' in line
    assert "add this" not in line
    assert "serve-fault" not in line


def test_words_of_an_author_are_never_html() -> None:
    hostile = problem("docs/a.md", message=HOSTILE) | {"place": HOSTILE, "quote": HOSTILE}
    for quiet in (False, True):
        for page in LINKS:
            assert "<script" not in shown(page, hostile | {"quiet": quiet})
            links = {"docs/a.md": f'/a/?"{HOSTILE}'}
            found = notices.boxes([hostile | {"quiet": quiet}], page, links)
            assert "<script" not in found and '?"' not in found
    assert "<script>x" not in notices.with_notices("", "", HOSTILE)
    assert notices.page(HOSTILE, HOSTILE).count("<script") == 0


def test_boxes_stand_in_the_article_or_in_any_page_at_all() -> None:
    page = "<html><head></head><body><article class='x'><h1>A</h1></article></body></html>"
    assert "<article class='x'>BOX<h1>" in notices.with_notices(page, "BOX", "1\n")
    whole = notices.with_notices(page, "BOX", "1\n")
    assert whole.index("<head>") < whole.index("reload.js") < whole.index("</head>")
    said = "<head><script>let a = '<article>'</script></head><body><article>"
    assert notices.with_notices(said, "BOX", "1\n").endswith("<body><article>BOX")
    for odd in ("", "words", "<body>words", "<article", "</head>"):
        assert "BOX" in notices.with_notices(odd, "BOX", "1\n")
        assert "reload.js" in notices.with_notices(odd, "BOX", "1\n")

"""The list of measured claims is made from the boxes of the pages."""

import re

import pytest
from small_site import Site

from livepages.reading.boxes import LIST
from livepages.showing.claims import with_claims

PAGE = """# Descent

```python snippet="descent/first.py"
```

!!! measured "A small rate is slow, see `step`"
    At 0.01 it takes [{{first.steps}} steps](x.md), elsewhere {{other/second.n["0.1"]:.2f}}.

    In Python {{site.python}}.

After the box.
"""


def test_a_box_becomes_an_entry_with_references_that_work_elsewhere() -> None:
    texts = {"learning/descent.md": PAGE, "reference/how.md": f"# How\n\n{LIST}\n\nEnd."}
    assert with_claims(texts)["reference/how.md"] == (
        "# How\n\n### Descent\n\nFrom the page [Descent](../learning/descent.md):\n\n"
        "- [**A small rate is slow, see `step`.**]"
        "(../learning/descent.md#measured-a-small-rate-is-slow-see-step) "
        "At 0.01 it takes {{descent/first.steps}} steps, "
        'elsewhere {{other/second.n["0.1"]:.2f}}. '
        "In Python {{site.python}}.\n\n"
        "    `descent/first.py`, `other/second.py`\n\nEnd."
    )


def test_a_comment_in_code_is_no_title() -> None:
    texts = {"a.md": f"---\nx: 1\n---\n```text\n# no\n```\n\n{PAGE}", "b.md": LIST}
    assert "### Descent\n" in with_claims(texts)["b.md"]


def test_pages_without_the_place_stay_as_they_are() -> None:
    texts = {"a.md": PAGE, "b.md": "# B"}
    assert with_claims(texts) == texts


BOX = """# A page

```python snippet="page/one.py"
```

!!! measured "One is one"
    It is {{one.x:.1f}}.
"""


@pytest.mark.parametrize("engine", ["mkdocs", "zensical"])
def test_the_list_is_on_its_page_in_both_engines(site: Site, engine: str) -> None:
    site.write({"docs/page.md": BOX, "docs/index.md": f"# All\n\n{LIST}\n\n{{{{page/one.x}}}}\n"})
    site.write({"snippets/page/one.py": "x = 1.04\nprint(x)\n"})
    site.accept()
    status, output = site.run(engine, "build")
    assert status == 0, output
    html = site.read("site/index.html")
    assert re.search(r'<a href="[^"]*page/#measured-one-is-one"><strong>One is one.</strong>', html)
    assert "</a> It is <data" in html
    assert '<div class="admonition measured" id="measured-one-is-one">' in site.read(
        "site/page/index.html"
    )
    assert html.count('data-name="x"') == 2


def test_a_problem_below_the_list_has_the_line_of_its_file(site: Site) -> None:
    site.write({"docs/page.md": BOX, "docs/index.md": f"# All\n\n{LIST}\n\n{{{{page/one.z}}}}\n"})
    site.write({"snippets/page/one.py": "x = 1.04\nprint(x)\n"})
    site.accept()
    [problem] = site.book().problems
    assert (problem.page, problem.line) == ("docs/index.md", 5)


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ('# A\n\n!!! measured "One"\nNot within.\n', ""),
        (
            '# A\n\n        !!! measured "Code, really"\n            One.\n',
            "look at its indentation",
        ),
        ('# A\n\n<div class="admonition measured" markdown>\nOne.\n</div>\n', "cannot see this"),
    ],
)
def test_a_box_is_on_its_page_and_in_the_list_or_a_problem(
    site: Site, page: str, said: str
) -> None:
    config = site.read("mkdocs.yml").replace("  - tables\n", "  - tables\n  - md_in_html\n")
    site.write({"mkdocs.yml": config, "docs/page.md": page, "docs/index.md": f"# All\n\n{LIST}\n"})
    status, output = site.run("mkdocs", "build")
    assert (status == 0) == (not said), output
    assert said in output

"""The list of measured claims is made from the boxes of the pages."""

import pytest
from small_site import Site

from livepages.measured import PLACE, with_claims

PAGE = """# Descent

```python snippet="descent/first.py"
```

!!! measured "A small rate is slow, see `step`"
    At 0.01 it takes [{{first.steps}} steps](x.md), elsewhere {{other/second.n["0.1"]:.2f}}.

    In Python {{site.python}}.

After the box.
"""


def test_a_box_becomes_an_entry_with_references_that_work_elsewhere() -> None:
    texts = {"learning/descent.md": PAGE, "reference/how.md": f"# How\n\n{PLACE}\n\nEnd."}
    assert with_claims(texts)["reference/how.md"] == (
        "# How\n\n### Descent\n\nFrom the page [Descent](../learning/descent.md):\n\n"
        "- **A small rate is slow, see `step`.** "
        "At 0.01 it takes {{descent/first.steps}} steps, "
        'elsewhere {{other/second.n["0.1"]:.2f}}. '
        "In Python {{site.python}}.\n\n"
        "    `descent/first.py`, `other/second.py`\n\nEnd."
    )


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
    site.write({"docs/page.md": BOX, "docs/index.md": f"# All\n\n{PLACE}\n\n{{{{page/one.x}}}}\n"})
    site.write({"snippets/page/one.py": "x = 1.04\nprint(x)\n"})
    site.accept()
    status, output = site.run(engine, "build")
    assert status == 0, output
    html = site.read("site/index.html")
    assert "<strong>One is one.</strong> It is <data" in html
    assert html.count('data-name="x"') == 2


def test_a_problem_below_the_list_has_the_line_of_its_file(site: Site) -> None:
    site.write({"docs/page.md": BOX, "docs/index.md": f"# All\n\n{PLACE}\n\n{{{{page/one.z}}}}\n"})
    site.write({"snippets/page/one.py": "x = 1.04\nprint(x)\n"})
    site.accept()
    [problem] = site.book().problems
    assert (problem.page, problem.line) == ("docs/index.md", 5)

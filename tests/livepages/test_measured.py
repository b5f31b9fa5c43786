"""The list of measured claims is made from the boxes of the pages."""

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

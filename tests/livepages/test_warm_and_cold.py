"""Nothing stale in a whole site: after each edit a warm build equals a cold one, byte for byte."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from small_site import JUPYTER, Site

FILES = {
    "mkdocs.yml": JUPYTER.replace("- livepages\n", "- livepages: {library: lib}\n", 1),
    "docs/index.md": '# Home\n\n{{one.x}} {{cells/solve.y}}\n\n```python snippet="a/one.py"\n```\n',
    "docs/other.md": '# Other\n\n```python snippet="b/two.py" alt="A line."\n```\n',
    "docs/cells.py": "# %% [markdown]\n# # Cells\n\n# %% solve\ny = 3\nprint(y)\n",
    "snippets/a/one.py": (
        "from pathlib import Path\n\nfrom kit import f\n\n"
        "here = Path(__file__).parents[2] / 'data'\n"
        "x = f(len(list(here.iterdir())))\nprint(x, (here / 'a.txt').read_text())\n"
    ),
    "snippets/b/two.py": "import matplotlib.pyplot as plt\n\nplt.plot([1, 2])\nplt.show()\n",
    "lib/kit.py": "def f(x):\n    return 2 * x\n",
    "data/a.txt": "text",
}
Edit = Callable[[Site], object]


def replace(name: str, old: str, new: str) -> Edit:
    def edit(site: Site) -> None:
        text = site.read(name)
        assert old in text, f"{name} has no {old!r}"
        site.write({name: text.replace(old, new)})

    return edit


EDITS: dict[str, Edit] = {
    "a word of a page": replace("docs/index.md", "# Home", "# At home"),
    "how a number is written": replace("docs/index.md", "{{one.x}}", "{{one.x:.2f}}"),
    "a snippet": replace("snippets/a/one.py", "print(x,", "print('now', x,"),
    "the library": replace("lib/kit.py", "2 * x", "3 * x"),
    "a file that is read": replace("data/a.txt", "text", "words"),
    "a file that is listed": lambda site: site.write({"data/b.txt": ""}),
    "a description": replace("docs/other.md", "A line.", "A rising line."),
    "what is drawn": replace("snippets/b/two.py", "[1, 2]", "[1, 4, 2]"),
    "the style": replace("mkdocs.yml", "lib}", "lib, style: {lines.linewidth: 5}}"),
    "a cell": replace("docs/cells.py", "y = 3", "y = 4"),
    "a page more": lambda site: site.write({"docs/third.md": "# Third\n\n{{a/one.x}}\n"}),
    "a snippet's name": lambda site: [
        (site.root / "snippets/b/two.py").rename(site.root / "snippets/b/three.py"),
        (site.root / "snippets/b/two.out").unlink(missing_ok=True),
        replace("docs/other.md", "b/two.py", "b/three.py")(site),
    ],
    "a module more": lambda site: [
        site.write({"lib/other.py": "z = 1\n"}),
        replace("snippets/a/one.py", "from kit", "from other import z\nfrom kit")(site),
        replace("snippets/a/one.py", "print(", "print(z, ")(site),
    ],
    "a page less": lambda site: (site.root / "docs/third.md").unlink(),
}


@pytest.mark.slow
def test_after_each_edit_a_warm_build_equals_a_cold_one(site: Site) -> None:
    site.write(FILES)
    assert site.run("livepages", "accept")[0] == 0
    before: dict[str, bytes] = {}
    for name, edit in EDITS.items():
        edit(site)
        assert site.run("livepages", "accept")[0] == 0, name
        status, output = site.build()
        assert status == 0, f"{name}: {output}"
        assert "0 snippets ran" in output, "what was accepted is what is shown"
        warm = site.published()
        site.clear(".cache", "site")
        status, output = site.build()
        assert status == 0, f"{name}: {output}"
        assert site.published() == warm, name
        assert warm != before, f"{name}: this edit changed nothing"
        before = warm

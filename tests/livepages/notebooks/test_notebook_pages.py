"""Notebooks as pages: run like snippets, cell by cell, and rendered like everything else."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path

import html5lib
import nbformat
import pytest
from small_site import JUPYTER, Site

from livepages.book import make_book
from livepages.project import Project
from livepages.showing.rendering import Rendering

GOOD = """\
# ---
# description: What it is about.
# starter: src/kit/1_line
# ---

# %% [markdown]
# # A line
#
# With $x^2$, and [the other page](index.md).
#
# <!-- starter -->

# %% data
import matplotlib.pyplot as plt
from kit import slope

x = [0, 1, 2]
print("slope", slope())

# %% [markdown] tags=["page"]
# ??? tip "Hint"
#     The slope is {{data.slope_was}}{{solve.y[2]:.1f}}.

# %% solve tags=["solution"] alt="A line up to {{solve.y[2]:.1f}}."
# Draw the line.
y = [slope() * each for each in x]
fig, ax = plt.subplots()
ax.plot(x, y, label="line")
open("model.pt", "w").write("saved here")
plt.show()

# %% after tags=["boxed"]
print(open("model.pt").read())

# %% [markdown] tags=["page"]
# !!! measured "The line rises"
#     To {{solve.y[2]:.2f}}.
""".replace("{{data.slope_was}}", "")
LIBRARY = "def slope():\n    return 2.5\n"
FILES = {
    "mkdocs.yml": JUPYTER,
    "docs/index.md": "# Home\n\nSee [the line](line.py).\n",
    "docs/what/how.md": "# How\n\n<!-- measured -->\n",
    "docs/line.py": GOOD,
    "src/kit/__init__.py": LIBRARY,
}


@pytest.fixture(scope="module")
def site(new_site: Callable[[str], Site]) -> Site:
    """A site with one notebook, accepted and built."""
    site = new_site("notebooks")
    site.write(FILES)
    status, output = site.run("livepages", "accept")
    assert status == 0, output
    status, output = site.build()
    assert status == 0, output
    return site


def executions(site: Site) -> tuple[int, str, int]:
    """Exit status and output of a build, and how many notebooks it executed."""
    status, output = site.build()
    return status, output, int(re.findall(r"(\d+) snippets ran", output)[0])


def test_the_page_is_rendered_like_all_others(site: Site) -> None:
    html = site.read("site/line/index.html")
    assert len(html) < 40_000
    assert '<details class="tip">' in html
    assert "<math" in html
    assert 'href=".."' in html
    assert re.search(r'<data class="computed" [^>]*value="5.0"[^>]*>5.0</data>', html)
    assert 'data-snippet="line.py#solve"' in html
    assert "var(--series-0)" in html
    assert "<figcaption" in html
    assert "A line up to 5.0." in html
    assert "jp-" not in html
    assert '<meta name="description" content="What it is about."' in html
    [home] = re.findall(r'<a href="([^"]+)">the line</a>', site.read("site/index.html"))
    assert home == "line/"


def test_its_claims_are_listed_with_those_of_other_pages(site: Site) -> None:
    html = site.read("site/what/how/index.html")
    assert "<strong>The line rises.</strong></a> To <data" in html
    assert ">5.00</data>" in html
    assert "<code>line.py#solve</code>" in html
    assert 'href="../../line/"' in html
    assert 'href="../../line/#measured-the-line-rises"' in html
    assert 'id="measured-the-line-rises"' in site.read("site/line/index.html")


def test_the_solution_is_in_one_closed_box(site: Site) -> None:
    document = html5lib.parse(site.read("site/line/index.html"), namespaceHTMLElements=False)
    [box] = [node for node in document.iter("details") if node.get("class") == "success"]
    assert box.get("open") is None
    shown = [node.get("data-snippet") for node in box.iter("section")]
    assert shown == ["line.py#solve", "line.py#after"]
    assert "saved here" in "".join(box.itertext())


def test_starters_are_published_and_offered(site: Site) -> None:
    for suffix in ("py", "ipynb"):
        text = site.read(f"site/line/1_line.{suffix}")
        assert text == site.read(f"src/kit/1_line.{suffix}")
        assert f'href="1_line.{suffix}" download' in site.read("site/line/index.html")
    assert "colab" not in site.read("site/line/index.html")


def test_colab_is_offered_where_the_repository_is_known(site: Site) -> None:
    config = site.read("mkdocs.yml")
    site.write({"mkdocs.yml": f"repo_url: https://github.com/some/one/\n{config}"})
    status, output = site.build()
    site.write({"mkdocs.yml": config})
    assert status == 0, output
    address = "https://colab.research.google.com/github/some/one/blob/main/src/kit/1_line.ipynb"
    page = site.read("site/line/index.html")
    assert f'href="{address}"' in page
    assert "%pip install git+https://github.com/some/one<" in page


def test_the_published_forms(site: Site, codeblocks: Callable[[Path], object]) -> None:
    notebook = nbformat.reads(site.read("site/line/line.ipynb"), as_version=4)
    nbformat.validate(notebook)
    assert sum(cell.cell_type == "code" for cell in notebook.cells) == 3
    markdown = site.read("site/line/index.md")
    assert "](../index.md)" in markdown
    assert markdown.count("<!--pytest-codeblocks:cont-->") == 2
    assert "~~~text\nsaved here\n~~~" in markdown
    full = site.read("site/llms-full.txt")
    assert markdown in full
    assert "[A line](line/index.md): What it is about." in site.read("site/llms.txt")


def test_nothing_changed_nothing_executed_and_the_same_site(site: Site) -> None:
    assert executions(site)[0] == 0
    before = site.published()
    status, output, executed = executions(site)
    assert (status, executed) == (0, 0), output
    assert site.published() == before


def test_two_cold_builds_are_the_same(site: Site) -> None:
    before = site.published()
    site.clear("site", ".cache")
    status, output, executed = executions(site)
    assert (status, executed) == (0, 1), output
    assert site.published() == before


def test_an_edit_in_the_library_is_seen(site: Site) -> None:
    site.write({"src/kit/__init__.py": LIBRARY.replace("2.5", "3.5")})
    status, output = site.build()
    site.write({"src/kit/__init__.py": LIBRARY})
    assert status == 1
    assert "docs/line.py:14" in output
    assert "output differs from docs/line.out; if it is right: python -m livepages accept" in output
    assert "+slope 3.5" in output


DAMAGES: dict[str, Callable[[str], str]] = {
    "empty": lambda text: "",
    "half": lambda text: text[: len(text) // 2],
    "no record": lambda text: '{"key": "", "digest": "", "records": []}',
    "another number": lambda text: text.replace("5.0", "6.0"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_entry_is_executed_again(site: Site, damage: Callable[[str], str]) -> None:
    assert executions(site)[0] == 0
    [entry] = site.root.glob(".cache/runs/docs/*.json")
    before = site.published()
    whole = entry.read_text(encoding="utf-8")
    entry.write_text(damage(whole), encoding="utf-8")
    assert entry.read_text(encoding="utf-8") != whole
    status, output, executed = executions(site)
    assert (status, executed) == (0, 1), output
    assert site.published() == before
    assert entry.read_text(encoding="utf-8") != damage(whole)


def test_a_starter_that_has_drifted_fails_the_build(site: Site) -> None:
    starter = site.read("src/kit/1_line.py")
    site.write({"src/kit/1_line.py": f"{starter}# more\n"})
    status, output = site.build()
    site.write({"src/kit/1_line.py": starter})
    assert status == 1
    assert (
        "src/kit/1_line.py is not the starter of this page: run python -m livepages accept"
        in output
    )


@pytest.mark.parametrize(
    ("code", "line", "message"),
    [
        ("def f():\n    return 1 / 0\n\n# %% b\nx = 1\nf()", 3, "ZeroDivisionError: division"),
        ("\n\ny = 1\nx = 1 / 0", 5, "ZeroDivisionError"),
        ("x = = 1", 2, "SyntaxError: invalid syntax"),
        ("import os\nos._exit(3)", 3, "the process ended with exit code 3"),
        ("raise SystemExit(1)", 2, "ended itself with exit status 1"),
        ("import warnings\nwarnings.warn('careful')", 3, "UserWarning: careful"),
        ("import sys\nprint('odd', file=sys.stderr)", 2, "writes to standard error"),
        ("1 + 1", 2, "the cell shows 2, which no script would: print it"),
        ("import matplotlib.pyplot as plt\nplt.plot([1])\nplt.show()", 2, 'describe it with alt="'),
        ("import socket\nsocket.create_connection(('127.0.0.1', 9))", 3, "has no network"),
        ("print(1)\n\n# %% [markdown]\n# {{b.x}}", 5, "no snippet 'b' on this page"),
        ("x = 1\n\n# %% [markdown]\n# $\\frac{$", 5, "{"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(
    site: Site, code: str, line: int, message: str
) -> None:
    site.write({"docs/bad.py": f"# %% a\n{code}\n"})
    status, output = site.build()
    (site.root / "docs/bad.py").unlink()
    assert status == 1, output
    assert re.search(rf"^docs/bad.py{f':{line}' if line else ''}$", output, re.MULTILINE), output
    assert message in output
    assert "Traceback" not in output


@pytest.mark.parametrize(
    ("fields", "code", "line", "message"),
    [
        ("starter: src/kit/9_bad", "x = = 1", 6, "SyntaxError: invalid syntax"),
        ("starter: src/kit/9_bad", "x = 1 +\ny = 2", 6, "SyntaxError: invalid syntax"),
        ("starter: [a, b]", "x = 1", 2, "starter names no file"),
        ("starter: ../outside", "x = 1", 2, "starter names no file"),
        ("starter: {a: b}", "x = 1", 2, "starter names no file"),
        ("title: a: b", "x = 1", 1, "cannot read the fields"),
    ],
)
def test_what_a_starter_cannot_be_made_of_is_said_with_its_line(
    site: Site, fields: str, code: str, line: int, message: str
) -> None:
    site.write({"docs/bad.py": f'# ---\n# {fields}\n# ---\n\n# %% a tags=["solution"]\n{code}\n'})
    status, output = site.build()
    checked, told = site.run("livepages", "check")
    (site.root / "docs/bad.py").unlink()
    assert (status, checked) == (1, 1)
    for said in (output, told):
        assert re.search(rf"^docs/bad.py:{line}$", said, re.MULTILINE), said
        assert message in said
        assert "Traceback" not in said
    assert not (site.root.parent / "outside.py").exists()


def test_a_figure_in_no_colour_of_ours(site: Site) -> None:
    code = 'import matplotlib.pyplot as plt\nplt.plot([1], color="pink")\nplt.show()'
    site.write({"docs/bad.py": f'# %% a alt="A line."\n{code}\n'})
    status, output = site.build()
    (site.root / "docs/bad.py").unlink()
    assert status == 1
    assert "the figure uses the colours #ffc0cb" in output


def test_a_cell_writes_nothing_into_the_project(site: Site) -> None:
    site.write({"docs/bad.py": f"# %% a\nopen({str(site.root / 'docs/x')!r}, 'w')\n"})
    status, output = site.build()
    (site.root / "docs/bad.py").unlink()
    assert status == 1
    assert "writes nothing into the project" in output
    assert not (site.root / "docs/x").exists()


def test_a_cell_that_takes_too_long_is_ended_and_those_before_it_stay(tmp_path: Path) -> None:
    cells = "# %% a\nprint('first')\n\n# %% b\nwhile True:\n    pass\n\n# %% c\nx = 1\n"
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/long.py").write_text(cells)
    book = make_book(Project(tmp_path, time_limit=0.5, notebooks=("*.py",)), ["long.py"])
    first, second = book.records["long.py#a"], book.records["long.py#b"]
    assert (first.stdout, first.error) == ("first\n", None)
    assert second.error
    assert (second.error.kind, second.error.line) == ("TimeLimit", 5)
    assert "long.py#c" not in book.records
    told = [problem for problem in book.problems if "no accepted output" not in problem.message]
    assert [(problem.page, problem.line) for problem in told] == [("docs/long.py", 5)]


def test_a_cell_that_failed_is_a_box_with_what_is_wrong(tmp_path: Path) -> None:
    cells = "# %% a\nx = 1\n\n# %% b\n\ny = 2\n1 / 0\n\n# %% c\nz = 3\n"
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/bad.py").write_text(cells)
    (tmp_path / "docs/bad.out").write_text("=== a\n=== b\n=== c\n")
    page = Rendering(make_book(Project(tmp_path, notebooks=("*.py",)), ["bad.py"]), "bad.py")
    good, failed, after = (page.section(f"bad.py#{name}", escape) for name in "abc")
    assert "snippet-failure" not in good
    assert "docs/bad.py:7" in failed
    assert "ZeroDivisionError" in failed
    assert "snippet-error" not in failed
    assert "this cell did not run" in after


def test_a_number_of_an_exercise_may_stand_on_any_page(site: Site) -> None:
    site.write({"docs/other.md": "# Other\n\n{{line/solve.y[2]:.3f}} of {{site.pages}} pages\n"})
    assert site.run("livepages", "check")[0] == 0
    status, output = site.build()
    assert status == 0, output
    html, text = site.read("site/other/index.html"), site.read("site/other/index.md")
    (site.root / "docs/other.md").unlink()
    assert ">5.000</data> of <data" in html
    assert "5.000 of 4 pages" in text


def test_cells_run_as_one_program_and_print_apart(tmp_path: Path) -> None:
    cells = "# %% a\nx = 1\nprint('first')\n\n# %% b\nimport os\nos.system('echo second')\n"
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/two.py").write_text(
        cells.replace("os.system", "_ = os.system") + "print(x)\n"
    )
    book = make_book(Project(tmp_path, notebooks=("*.py",)), ["two.py"])
    assert [record.stdout for record in book.records.values()] == ["first\n", "second\n1\n"]

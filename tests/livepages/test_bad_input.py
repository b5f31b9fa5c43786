"""Every bad input: exit status 1, one clear message with its lines, and nothing stale is left."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from small_site import Site

from livepages.__main__ import main


@dataclass(frozen=True)
class Case:
    """A page, its snippets and what the build must say of them."""

    page: str
    says: str  # the page's place in it is written as PAGE
    files: dict[str, str] = field(default_factory=dict)


def fence(options: str = "", snippet: str = "NAME.py") -> str:
    return f'# Title\n\n```python snippet="c/{snippet}" {options}\n```\n'


def snippet(code: str, out: str | None = None) -> dict[str, str]:
    return {"NAME.py": code} | ({"NAME.out": out} if out is not None else {})


PLOT = "import matplotlib.pyplot as plt\n\nplt.plot([1, 2])\n"
LINE = '--- figure 1\naxes x "", y ""\n  line: 2 points, x 0 to 1, y 1 to 2: (0, 1) (1, 2)\n'
ONE = snippet("w = 1.5\nname = 'x'\nprint(w)\n", "1.5\n")
CASES = {
    "missing_file": Case(
        fence(snippet="nowhere.py"),
        "PAGE:3  snippets/c/nowhere.py\nthere is no such Python file under snippets/",
    ),
    "missing_file_of_a_number": Case(
        f"{fence(snippet='gone.py')}\nIt is {{{{gone.w}}}} and {{{{c/gone.w}}}}.\n",
        "PAGE:3  snippets/c/gone.py\nthere is no such Python file under snippets/",
    ),
    "exception_before_a_number": Case(
        f"{fence()}\nIt is {{{{NAME.w}}}}.\n",
        "PAGE:3  snippets/c/NAME.py:1\n    w = 1 / 0\nZeroDivisionError: division by zero",
        snippet("w = 1 / 0\n"),
    ),
    "outside": Case(
        fence(snippet="../../outside.py"),
        "PAGE:3  snippets/c/../../outside.py\nthere is no such Python file under snippets/",
        {"../../outside.py": "print(1)\n"},
    ),
    "no_python_file": Case(
        fence(snippet="NAME.txt"),
        "PAGE:3  snippets/c/NAME.txt\nthere is no such Python file under snippets/",
        {"NAME.txt": "print(1)\n"},
    ),
    "shown_nowhere": Case(
        "# Title\n", "snippets/c/NAME.py\nno page shows this snippet", snippet("print(1)\n")
    ),
    "output_of_nothing": Case(
        "# Title\n", "snippets/c/NAME.out\nan accepted output without its snippet", {"NAME.out": ""}
    ),
    "no_alt": Case(
        fence(),
        "PAGE:3  snippets/c/NAME.py\nit draws a figure: describe it with alt=",
        snippet(PLOT),
    ),
    "empty_alt": Case(
        fence('alt=" "'),
        "PAGE:3  snippets/c/NAME.py\nit draws a figure: describe it",
        snippet(PLOT),
    ),
    "alt_without_figure": Case(
        fence('alt="A curve"'),
        "PAGE:3  snippets/c/NAME.py\nit draws no figure, and alt describes one",
        ONE,
    ),
    "two_figures": Case(
        fence('alt="Two"'),
        "PAGE:3  snippets/c/NAME.py\nit leaves 2 figures; one is shown and described",
        snippet(f"{PLOT}plt.figure()\nplt.plot([1])\n"),
    ),
    "syntax_error": Case(
        fence(),
        "PAGE:3  snippets/c/NAME.py:2\n    print(w\nSyntaxError: '(' was never closed",
        snippet("w = 1\nprint(w\n"),
    ),
    "exception": Case(
        fence(),
        "PAGE:3  snippets/c/NAME.py:2\n    return 1 / x\nZeroDivisionError: division by zero",
        snippet("def f(x):\n    return 1 / x\n\nf(0)\n"),
    ),
    "sys_exit": Case(
        fence(),
        "PAGE:3  snippets/c/NAME.py:2\n    sys.exit(3)\n"
        "SystemExit: the snippet ended itself with exit status 3",
        snippet("import sys\nsys.exit(3)\n"),
    ),
    "os_exit_1": Case(
        fence(),
        "PAGE:3  snippets/c/NAME.py:2\n    os._exit(1)\n"
        "ProcessEnded: the process ended with exit code 1 before the snippet did",
        snippet("import os\nos._exit(1)\n"),
    ),
    "os_exit_0": Case(
        fence(),
        "PAGE:3  snippets/c/NAME.py:2\n    os._exit(0)\n"
        "ProcessEnded: the process ended with exit code 0 before the snippet did",
        snippet("import os\nos._exit(0)\n"),
    ),
    "2_gb_of_output": Case(
        fence(),
        "PAGE:3  snippets/c/NAME.py\n"
        "OutputLimit: printed more than 100,000 bytes; it was stopped and the rest was cut",
        snippet("for _ in range(2_000):\n    print('x' * 1_000_000)\n"),
    ),
    "output_differs": Case(
        fence(),
        "PAGE:3  snippets/c/NAME.py\n"
        "output differs from snippets/c/NAME.out; if it is right: python -m livepages accept\n"
        "--- accepted\n+++ printed now\n@@ -1,2 +1,2 @@\n steps 39\n-loss 0.50\n+loss 0.52\n",
        snippet("print('steps 39')\nprint('loss 0.52')\n", "steps 39\nloss 0.50\n"),
    ),
    "plot_differs": Case(
        fence('alt="A line"'),
        "PAGE:3  snippets/c/NAME.py\n"
        "output differs from snippets/c/NAME.out; if it is right: python -m livepages accept\n"
        "--- accepted\n+++ printed now\n@@ -2,2 +2,2 @@\n"
        ' axes x "", y ""\n'
        "-  line: 2 points, x 0 to 1, y 1 to 2: (0, 1) (1, 2)\n"
        "+  line: 2 points, x 0 to 1, y 1 to 3: (0, 1) (1, 3)\n",
        snippet(PLOT.replace("[1, 2]", "[1, 3]"), LINE),
    ),
    "never_accepted": Case(
        fence(),
        "PAGE:3  snippets/c/NAME.py\n"
        "no accepted output snippets/c/NAME.out: run python -m livepages accept, and read the result",
        snippet("print(1)\n"),
    ),
    "warning": Case(
        fence(),
        "PAGE:3  snippets/c/NAME.py:3\n    warnings.warn('careful')\nUserWarning: careful",
        snippet("import warnings\n\nwarnings.warn('careful')\n"),
    ),
    "other_warning": Case(
        fence('warns="FutureWarning"'),
        "PAGE:3  snippets/c/NAME.py:2\n    warnings.warn('careful')\nUserWarning: careful",
        snippet("import warnings\nwarnings.warn('careful')\n"),
    ),
    "no_warning": Case(
        fence('warns="UserWarning"'),
        "PAGE:3  snippets/c/NAME.py\nit should warn with UserWarning, and does not",
        ONE,
    ),
    "no_exception": Case(
        fence('raises="ValueError"'),
        "PAGE:3  snippets/c/NAME.py\nit should raise ValueError: nothing",
        ONE,
    ),
    "other_exception": Case(
        fence('raises="ValueError"'),
        "PAGE:3  snippets/c/NAME.py:1\n    1 / 0\n"
        "it should raise ValueError: ZeroDivisionError: division by zero",
        snippet("1 / 0\n"),
    ),
    "standard_error": Case(
        fence(),
        "PAGE:3  snippets/c/NAME.py\n"
        "it writes to standard error, which no page shows:\nhidden words",
        snippet("import sys\nprint('hidden words', file=sys.stderr)\n"),
    ),
    "writes_project": Case(
        fence(),
        "PAGE:3  snippets/c/NAME.py:1\n    open(__file__ + '.new', 'w')\n"
        "PermissionError: a snippet writes nothing into the project",
        snippet("open(__file__ + '.new', 'w')\n"),
    ),
    "network": Case(
        fence(),
        "PAGE:3  snippets/c/NAME.py:2\n    urllib.request.urlopen('http://example.org')\n"
        "URLError: <urlopen error a snippet has no network: it must run anywhere, at any time>",
        snippet("import urllib.request\nurllib.request.urlopen('http://example.org')\n"),
    ),
    "colour": Case(
        fence('alt="A line"'),
        "PAGE:3  snippets/c/NAME.py\n"
        "FigureError: the figure uses the colours #ff0000; only 'C0' to 'C9', 'black', 'gray' and "
        "'white' have a counterpart in the dark scheme",
        snippet("import matplotlib.pyplot as plt\nplt.plot([1, 2], color='red')\n"),
    ),
    "heavy_figure": Case(
        fence('alt="Dust"'),
        "bytes, at most 100,000 fit a page: thin the data",
        snippet(
            "import matplotlib.pyplot as plt\n"
            "plt.scatter(range(3_000), [x * 7919 % 10007 for x in range(3_000)])\n"
        ),
    ),
    "no_utf8": Case(
        fence(),
        "PAGE:3  snippets/c/NAME.py\nUnicodeDecodeError: ",
        snippet("print('\udcff')\n"),
    ),
    "unknown_variable": Case(
        fence() + "\nIt is {{NAME.v}}.\n",
        "PAGE:6\n{{NAME.v}}: no 'v' in the snippet; it has: name, w",
        ONE,
    ),
    "unknown_snippet": Case(
        fence() + "\nIt is {{other.w}}.\n",
        "PAGE:6\n{{other.w}}: no snippet 'other' on this page; it shows: NAME",
        ONE,
    ),
    "no_number": Case(
        fence() + "\n| x |\n|---|\n| {{NAME.name}} |\n",
        "PAGE:8\n{{NAME.name}}: name is a str, not a number",
        ONE,
    ),
    "bad_format": Case(
        fence() + "\nIt is {{NAME.w:d}}.\n",
        "PAGE:6\n{{NAME.w:d}}: the format 'd' does not fit: Unknown format code 'd'",
        ONE,
    ),
    "unreadable": Case(
        fence() + "\nIt is {{NAME w}}.\n",
        "PAGE:6\ncannot read the reference {{NAME w}}; write {{snippet.variable:.2f}}",
        ONE,
    ),
    "number_in_alt": Case(
        fence('alt="At {{NAME.v}}"'),
        "PAGE:3\n{{NAME.v}}: no 'v' in the snippet; it has: plt",
        snippet(PLOT, LINE),
    ),
    "latex": Case(
        "# Title\n\nGood: $\\frac{a}{b}$.\n\nBad: $\\frac{a$.\n",
        "PAGE:5\nLaTeX error in $\\frac{a$: ",
    ),
    "latex_block": Case(
        "# Title\n\n$$\nx +\n\\nosuch\n$$\n", "PAGE:4\nLaTeX error in $x +\n\\nosuch$: "
    ),
    "python_fence": Case(
        "# Title\n\n```python\nprint(1)\n```\n",
        "PAGE:3\ncode that is shown is run: put it into a file among the snippets and name it here",
    ),
    "fence_options": Case(
        "# Title\n\n```python snippet=c/NAME.py\n```\n",
        "PAGE:3\ncannot read 'snippet=c/NAME.py' in this fence; it takes snippet=",
    ),
    "unclosed_fence": Case(
        '# Title\n\n```python snippet="c/NAME.py"\n\nText.\n',
        "PAGE:3\nthis code fence is never closed",
        ONE,
    ),
    "twice": Case(
        f"{fence()}\n{fence()}",
        "PAGE:8\nc/NAME.py already stands on this page; show a snippet once",
        ONE,
    ),
    "crlf": Case(
        fence().replace("\n", "\r\n") + "\r\nIt is {{NAME.v}}.\r\n",
        "PAGE:6\n{{NAME.v}}: no 'v' in the snippet; it has: name, w",
        ONE,
    ),
    "front_matter": Case(
        "---\ndescription: x\n---\n" + fence() + "\nIt is {{NAME.v}}.\n",
        "PAGE:9\n{{NAME.v}}: no 'v' in the snippet; it has: name, w",
        ONE,
    ),
}


@pytest.fixture(scope="module")
def bad(new_site: Callable[[str], Site]) -> tuple[Site, int, str]:
    """All bad pages at once, after a build in which each of these pages was good."""
    site = new_site("bad")
    site.write({f"docs/{name}.md": "# Title\n\nThe old page.\n" for name in CASES})
    status, output = site.build()
    assert status == 0, output
    assert "The old page." in site.read("site/exception/index.html")
    for name, case in CASES.items():
        files = {f"snippets/c/{path}": text for path, text in case.files.items()}
        for path, text in {f"docs/{name}.md": case.page, **files}.items():
            place = site.root / path.replace("NAME", name)
            place.parent.mkdir(parents=True, exist_ok=True)
            data = text.replace("NAME", name).encode("utf-8", "surrogateescape")
            place.write_bytes(data)
    status, output = site.build()
    return site, status, re.sub(r"[ \t]+\n", "\n", output)


@pytest.mark.parametrize("name", CASES)
def test_the_message_names_place_and_fault(bad: tuple[Site, int, str], name: str) -> None:
    _, status, output = bad
    expected = CASES[name].says.replace("PAGE", f"docs/{name}.md").replace("NAME", name)
    assert expected in output
    assert status == 1


@pytest.mark.parametrize("name", CASES)
def test_each_has_one_message(bad: tuple[Site, int, str], name: str) -> None:
    places = re.findall(rf"^(?:docs/{name}\.md|snippets/c/{name}\.\w+\n)", bad[2], re.MULTILINE)
    assert len(places) == 1


def test_nothing_is_left_of_the_older_site(bad: tuple[Site, int, str]) -> None:
    assert not [name for name in bad[0].published() if name.endswith((".html", ".md", ".ipynb"))]


def test_all_are_reported_together_in_the_order_of_the_pages(bad: tuple[Site, int, str]) -> None:
    _, _, output = bad
    pages = re.findall(r"^docs/(\w+)\.md:", output, re.MULTILINE)
    assert pages == sorted(pages)
    assert len(pages) == len(CASES) - 2, "two have no page"
    shown = sum('snippet="c/NAME.py"' in case.page for case in CASES.values())
    [line] = re.findall(r"^\d+ of \d+ snippets failed\..*$", output, re.MULTILINE)
    failed = len(
        set(re.findall(r"^docs/\S+  snippets/c/(\w+)\.py(?::\d+)?$", output, re.MULTILINE))
    )
    failed -= 2  # two of these files are not there
    first = "python snippets/c/2_gb_of_output.py"
    assert line == f"{failed} of {shown} snippets failed. Run one alone: {first}"


def test_nothing_appears_in_the_project(bad: tuple[Site, int, str]) -> None:
    assert not list(bad[0].root.rglob("*.new"))
    assert not list(bad[0].root.glob("snippets/**/__pycache__"))


def test_an_endless_loop(site: Site) -> None:
    site.write(
        {"docs/index.md": fence(snippet="x.py"), "snippets/c/x.py": "while True:\n    pass\n"}
    )
    started = time.monotonic()
    [problem] = site.book(time_limit=0.5).problems
    assert time.monotonic() - started < 40
    place, quote, message = str(problem).splitlines()
    assert place in ("docs/index.md:3  snippets/c/x.py:1", "docs/index.md:3  snippets/c/x.py:2")
    assert quote.strip() in ("while True:", "pass")
    assert message == "TimeLimit: still running after 0.5 s, the time limit"


def test_a_page_that_is_no_utf8(site: Site) -> None:
    site.write({"docs/good.md": "# Good\n"})
    (site.root / "docs/bad.md").write_bytes(b"# Title\n\nna\xefve\n")
    [problem] = site.book().problems
    assert str(problem).startswith("docs/bad.md:3\n")
    assert "UTF-8" in problem.message


def test_without_building_the_exit_status_is_the_same(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.write({"docs/index.md": fence(snippet="x.py"), "snippets/c/x.py": "1 / 0\n"})
    assert main(["check", "--root", str(site.root)]) == 1
    assert (
        "docs/index.md:3  snippets/c/x.py:1\n    1 / 0\nZeroDivisionError"
        in capsys.readouterr().err
    )
    site.write({"snippets/c/x.py": "print(1)\n", "snippets/c/x.out": "1\n"})
    assert main(["check", "--root", str(site.root)]) == 0
    assert capsys.readouterr().err.startswith("1 snippets ran, 0 were unchanged.")

"""A whole build by MkDocs: what is published, and that it is the same each time."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable

import html5lib
import nbformat
import pytest
from good_pages import GOOD, OTHER, OUTPUTS, SNIPPETS
from small_site import Site


def page(site: Site, name: str = "index.html") -> ET.Element:
    """A page's own part, read as the standard says."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    document = parser.parse(site.read(f"site/{name}"))
    [article] = document.iter("article")
    return article  # type: ignore[no-any-return]


def test_every_snippet_stands_on_its_page(built: Site) -> None:
    for name, folder in (("index.html", "index/"), ("chapter/other/index.html", "chapter/")):
        shown = {node.get("data-snippet"): node for node in page(built, name).iter("section")}
        assert set(shown) == {key for key in SNIPPETS if key.startswith(folder)}
        for key, section in shown.items():
            code = section.find(".//pre/code")
            assert code is not None
            assert "".join(code.itertext()).strip("\n") == SNIPPETS[str(key)].strip("\n")


def test_outputs_are_those_of_the_run(built: Site) -> None:
    outputs = {
        section.get("data-snippet"): [
            node.findtext("pre")
            for node in section.findall("div[@class]")
            if "snippet-output" in str(node.get("class"))
        ]
        for name in ("index.html", "chapter/other/index.html")
        for section in page(built, name).iter("section")
    }
    assert outputs["index/step.py"] == ["-10.0 → 1.8\n"]
    assert outputs["index/quoted.py"] == ["a\n\nb\n"]
    assert outputs["chapter/mixed.py"] == ["```\nloss 0.500 <b>&amp; “ünï” 重み</b>\n"]
    assert outputs["index/curve.py"] == []
    before, trace = outputs["index/fails.py"]
    assert before == "before\n"
    assert f"{before}--- error\n{trace}\n" == OUTPUTS["index/fails.out"]
    assert outputs["index/warns.py"] == ["after\n", "UserWarning: careful"]


def test_numbers_are_bound(built: Site) -> None:
    found = [
        (node.text, node.get("value"), node.get("data-snippet"), node.get("data-name"))
        for name in ("index.html", "chapter/other/index.html")
        for node in page(built, name).iter("data")
    ]
    assert found == [
        ("1.8", "1.8", "index/step.py", "w"),
        ("−10", "-10.0", "index/step.py", "gradient"),
        ("5.6 × 10⁻¹⁷", "5.6e-17", "index/step.py", "tiny"),
        ("1.80", "1.8", "index/step.py", "w"),
        ("8", "8", "site", "snippets"),
        ("40", "40", "chapter/other.py", "total"),
        ("1.8", "1.8", "index/step.py", "w"),
        ("39", "39", "chapter/other.py", 'rates["0.1"]'),
    ]


def test_formulas_are_mathml_and_the_font_is_there(built: Site) -> None:
    formulas = [node for node in page(built).iter() if node.tag.endswith("math")]
    assert len(formulas) == 3, "one of them in the title"
    assert built.published()["assets/fonts/stix-two-math.woff2"][:4] == b"wOF2"


def test_no_id_is_given_twice(built: Site) -> None:
    ids = [node.get("id") for node in page(built).iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    figures = [node.get("id") for node in page(built).iter("figure")]
    assert figures == ["figure-index-curve", "figure-index-second_curve"]


def test_a_page_is_valid_html(built: Site) -> None:
    for name in ("index.html", "chapter/other/index.html"):
        sections = re.findall(r"<section.*?</section>", built.read(f"site/{name}"), re.DOTALL)
        assert sections
        for section in sections:
            html5lib.HTMLParser(strict=True).parseFragment(section)


def test_markdown_and_notebook_stand_beside_each_page(built: Site) -> None:
    files = built.published()
    for folder, name, count in (("", "index", 6), ("chapter/other/", "other", 2)):
        text = files[f"{folder}index.md"].decode()
        assert text.count("```python\n") == count
        assert "snippet=" not in text
        book = nbformat.reads(files[f"{folder}{name}.ipynb"].decode(), as_version=4)
        nbformat.validate(book)
        assert sum(cell.cell_type == "code" for cell in book.cells) == count
    assert "It is 40, 1.8 and 39." in files["chapter/other/index.md"].decode()
    assert "- [Other](chapter/other/index.md)" in files["llms.txt"].decode()
    whole = files["llms-full.txt"].decode()
    assert files["index.md"].decode() in whole
    assert files["chapter/other/index.md"].decode() in whole


def test_no_date_is_published(built: Site) -> None:
    assert built.published()["sitemap.xml.gz"][4:8] == bytes(4), "where gzip keeps the time"


def test_the_terminal_tells_what_ran(built: Site) -> None:
    assert "8 snippets ran, 0 were unchanged." in built.log
    assert re.search("^slowest snippets +seconds$", built.log, re.MULTILINE)
    assert "failed" not in built.log


def test_a_build_with_nothing_new_runs_nothing_and_is_the_same(built: Site) -> None:
    before = built.published()
    status, output = built.build()
    assert status == 0
    assert "0 snippets ran, 8 were unchanged." in output
    assert "slowest" not in output
    assert built.published() == before


def test_another_cold_build_elsewhere_is_the_same(
    built: Site, new_site: Callable[[str], Site]
) -> None:
    """Elsewhere: an odd path, Windows line ends, an ASCII terminal, another hash seed."""
    site = new_site("Größe & 重み")
    site.write(GOOD)
    for path in site.root.rglob("*.md"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    (site.root / "docs/index.md").write_bytes(
        b"\xef\xbb\xbf" + (site.root / "docs/index.md").read_bytes()
    )
    status, output = site.build(
        LC_ALL="C", PYTHONUTF8="0", PYTHONHASHSEED="7", PYTHONCOERCECLOCALE="0"
    )
    assert status == 0, output
    assert "8 snippets ran, 0 were unchanged." in output
    one, other = built.published(), site.published()
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


SLOW = {
    "docs/index.md": "".join(
        f'# {i}\n\n```python snippet="a/s{i}.py"\n```\n\nIt is {{{{s{i}.w}}}}.\n\n'
        for i in range(8)
    ),
    **{
        f"snippets/a/s{i}.py": f"import time\n\ntime.sleep(0.1)\nw = {i} ** 2\nprint(w)\n"
        for i in range(8)
    },
    **{f"snippets/a/s{i}.out": f"{i**2}\n" for i in range(8)},
}


def shown(site: Site) -> list[str | None]:
    return [node.text for node in page(site).iter("data")]


def test_the_build_after_one_that_was_killed_is_right(site: Site) -> None:
    site.write(SLOW)
    process = site.start("mkdocs", "build")
    folder = site.root / ".cache/runs/snippets/a"
    while len(list(folder.glob("*.json"))) < 3:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert not (site.root / "site/index.html").exists()
    status, output = site.build()
    assert status == 0, output
    [(ran, kept)] = re.findall(r"(\d+) snippets ran, (\d+) were unchanged\.", output)
    assert int(ran) + int(kept) == 8
    assert int(kept) >= 3
    assert shown(site) == [str(i**2) for i in range(8)]


def test_two_builds_at_the_same_time_on_one_cache_are_both_right(site: Site) -> None:
    site.write(SLOW)
    config = site.read("mkdocs.yml")
    site.write({"other.yml": f"{config}site_dir: other\n"})
    builds = [site.start("mkdocs", "build", "-f", name) for name in ("mkdocs.yml", "other.yml")]
    for build in builds:
        output, _ = build.communicate(timeout=60)
        assert build.returncode == 0, output
    one = site.published()
    shutil.rmtree(site.root / "site")
    (site.root / "other").rename(site.root / "site")
    assert site.published() == one
    assert shown(site) == [str(i**2) for i in range(8)]
    assert not list((site.root / ".cache").rglob("*.part"))
    assert site.book().ran == []


def test_a_failing_build_leaves_nothing_stale(built: Site, site: Site) -> None:
    shutil.copytree(built.root, site.root, dirs_exist_ok=True)
    assert site.published()["chapter/other/index.html"]
    site.write({"docs/chapter/other.md": OTHER + "\n{{other.nothing}}\n"})
    status, output = site.build()
    assert status == 1
    assert "docs/chapter/other.md:14\n{{other.nothing}}: no 'nothing' in the snippet" in output
    assert output.rstrip().endswith("The site was not built.")
    assert not [name for name in site.published() if name.endswith((".html", ".md", ".ipynb"))]


UNSEEDED = {
    "numbers": "import random\n\nprint(random.random())\n",
    "arrays": "import numpy\n\nprint(numpy.random.rand())\n",
    "generators": "import numpy\n\nprint(numpy.random.default_rng().random())\n",
    "sets": "print({chr(i) for i in range(97, 110)})\n",
    "seeded": "import random\n\nrandom.seed(1)\nprint(random.random())\n",
    "sorted_set": "print(sorted({chr(i) for i in range(97, 110)}))\n",
}


def test_unseeded_randomness_shows_itself(site: Site) -> None:
    site.write({f"snippets/a/{name}.py": code for name, code in UNSEEDED.items()})
    fences = (f'```python snippet="a/{name}.py"\n```\n' for name in UNSEEDED)
    site.write({"docs/index.md": "\n".join(fences)})
    site.accept()
    assert site.book().problems == []
    reports = []
    for seed in ("1", "2"):
        status, output = site.run("livepages", "check", "--seed", seed)
        assert status == 1
        reports.append(output)
        failed = set(
            re.findall(r"^docs/index\.md:\d+  snippets/a/(\w+)\.py$", output, re.MULTILINE)
        )
        assert failed == {"numbers", "arrays", "generators", "sets"}
        assert "4 of 6 snippets failed." in output
    python = [sys.executable, "-c", UNSEEDED["sets"]]
    environment = {**os.environ, "PYTHONHASHSEED": "1"}
    alone = subprocess.run(python, env=environment, capture_output=True, text=True, check=True)
    assert f"+{alone.stdout}" in reports[0], "the seed decides on the order of sets, too"
    one, two = ([line for line in report.splitlines() if line[:1] == "+"] for report in reports)
    assert not (set(one) & set(two)) - {"+++ printed now"}


def test_accept_writes_what_ended_as_its_page_expects(site: Site) -> None:
    codes = {
        "good": "print(1)\n",
        "warns": "import warnings\nwarnings.warn('x')\n",
        "raises": "1 / 0\n",
        "expected": "1 / 0\n",
    }
    site.write({f"snippets/a/{name}.py": code for name, code in codes.items()})
    site.write(
        {
            "docs/index.md": '```python snippet="a/good.py"\n```\n'
            '```python snippet="a/warns.py"\n```\n'
            '```python snippet="a/raises.py" raises="ValueError"\n```\n'
            '```python snippet="a/expected.py" raises="ZeroDivisionError"\n```\n'
        }
    )
    site.accept()
    assert {path.stem for path in site.root.glob("snippets/a/*.out")} == {"good", "expected"}
    assert site.read("snippets/a/good.out") == "1\n"
    site.write({"snippets/a/good.py": "print(2)\n"})
    assert len(site.book().problems) == 3
    site.accept()
    assert site.read("snippets/a/good.out") == "2\n"
    assert len(site.book().problems) == 2


def test_a_snippets_own_processes_do_not_outlive_a_killed_build(site: Site) -> None:
    pid = site.root / "../pid"
    site.write(
        {
            "docs/index.md": '```python snippet="a/slow.py"\n```\n',
            "snippets/a/slow.py": (
                f"import os, time\n\nopen({str(pid.resolve())!r}, 'w').write(str(os.getpid()))\n"
                "while True:\n    print('on', flush=True)\n    time.sleep(0.05)\n"
            ),
        }
    )
    process = site.start("livepages", "check")
    while not pid.exists() or not pid.read_text():
        time.sleep(0.02)
    process.kill()
    process.communicate()
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            os.kill(int(pid.read_text()), 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("the snippet goes on")

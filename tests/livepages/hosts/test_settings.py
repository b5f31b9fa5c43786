"""The settings of the plugin: what they do, and what is said of one that is mistyped."""

from __future__ import annotations

import pytest
from small_site import Site, with_settings

PAGE = '# Home\n\n{{one.x}}\n\n```python snippet="a/one.py"\n```\n'
SITE = {"docs/index.md": PAGE, "snippets/a/one.py": "x = 1\nprint(x)\n"}

WRONG = {
    "time_limit: 0": ({"time_limit": 0}, "time_limit", "above 0"),
    "time_limit: true": ({"time_limit": True}, "time_limit", "above 0"),
    "time_limit: a minute": ({"time_limit": "a minute"}, "time_limit", "type"),
    "output_limit: 0.5": ({"output_limit": 0.5}, "output_limit", "type"),
    "output_limit: -1": ({"output_limit": -1}, "output_limit", "above 0"),
    "snippets: [a]": ({"snippets": ["a"]}, "snippets", "type"),
    "snippets: nowhere": ({"snippets": "nowhere"}, "snippets", "nowhere"),
    "library: nowhere": ({"library": "nowhere"}, "library", "nowhere"),
    "library: above": ({"library": "../.."}, "library", "must lie below"),
    "warm: numpy": ({"warm": "numpy"}, "warm", "list"),
    "warm: no module": ({"warm": ["torhc"]}, "warm", "no module 'torhc'"),
    "seeds: no dot": ({"seeds": ["seed"]}, "seeds", "module.function"),
    "seeds: no module": ({"seeds": ["torhc.manual_seed"]}, "seeds", "no module 'torhc'"),
    "versions: not installed": ({"versions": ["torhc"]}, "versions", "'torhc' is not installed"),
    "style: no such entry": ({"style": {"lines.with": 2}}, "style", "lines.with"),
    "style: no such value": ({"style": {"lines.linewidth": "x"}}, "style", "lines.linewidth"),
    "style: a list": ({"style": ["lines.linewidth"]}, "style", "type"),
    "packages: a list": ({"packages": ["a.js"]}, "packages", "dict"),
    "branch: 1": ({"branch": 1}, "branch", "type"),
    "no such setting": ({"timelimit": 5}, "timelimit", "Unrecognised"),
}


@pytest.mark.parametrize(("settings", "name", "words"), WRONG.values(), ids=WRONG.keys())
def test_a_setting_that_is_mistyped_is_named(
    site: Site, settings: dict[str, object], name: str, words: str
) -> None:
    site.write({**SITE, "mkdocs.yml": with_settings(**settings)})
    status, output = site.run("mkdocs", "build", "--strict")
    assert status == 1, output
    assert name in output
    assert words in output
    assert "Traceback" not in output
    assert not (site.root / "site/index.html").exists()


def test_folders_may_have_other_names(site: Site) -> None:
    site.clear("docs", "snippets")
    site.write(
        {
            "mkdocs.yml": with_settings(snippets="code", library="own") + "docs_dir: text\n",
            "text/index.md": PAGE,
            "code/a/one.py": "from own import x\n\nprint(x)\n",
            "own/own.py": "x = 5\n",
        }
    )
    status, output = site.build()
    assert status == 1
    assert "text/index.md:5  code/a/one.py\nno accepted output code/a/one.out" in output
    assert site.run("livepages", "accept")[0] == 0
    status, output = site.build()
    assert status == 0, output
    assert ">5</data>" in site.read("site/index.html")
    site.write({"own/own.py": "x = 6\n"})
    status, output = site.build()
    assert status == 1
    assert "+6" in output, "the library is what a snippet imports, wherever it lies"


def test_the_settings_file_may_lie_elsewhere(site: Site) -> None:
    settings = site.read("mkdocs.yml").replace(
        "[livepages]", "[{livepages: {snippets: ../snippets}}]"
    )
    site.write({**SITE, "conf/mkdocs.yml": f"{settings}docs_dir: ../docs\nsite_dir: ../site\n"})
    (site.root / "mkdocs.yml").unlink()
    status, output = site.run("mkdocs", "build", "-f", "conf/mkdocs.yml")
    assert status == 1
    assert "docs/index.md:5  snippets/a/one.py\nno accepted output snippets/a/one.out" in output
    site.write({"snippets/a/one.out": "1\n"})
    status, output = site.run("mkdocs", "build", "-f", "conf/mkdocs.yml")
    assert status == 0, output


def test_limits_hold(site: Site) -> None:
    site.write({**SITE, "snippets/a/one.py": "x = 1\nwhile True:\n    pass\n"})
    site.write({"mkdocs.yml": with_settings(time_limit=0.5)})
    status, output = site.build()
    assert status == 1
    assert "still running after 0.5 s, the time limit" in output
    site.write({"snippets/a/one.py": "x = 1\nprint('a' * 50)\n"})
    site.write({"mkdocs.yml": with_settings(output_limit=20)})
    assert "printed more than 20 bytes" in site.build()[1]


def test_a_style_is_drawn_and_an_edit_of_it_is_seen(site: Site) -> None:
    code = "import matplotlib.pyplot as plt\n\nx = 1\nplt.plot([1, 2])\nplt.show()\n"
    page = PAGE.replace('.py"', '.py" alt="A line."')
    site.write({**SITE, "docs/index.md": page, "snippets/a/one.py": code})
    assert site.run("livepages", "accept")[0] == 0
    assert site.build()[0] == 0
    plain = site.read("site/index.html")
    site.write({"mkdocs.yml": with_settings(style={"lines.linewidth": 7.5})})
    assert site.build()[0] == 0
    styled = site.read("site/index.html")
    assert "7.5" in styled
    assert styled != plain


def test_versions_are_facts(site: Site) -> None:
    from importlib import metadata

    site.write(
        {"mkdocs.yml": with_settings(versions=["pyyaml"]), "docs/index.md": "{{site.pyyaml}}"}
    )
    status, output = site.build()
    assert status == 0, output
    assert f">{metadata.version('pyyaml')}</data>" in site.read("site/index.html")
    site.write({"docs/index.md": "{{site.numpy}}"})
    status, output = site.build()
    assert status == 1
    assert "docs/index.md:1" in output


def test_other_addresses_than_folders_are_refused(site: Site) -> None:
    site.write({**SITE, "mkdocs.yml": site.read("mkdocs.yml") + "use_directory_urls: false\n"})
    status, output = site.build()
    assert status == 1
    assert "mkdocs.yml\nuse_directory_urls: each page needs a folder" in output

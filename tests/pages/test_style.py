"""The style sheet that is sent: Material's and the site's own, each a layer."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import tinycss2
import yaml
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files

from livepages.hosts.faults import NOW
from livepages.project import Project

ROOT = Path(__file__).parents[2]
MATERIAL = {
    "assets/stylesheets/main.0a1b2c3d.min.css": '@charset "UTF-8";a{b:c}/*# sourceMapping.map*/',
    "assets/stylesheets/palette.0a1b2c3d.min.css": "a{b:d}",
    "assets/javascripts/bundle.0a1b2c3d.min.js": "1",
}
OWN = {"assets/css/one.css": "e {\n  f: g;\n}\n", "assets/css/two.css": "h {\n  i: j;\n}\n"}


@dataclass
class Build:
    """A site that has the theme's hook, and nothing else."""

    root: Path
    extra_css: list[str] = field(default_factory=lambda: list(OWN))

    def files(self, contents: Mapping[str, str | bytes]) -> Files:
        """What the site publishes where it has these files."""
        docs = self.root / "docs"
        for name, content in contents.items():
            (docs / name).parent.mkdir(parents=True, exist_ok=True)
            (docs / name).write_bytes(content.encode() if isinstance(content, str) else content)
        hook = ROOT / "docs/theme/material.py"
        settings = self.root / "mkdocs.yml"
        settings.write_text(
            f"{{site_name: x, theme: {{name: null, custom_dir: docs}}, hooks: [{hook}], extra_css: {self.extra_css}}}"
        )
        self.config = load_config(str(settings))
        files = Files([File(name, str(docs), str(self.root / "site"), True) for name in contents])
        return self.config.plugins.on_files(files, config=self.config)

    def problems(self, contents: Mapping[str, str | bytes]) -> list[str]:
        NOW.begin(Project(self.root))
        self.files(contents)
        return [str(problem) for problem in NOW.problems]


@pytest.fixture
def build(tmp_path: Path) -> Iterator[Build]:
    yield Build(tmp_path)
    NOW.begin(Path())


def test_the_sheets_are_one_and_each_is_a_layer_in_their_order(build: Build) -> None:
    build.extra_css = [*OWN, "assets/_mkdocstrings.css"]
    files = build.files({**MATERIAL, **OWN})
    assert build.config.extra_css == ["assets/css/site.css", "assets/_mkdocstrings.css"]
    assert build.config.theme["bundle"] == "assets/javascripts/bundle.0a1b2c3d.min.js"
    sheet = files.get_file_from_path("assets/css/site.css")
    assert {file.src_uri for file in files} == {sheet.src_uri, build.config.theme["bundle"]}
    assert sheet.content_string == (
        "@layer material {\na{b:c}}\n@layer one {\ne {\n  f: g;\n}\n}\n@layer two {\nh {\n  i: j;\n}\n}"
    )
    assert NOW.problems == []


@pytest.mark.parametrize("name", [name for name in MATERIAL if "palette" not in name])
def test_another_material_is_told_with_the_file_to_mend(build: Build, name: str) -> None:
    pattern = name.replace("0a1b2c3d", "*")
    without = {**MATERIAL, **OWN}
    del without[name]
    [problem] = build.problems(without)
    assert re.match(r"docs/theme/material\.py:\d+\n", problem)
    assert f"Material has nothing for {pattern}" in problem
    shutil.rmtree(build.root / "docs")
    twice = {**MATERIAL, **OWN, name.replace("0a", "0b"): "x"}
    [problem] = build.problems(twice)
    assert f"{name}, {name.replace('0a', '0b')} for {pattern}" in problem


def test_the_installed_material_has_these_files() -> None:
    import material

    base = Path(material.__file__).parent / "templates/base.html"
    names = re.findall(
        r"assets/(?:stylesheets/main|javascripts/bundle)\.\w+\.min\.\w+", base.read_text()
    )
    assert len(names) == 2
    assert all((base.parent / name).is_file() for name in names)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a {\n  b: c;\n}\n}\n", 4, "Unmatched }"),
        ("a { b: c }\n}}} { color: ;;; \0", 2, "Unmatched }"),
        ("a {}\n\nd {\n  e: f;\n", 3, "is not closed"),
        ("@media print {\n  a { b: c }\n", 1, "is not closed"),
        ("a {}\nd { e: 'f }\n", 2, "is not closed"),
        ("a {}\nd { e: (f; }\n", 2, "is not closed"),
        ("a {}\n/* never ended", 2, "is not closed"),
        ("a ]\nd {}", 1, "Unmatched ]"),
    ],
)
def test_a_sheet_that_would_reach_into_the_next_is_left_out(
    build: Build, text: str, line: int, says: str
) -> None:
    [problem] = build.problems({**MATERIAL, **OWN, "assets/css/one.css": text})
    assert problem.startswith(f"docs/assets/css/one.css:{line}\n")
    assert says in problem


def test_a_sheet_that_is_no_text_or_not_there_is_told(build: Build) -> None:
    [problem] = build.problems({**MATERIAL, **OWN, "assets/css/one.css": b"a { b: '\xff' }"})
    assert problem.startswith("docs/assets/css/one.css\nUnicodeDecodeError")
    build.extra_css = ["assets/css/three.css"]
    [problem] = build.problems({**MATERIAL, **OWN})
    assert problem == "mkdocs.yml:1\nextra_css names assets/css/three.css, which is not there"


# ---- The site ------------------------------------------------------------------------------------

LINK = re.compile(r'<link rel="stylesheet" href="(?:\.\./|/)*([^"]+)">')


def test_a_page_asks_for_one_style_sheet(site: Path) -> None:
    more = {"index.html": ["assets/css/home.css"], "reference/api": ["assets/_mkdocstrings.css"]}
    for path in sorted(site.rglob("*.html")):
        page = path.relative_to(site).as_posix().replace("api/index.html", "api")
        asked = LINK.findall(path.read_text(encoding="utf-8"))
        assert asked == ["assets/css/site.css", *more.get(page, [])]
        assert all((site / name).is_file() for name in asked)


def test_its_layers_are_those_of_the_settings(site: Path) -> None:
    settings = re.search(r"^extra_css:.*?\n((?:  .*\n)+)", (ROOT / "mkdocs.yml").read_text(), re.M)
    assert settings
    names = [Path(path).stem for path in yaml.safe_load(settings[1])]
    rules = tinycss2.parse_stylesheet((site / "assets/css/site.css").read_text(encoding="utf-8"))
    layers = [tinycss2.serialize(rule.prelude).strip() for rule in rules if rule.type == "at-rule"]
    assert layers == ["material", *names]
    assert {rule.type for rule in rules} == {"at-rule", "whitespace"}


def test_no_sheet_needs_to_shout() -> None:
    shouts = re.compile(r"!\s*important|:not\([^)]*#")
    sheets = [path for path in (ROOT / "docs").rglob("*.css") if shouts.search(path.read_text())]
    assert sheets == []


USED, DEFINED = re.compile(r"var\((--[\w-]+)"), re.compile(r"(?<!\()(--[\w-]+):")


def test_each_variable_that_is_used_is_defined(site: Path) -> None:
    sheets = [path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.css")]
    material = (site / "assets/css/site.css").read_text(encoding="utf-8")
    defined = {name for text in (*sheets, material) for name in DEFINED.findall(text)}
    assert {name for text in sheets for name in USED.findall(text)} <= defined
    assert "--series-0" in defined


def test_the_style_of_the_engine_leans_on_nothing_of_this_site() -> None:
    text = (ROOT / "src/livepages/publishing/style.css").read_text(encoding="utf-8")
    foreign = set(USED.findall(text)) - set(DEFINED.findall(text))
    assert {name for name in foreign if not re.match("--(figure|snippet|md)-", name)} == set()
    without = re.compile(r"var\(--(?:figure|snippet)-\w+\)")
    assert without.findall(text) == []  # each has a fallback

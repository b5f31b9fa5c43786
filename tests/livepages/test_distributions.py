"""Two wheels come from this repository: each is built, and used where nothing else is."""

from __future__ import annotations

import re
import subprocess
import sys
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = ROOT / "src/livepages/README.md"
_BLOCK = re.compile(r'^(`{3,})\w+ title="([^"]+)"\n(.*?)^\1$', re.MULTILINE | re.DOTALL)
Run = Callable[..., str]


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The wheels of both, by name."""
    folder = tmp_path_factory.mktemp("wheels")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    sources = [str(ROOT), str(ROOT / "src/livepages")]
    subprocess.run([*command, "--wheel-dir", str(folder), *sources], check=True, cwd=folder)
    return {path.name.partition("-")[0]: path for path in folder.glob("*.whl")}


def empty(folder: Path, wheel: Path) -> Run:
    """Run commands in an environment with a wheel and what it asks for."""
    venv.create(folder / "environment", with_pip=True)
    programs = folder / "environment" / ("Scripts" if sys.platform == "win32" else "bin")

    def run(program: str, *arguments: str, cwd: Path = folder) -> str:
        command = [str(programs / program), *arguments]
        done = subprocess.run(
            command,
            cwd=cwd,
            env={"PATH": str(programs), "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        return done.stdout

    options = ["--quiet", "--disable-pip-version-check", "-c", str(ROOT / "constraints.txt")]
    run("python", "-m", "pip", "install", *options, str(wheel))
    return run


def test_each_wheel_has_its_own_package_alone(wheels: dict[str, Path]) -> None:
    assert wheels.keys() == {"dlbasics", "livepages"}
    for name, wheel in wheels.items():
        with zipfile.ZipFile(wheel) as opened:
            files = {file for file in opened.namelist() if ".dist-info/" not in file}
        source = ROOT / "src" / name
        wanted = {
            f"{name}/{path.relative_to(source).as_posix()}"
            for path in source.rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert files == wanted - {f"{name}/pyproject.toml", f"{name}/README.md"}


@pytest.mark.slow
def test_the_library_needs_nothing_of_the_engine(wheels: dict[str, Path], tmp_path: Path) -> None:
    run = empty(tmp_path, wheels["dlbasics"])
    said = run(
        "python", "-c", "from dlbasics.activations import relu; print(relu(-1.0), relu(2.0))"
    )
    assert said.split() == ["0.0", "2.0"]
    assert "usage" in run("dlbasics", "--help").lower()
    installed = run("python", "-m", "pip", "list", "--format=freeze").lower()
    assert "livepages" not in installed
    assert "mkdocs" not in installed


@pytest.mark.slow
def test_a_stranger_has_a_site_by_the_readme_alone(wheels: dict[str, Path], tmp_path: Path) -> None:
    run = empty(tmp_path, wheels["livepages"])
    site = tmp_path / "money"
    text = README.read_text(encoding="utf-8")
    files = {name: body for _, name, body in _BLOCK.findall(text)}
    settings = files.pop("settings")
    assert len(files) == 4
    for name, body in files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(body, encoding="utf-8")
    steps = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)[-1].strip().splitlines()
    assert len(steps) == 2
    for step in steps:
        program, *arguments = step.split()
        run(program, *arguments, cwd=site)
    page = (site / "site/index.html").read_text(encoding="utf-8")
    assert "money doubles in <data" in page
    assert re.search(r'<data class="computed"[^>]*value="24"[^>]*>24</data> years', page)
    assert "24 years" in (site / "snippets/interest/doubling.out").read_text(encoding="utf-8")
    assert (site / "site/index.md").is_file()
    installed = run("python", "-m", "pip", "list", "--format=freeze").lower()
    for stranger in ("torch", "numpy", "dlbasics", "scikit", "nbconvert"):
        assert stranger not in installed
    (site / "mkdocs.yml").write_text(f"site_name: Money\n{settings}", encoding="utf-8")
    (site / "snippets/interest/doubling.py").write_text(
        files["snippets/interest/doubling.py"].replace("0.03", "0.04"), encoding="utf-8"
    )
    with pytest.raises(AssertionError, match=r"\+18 years"):
        run("mkdocs", "build", "--strict", cwd=site)
    style = "plugins: [livepages: {style: {lines.linewidth: 2}}]"
    (site / "mkdocs.yml").write_text(f"site_name: Money\n{style}\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="option 'style': It needs matplotlib"):
        run("mkdocs", "build", "--strict", cwd=site)

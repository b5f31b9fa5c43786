"""What the tests of the engine and the tests of the pages share."""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("any machine", deadline=None)  # how long an example takes proves nothing
settings.load_profile("any machine")

pytest_plugins = ["browsing"]

REPOSITORY = Path(__file__).parents[1]


@dataclass(frozen=True)
class Blocks:
    """What pytest-codeblocks made of a published page."""

    collected: int
    failed: int
    output: str


def run_blocks(*pages: Path) -> Blocks:
    """Run the code of published Markdown pages with pytest-codeblocks, unmodified."""
    folder = pages[0].parent
    report = folder / "blocks.xml"
    command = [sys.executable, "-m", "pytest", "--codeblocks", "-p", "no:cacheprovider"]
    command += ["-c", os.devnull, "--rootdir", folder, f"--junitxml={report}", *pages]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "src"), "MPLBACKEND": "agg"}
    environment["OMP_NUM_THREADS"] = "1"
    ended = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    suite = ET.parse(report).getroot().find("testsuite")
    report.unlink()
    assert suite is not None, ended.stdout
    failed = int(suite.attrib["failures"]) + int(suite.attrib["errors"])
    assert bool(failed) == (ended.returncode == 1), ended.stdout
    return Blocks(int(suite.attrib["tests"]), failed, ended.stdout)


@pytest.fixture(scope="session")
def codeblocks() -> Callable[[Path], Blocks]:
    """`run_blocks`, for the tests in every folder."""
    return run_blocks


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    if built := os.environ.get("SITE_DIR"):
        if not Path(built, "404.html").is_file():
            pytest.fail(f"SITE_DIR names {built}, which holds no built site", pytrace=False)
        return Path(built).resolve()
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(folder)]
    run = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    if run.returncode:
        pytest.fail(f"the site could not be built:\n{run.stdout}{run.stderr}", pytrace=False)
    return folder

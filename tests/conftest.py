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

REPOSITORY = Path(__file__).parents[1]


@dataclass(frozen=True)
class Blocks:
    """What pytest-codeblocks made of a published page."""

    collected: int
    failed: int
    output: str


def run_blocks(page: Path) -> Blocks:
    """Run the code of a published Markdown page with pytest-codeblocks, unmodified."""
    report = page.with_name("blocks.xml")
    command = [sys.executable, "-m", "pytest", "--codeblocks", "-p", "no:cacheprovider"]
    command += ["-c", os.devnull, "--rootdir", page.parent, f"--junitxml={report}", page]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY / "src"), "MPLBACKEND": "agg"}
    ended = subprocess.run(
        command, cwd=page.parent, env=environment, capture_output=True, text=True, check=False
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

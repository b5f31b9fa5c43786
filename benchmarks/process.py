"""Commands in a folder, timed from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")


class BuildError(Exception):
    """A command failed, or did not do what it should; the message says which and how."""


def python(folder: Path, *arguments: str) -> tuple[float, str]:
    """Seconds that `python …` takes in a project's folder, and what it prints."""
    command = [sys.executable, *arguments]
    started = time.perf_counter()
    run = subprocess.run(
        command, cwd=folder, env=_environment(folder), capture_output=True, text=True, check=False
    )
    seconds = time.perf_counter() - started
    if run.returncode:
        said = f"{run.stdout}{run.stderr}".strip()[-2000:]
        raise BuildError(f"python {' '.join(arguments)}: exit code {run.returncode}\n{said}")
    return seconds, run.stdout


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files that differ; the others keep their time, which some engines look at."""
    for name, text in files.items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def _environment(folder: Path) -> dict[str, str]:
    # the project's library comes first, then this engine, wherever it is installed from
    paths = os.pathsep.join([str(folder / "src"), str(ROOT / "src")])
    own = {"PYTHONPATH": paths, "NO_MKDOCS_2_WARNING": "1", "IPYTHONDIR": str(folder / ".ipython")}
    return {**os.environ, **ONE_THREAD, **own}

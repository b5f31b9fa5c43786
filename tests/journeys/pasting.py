"""Programs run as `python file.py` runs them, each in an empty folder, from one warm process.

Importing torch anew for each of them would take minutes: here one process imports it, forks for
each file, and the fork does what Python's command line does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_WARM = """
import json, os, pathlib, runpy, sys
import matplotlib.pyplot, torch._dynamo  # what most of them import, and what an optimizer would

for line in sys.stdin:
    file = json.loads(line)
    if not (child := os.fork()):
        os.chdir(pathlib.Path(file).parent)
        for stream, name in ((1, "stdout"), (2, "stderr")):
            os.dup2(os.open(f"{file}.{name}", os.O_WRONLY | os.O_CREAT), stream)
        sys.argv = [file]
        sys.path[0] = os.getcwd()
        try:
            runpy.run_path(file, run_name="__main__")
        except BaseException:
            sys.excepthook(*sys.exc_info())
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)
    os.waitpid(child, 0)
    print(file, flush=True)
"""


@dataclass(frozen=True)
class Ended:
    """What a program printed."""

    stdout: str
    stderr: str


def run_pasted(texts: Iterable[str]) -> list[Ended]:
    """What each of these texts prints, pasted into a file and run."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, text in enumerate(texts):
            files.append(Path(folder, f"{number}", "pasted.py"))
            files[-1].parent.mkdir()
            files[-1].write_text(text, encoding="utf-8")
        environment = {**os.environ, "MPLBACKEND": "agg", "OMP_NUM_THREADS": "1"}
        run = subprocess.run(
            [sys.executable, "-c", _WARM],
            input="".join(f"{json.dumps(str(file))}\n" for file in files),
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        return [
            Ended(*(Path(f"{file}.{name}").read_text("utf-8") for name in ("stdout", "stderr")))
            for file in files
        ]

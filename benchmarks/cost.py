"""A snippet's own cost: in a process forked from the warm parent, and in a fresh one."""

from __future__ import annotations

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from process import BuildError, python, write
from table import Row, at_most, spread
from workload import Plan, Snippet, library

from livepages.project import Project
from livepages.running.runner import run_all
from livepages.running.script import snippet

EMPTY = "empty.py"


def measure(work: Path, plan: Plan) -> list[Row]:
    """Seconds of a fit with its figure, as the average of many that share the processors."""
    codes = {f"fit_{index}.py": Snippet(index, is_fit=True).code for index in range(plan.fits)}
    write(work, {f"snippets/{name}": code for name, code in {EMPTY: "", **codes}.items()})
    # the engine chooses the backend, and draws the figure after the snippet's end
    start, end = 'import matplotlib\nmatplotlib.use("agg")\n', 'fig.savefig("figure.svg")\n'
    fresh = {f"fresh/{name}": f"{start}{code}{end}" for name, code in codes.items()}
    write(work, {**fresh, **library()})
    warm = [_warm(work) for _ in range(plan.runs)]
    alone = [_fresh(work, list(fresh)[: plan.fresh]) for _ in range(plan.runs)]
    return [
        at_most(
            f"a snippet's own cost, average of {plan.fits}",
            [each for _, each in warm],
            0.25,
            "{:.3f}",
            " s",
        ),
        Row(
            "  start of the warm parent, once a build", spread([s for s, _ in warm], "{:.2f}", " s")
        ),
        Row("  the same in a fresh process each", spread(alone, "{:.2f}", " s")),
    ]


def _warm(work: Path) -> tuple[float, float]:
    """Seconds until an empty snippet has run, then the average of the fits; see `main`."""
    start, each = json.loads(python(work, str(Path(__file__)))[1])
    return start, each


def _fresh(work: Path, scripts: list[str]) -> float:
    """The average of fresh processes, as many at a time as there are processors."""
    started = time.perf_counter()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for _ in pool.map(lambda script: python(work, script), scripts):
            pass
    return (time.perf_counter() - started) / len(scripts)


def main() -> None:
    """Run the snippets of the current folder, in a process of its own: its parent is cold."""
    root = Path.cwd()
    fits = sorted(path.name for path in (root / "snippets").glob("fit_*.py"))
    started = time.perf_counter()
    project = Project(root)
    empty = [record for _, (record,) in run_all(project, [snippet(project, EMPTY)])]
    warm = time.perf_counter()
    scripts = [snippet(project, name) for name in fits]
    records = [record for _, (record,) in run_all(project, scripts)]
    done = time.perf_counter()
    failed = [record.error for record in [*empty, *records] if record.error]
    if failed or not all(record.figures for record in records):
        raise BuildError(f"a snippet failed or drew no figure: {failed}")
    print(json.dumps([warm - started, (done - warm) / len(fits)]))


if __name__ == "__main__":
    main()

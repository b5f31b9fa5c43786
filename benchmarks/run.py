"""Measure this project beside its targets, and beside its peers."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import cost
import real_site
import rebuild
from comparison import compare
from process import BuildError
from table import CONSOLE, Row, surroundings, targets
from workload import Plan

FULL = Plan(snippets=50, fits=40, fresh=6, pairs=9, runs=3)
QUICK = Plan(snippets=10, fits=10, fresh=2, pairs=3, runs=1)
MEASURES: dict[str, Callable[[Path, Plan], list[Row]]] = {
    "cost": cost.measure,
    "unchanged": rebuild.unchanged,
    "snippet-edit": rebuild.snippet_edit,
    "library-edit": rebuild.library_edit,
    "identical": real_site.identical,
    "page": real_site.page,
}
PEERS = "peers"


def main() -> int:
    """Print the tables; 1 where something could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs of fewer snippets")
    parser.add_argument("--only", choices=[*MEASURES, PEERS], help="measure one thing alone")
    options = parser.parse_args()
    plan = QUICK if options.quick else FULL
    names = [options.only] if options.only else [*MEASURES, PEERS]
    rows: list[Row] = []
    failed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="benchmarks-", ignore_cleanup_errors=True) as folder:
        work = Path(folder).resolve()
        for name in [name for name in names if name in MEASURES]:
            print(f"measuring: {name}", file=sys.stderr)
            try:
                rows += MEASURES[name](work / name, plan)
            except BuildError as error:
                failed.append(f"{name} could not be measured: {error}")
        if rows:
            CONSOLE.print(targets(rows), "")
        if PEERS in names:
            print(f"measuring: {PEERS}", file=sys.stderr)
            table, failures = compare(work / PEERS, plan)
            CONSOLE.print(table, "")
            failed += failures
    CONSOLE.print(surroundings())
    print("".join(f"{failure}\n" for failure in failed), end="", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

"""A Jupyter kernel that runs the cells of a page as the runner runs snippets.

Its working folder is empty, it has no network, figures have the site's style, a cell has a
minute. After each cell it publishes what the page needs: the figures and the variables.
"""

from __future__ import annotations

import atexit
import contextlib
import faulthandler
import os
import shutil
import signal
import sys
import tempfile
import warnings
from dataclasses import asdict
from pathlib import Path
from typing import Any

TIME_LIMIT = 60
FIGURE, VALUES = "application/vnd.livepages.figure+json", "application/vnd.livepages.values+json"
PREFIX = "figure-of-this-cell"  # of the ids in a figure; the page puts the cell's name there


def main() -> None:
    """Answer one notebook's requests until it is done."""
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ[name] = "1"
    os.environ["MPLBACKEND"] = "agg"
    os.environ["IPYTHONDIR"] = folder = tempfile.mkdtemp(prefix="livepages-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    from ipykernel.kernelapp import IPKernelApp

    root = Path.cwd()
    app: Any = IPKernelApp.instance(log_level="ERROR")  # it warns of sockets on this very machine
    app.initialize()
    _prepare(app.shell, root, folder)
    app.start()


def _prepare(shell: Any, root: Path, folder: str) -> None:
    from livepages.running.child import no_network, style
    from livepages.running.imports import watch

    work = Path(folder, "work")
    work.mkdir()
    os.chdir(work)
    source = str(root / "src")
    sys.path[:] = [source, *(entry for entry in sys.path if entry not in ("", source, str(root)))]
    watch(root, {})
    sys.addaudithook(no_network)
    with contextlib.suppress(ImportError):
        import matplotlib.pyplot  # noqa: F401  # now: the first cell shall find the site's style
    warnings.filterwarnings("ignore", "FigureCanvasAgg is non-interactive")

    def before(_: object) -> None:
        style({})
        clock(TIME_LIMIT)

    def after(_: object) -> None:
        clock(0)
        _publish(shell)

    shell.events.register("pre_run_cell", before)
    shell.events.register("post_run_cell", after)


def clock(seconds: int) -> None:
    """End a cell that takes too long: first with an exception, then for good."""
    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, _too_long)
        signal.alarm(seconds)
    if seconds:
        faulthandler.dump_traceback_later(2 * seconds, exit=True, file=2)
    else:
        faulthandler.cancel_dump_traceback_later()


def _too_long(*_: object) -> None:
    raise TimeoutError(f"the cell took longer than {TIME_LIMIT} s")


def _publish(shell: Any) -> None:
    from livepages.records.drawing import draw
    from livepages.records.figure_data import plotted, texts
    from livepages.records.record import Figure
    from livepages.records.values import capture

    pyplot = sys.modules.get("matplotlib.pyplot")
    for number in pyplot.get_fignums() if pyplot else []:
        figure = pyplot.figure(number)  # type: ignore[union-attr]
        data: dict[str, Any] = {}
        try:
            data = asdict(Figure(draw(figure, PREFIX), plotted(figure), texts(figure)))
        except Exception as error:
            data = {"error": str(error)}
        shell.display_pub.publish({FIGURE: data})
    if pyplot:
        pyplot.close("all")
    hidden = set(shell.user_ns_hidden)
    own = {
        name: value
        for name, value in shell.user_ns.items()
        if name not in hidden and not name.startswith("_")
    }
    shell.display_pub.publish({VALUES: capture(own)})


if __name__ == "__main__":
    main()

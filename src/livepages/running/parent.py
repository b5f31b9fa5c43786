"""The warm parent: imports once what most snippets import, then forks a process for each run."""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import gc
import importlib
import logging
import multiprocessing.util
import os
import signal
import socket
import sys
import weakref
from typing import Any

# two processes with two threads each are slower on two cores than with one each
SET = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
SET["MPLBACKEND"] = "agg"
_OWN = ("numpy", "matplotlib.pyplot", "livepages.running.supervisor", "livepages.running.child")


def main(requests: int, life: int, warm: str) -> None:
    """Fork a supervisor for each socket that comes, until the engine is gone."""
    _end_with(life)
    os.environ.update(SET)
    from livepages.running import conditions

    with conditions.noting_imports():
        for name in (*_OWN, *filter(None, warm.split(","))):
            with contextlib.suppress(ImportError, OSError):  # OSError: a library that is damaged
                importlib.import_module(name)
    conditions.remember_distributions()
    _forget_exit_functions()
    gc.collect()
    gc.freeze()  # what is here now is shared by all runs, and no waste
    with socket.socket(fileno=requests) as engine:
        while request := _next(engine):
            _reap()
            if not os.fork():
                engine.close()
                os.close(life)
                from livepages.running.supervisor import supervise

                supervise(socket.socket(fileno=request))
            os.close(request)


def _end_with(life: int) -> None:
    """Have the system end this process when the engine closes its end, even while it imports."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the engine's to decide; a run gets its own
    signal.signal(signal.SIGIO, signal.SIG_DFL)
    fcntl.fcntl(life, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(life, fcntl.F_SETFL, fcntl.fcntl(life, fcntl.F_GETFL) | os.O_ASYNC | os.O_NONBLOCK)
    try:
        if not os.read(life, 1):  # closed before
            sys.exit()
    except BlockingIOError:
        pass


def _forget_exit_functions() -> None:
    """Leave to the runs only those exit functions that serve whoever comes later.

    What the packages have registered here is about this process, and takes a run's time.
    """
    finalize: Any = weakref.finalize
    finalize._registry.clear()
    finalize._registered_with_atexit = True
    atexit._clear()
    workers: Any = multiprocessing.util
    for function in (finalize._exitfunc, logging.shutdown, workers._exit_function):
        atexit.register(function)


def _next(engine: socket.socket) -> int | None:
    """The socket of the next run; none once the engine has closed its end."""
    data, descriptors, _, _ = socket.recv_fds(engine, 1, 1)
    return descriptors[0] if data and descriptors else None


def _reap() -> None:
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            continue

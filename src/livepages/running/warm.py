"""Imported once by the process that snippets are forked from: what most of them would import."""

import contextlib
import importlib
import os

# two processes with two threads each are slower on two cores than with one each
for _variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[_variable] = "1"
os.environ["MPLBACKEND"] = "agg"

_OWN = ("numpy", "matplotlib.pyplot", "livepages.running.child")
for _name in (*_OWN, *filter(None, os.environ.get("LIVEPAGES_WARM", "").split(","))):
    with contextlib.suppress(ImportError):
        importlib.import_module(_name)

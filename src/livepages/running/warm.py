"""Imported once by the process that snippets are forked from: what most of them would import."""

import contextlib
import importlib
import os

# two processes with two threads each are slower on two cores than with one each
for _variable in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[_variable] = "1"
os.environ["MPLBACKEND"] = "agg"

# the first optimizer.step() would import torch._dynamo, a second or more
for _name in ("numpy", "matplotlib.pyplot", "torch", "torch._dynamo", "livepages.running.child"):
    with contextlib.suppress(ImportError):
        importlib.import_module(_name)

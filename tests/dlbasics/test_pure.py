"""The pure parts work where torch, numpy and matplotlib cannot be imported."""

import subprocess
import sys
from pathlib import Path

import pytest

import dlbasics

SOURCE = Path(dlbasics.__file__).parents[1]
BLOCK = """
import sys
sys.path.insert(0, sys.argv[1])
sys.modules.update(dict.fromkeys(["torch", "numpy", "matplotlib"]))  # None: import fails
"""
USE = """
import random
import dlbasics
from dlbasics.descent import gradient_descent, minibatches
from dlbasics.losses import mean_squared_error, mean_squared_error_gradient

print(gradient_descent(lambda w: 2 * (w - 5), 0.0, 0.1, 2))
print(sorted(sum(minibatches([1, 2, 3], 2, random.Random(0)), [])))
print(mean_squared_error([1.0], [3.0]), mean_squared_error_gradient([1.0], [3.0]))
"""


def run(code):
    command = [sys.executable, "-I", "-c", BLOCK + code, str(SOURCE)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def test_the_pure_parts_need_none_of_them():
    done = run(USE)
    assert done.stderr == ""
    assert done.stdout == "[0.0, 1.0, 1.8]\n[1, 2, 3]\n4.0 [-4.0]\n"


@pytest.mark.parametrize("package", ["torch", "numpy", "matplotlib"])
def test_the_block_blocks(package):
    error = run(f"import {package}").stderr
    assert f"ModuleNotFoundError: import of {package} halted" in error

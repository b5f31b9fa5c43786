"""Optimizers, surfaces, races and data work without torch, numpy and matplotlib."""

import subprocess
import sys
from pathlib import Path

import dlbasics

SOURCE = Path(dlbasics.__file__).parents[1]
CODE = """
import sys
sys.path.insert(0, sys.argv[1])
sys.modules.update(dict.fromkeys(["torch", "numpy", "matplotlib"]))  # None: import fails
from random import Random
from dlbasics.data import moons, split
from dlbasics.optimizers import Adam
from dlbasics.race import descend, steps_needed
from dlbasics.surfaces import RAVINE, SURFACES

print([f"{x:.2f}" for x in descend(Adam(lr=0.5), RAVINE.gradient, (1.0, 1.0), 1)[1]])
print(steps_needed(Adam(lr=0.5), RAVINE.loss, RAVINE.gradient, (0.0, 0.0)), len(SURFACES))
print([len(part) for part in split(moons(10, 0.1, Random(0)), Random(0))])
"""


def test_they_need_none_of_them():
    command = [sys.executable, "-I", "-c", CODE, str(SOURCE)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    assert done.stdout == "['0.50', '0.50']\n0 6\n[8, 2]\n"

"""Autograd and networks work where torch, numpy and matplotlib cannot be imported."""

import subprocess
import sys
from pathlib import Path

import dlbasics

CODE = """
import sys
sys.path.insert(0, sys.argv[1])
sys.modules.update(dict.fromkeys(["torch", "numpy", "matplotlib"]))  # None: import fails
from dlbasics.autograd import Value
from dlbasics.network import Layer, Network

network = Network([Layer([[2.0]], [1.0], Value.relu), Layer([[3.0]], [0.0])])
(network([1.0])[0] ** 2).backward()
print([p.grad for p in network.parameters()])
"""


def test_the_pure_parts_need_none_of_them():
    command = [sys.executable, "-I", "-c", CODE, str(Path(dlbasics.__file__).parents[1])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    assert done.stdout == "[54.0, 54.0, 54.0, 18.0]\n"

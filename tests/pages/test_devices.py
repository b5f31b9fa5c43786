"""Snippets that train a model do so on `dlbasics.device.device()`, the CPU or a GPU."""

from __future__ import annotations

import json
import os
import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import pytest
import torch
from torch.optim.optimizer import register_optimizer_step_pre_hook
from torch.overrides import TorchFunctionMode

from dlbasics import device, regression, training
from livepages.checking.accepted import difference, path_of
from livepages.project import Project

ROOT = Path(__file__).parents[2]
SNIPPETS = ROOT / "snippets"
TRAINING = sorted(
    path.relative_to(SNIPPETS).as_posix()
    for path in SNIPPETS.glob("*/*.py")
    if re.search(r"torch.*\boptim\b|dlbasics\.device", path.read_text(encoding="utf-8"))
)
ON_THE_CPU = {  # small models on pages that come before any device
    "bias/training.py",
    "important_terms/too_many_epochs.py",
    "important_terms/update_torch.py",
    "important_terms/who_changes_weights.py",
    "ml_vs_dl/network_weights.py",
    "ml_vs_dl/pixels_torch.py",
}
_RUN = """
import json, pathlib, sys
from livepages.checking.accepted import text_of
from livepages.project import Project
from livepages.running.runner import run_all
from livepages.running.script import snippet
project = Project(pathlib.Path(sys.argv[1]))
scripts = [snippet(project, name) for name in sys.argv[2:]]
records = [record for _, (record,) in run_all(project, scripts)]
print(json.dumps({record.snippet: text_of(record) for record in records}))
"""


class _Read(TorchFunctionMode):
    """Numbers read from the device "meta", where there are only shapes, are 1."""

    READS = (
        torch.Tensor.item,
        torch.Tensor.tolist,
        torch.Tensor.cpu,
        torch.Tensor.__bool__,
        torch.Tensor.__float__,
        torch.Tensor.__format__,
    )

    def __torch_function__(
        self, function: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Any = None
    ) -> Any:
        if function in self.READS and args[0].is_meta:
            args = (torch.ones(args[0].shape, dtype=args[0].dtype), *args[1:])
        return function(*args, **(kwargs or {}))


def _short(*numbers: int) -> range:
    """A range for loops: shapes do not change after the first rounds."""
    return range(*numbers)[:101]


@pytest.fixture
def trained_on(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """The devices on which optimizers changed more than a single number."""
    devices: set[str] = set()

    def note(optimizer: torch.optim.Optimizer, *_: Any) -> None:
        numbers = [p for group in optimizer.param_groups for p in group["params"]]
        if sum(map(torch.numel, numbers)) > 1:
            devices.update(each.device.type for each in numbers)

    monkeypatch.setattr(plt, "show", lambda: plt.close("all"))
    handle = register_optimizer_step_pre_hook(note)
    yield devices
    handle.remove()


@pytest.mark.filterwarnings("ignore:Using a target size")
@pytest.mark.parametrize("snippet", TRAINING)
def test_a_model_and_its_data_are_on_the_device_that_was_asked_for(
    snippet: str, trained_on: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On "meta", as on a GPU, torch refuses to compute with numbers that stayed on the CPU."""
    monkeypatch.setattr(device, "available", lambda: ["cpu", "meta"])
    monkeypatch.setenv("DLBASICS_DEVICE", "meta")
    for module in training, regression:
        monkeypatch.setattr(module, "range", _short, raising=False)
    with _Read():
        runpy.run_path(str(SNIPPETS / snippet), init_globals={"range": _short})
    expected = {"cpu"} if snippet in ON_THE_CPU else {"meta"}
    assert trained_on <= expected, "a single number may stay on the CPU, a model may not"


@pytest.fixture(scope="module")
def on_a_gpu() -> dict[str, str]:
    """What each snippet printed and drew in a program that was started for the GPU."""
    environment = {**os.environ, "DLBASICS_DEVICE": device.available()[1]}
    command = [sys.executable, "-c", _RUN, str(ROOT), *TRAINING]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    shown: dict[str, str] = json.loads(ran.stdout)
    return shown


@pytest.mark.gpu
@pytest.mark.skipif(not torch.accelerator.is_available(), reason="no GPU on this machine")
@pytest.mark.parametrize("snippet", TRAINING)
def test_on_a_gpu_it_shows_what_the_page_shows(snippet: str, on_a_gpu: dict[str, str]) -> None:
    """Whole numbers are equal, others to one unit in their last printed digit."""
    accepted = path_of(Project(ROOT), snippet).read_text(encoding="utf-8")
    assert not difference(accepted, on_a_gpu[snippet])

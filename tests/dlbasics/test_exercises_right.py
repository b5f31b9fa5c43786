"""Right solutions pass, whatever their style."""

from __future__ import annotations

import copy
import random
from collections import Counter
from pathlib import Path

import matplotlib.pyplot as plt
import pytest
import torch
from solutions import BY_NAME, FOLDER, right, run

from dlbasics.exercises import check

RIGHT = sorted(f"{path.parent.name}/{path.stem}" for path in FOLDER.glob("*/*.py"))


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    plt.close("all")


@pytest.mark.filterwarnings("ignore:FigureCanvasAgg is non-interactive")
@pytest.mark.parametrize("name", RIGHT)
def test_a_right_solution_passes(name: str) -> None:
    report = run(right(name), BY_NAME[name.partition("/")[0]])
    assert report.passed, str(report)
    assert "passed" in str(report)


def test_each_exercise_has_four_styles() -> None:
    styles = Counter(name.partition("/")[0] for name in RIGHT)
    assert styles.keys() == BY_NAME.keys()
    assert min(styles.values()) >= 4


@pytest.mark.filterwarnings("ignore:FigureCanvasAgg is non-interactive")
@pytest.mark.parametrize("name", ["training_loop/linear", "without_optimizer/parameters"])
def test_the_check_changes_nothing(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    names: dict[str, object] = {"__name__": "mine"}
    exec(right(name), names)
    capsys.readouterr()
    models = [value for value in names.values() if isinstance(value, torch.nn.Module)]
    before = copy.deepcopy([model.state_dict() for model in models]), list(names)
    functions = torch.autograd.backward, torch.nn.functional.l1_loss
    draws = torch.get_rng_state(), random.getstate()
    number = BY_NAME[name.partition("/")[0]].number
    assert check(number, names) == check(number, names)
    assert ([model.state_dict() for model in models], list(names)) == before
    assert (torch.autograd.backward, torch.nn.functional.l1_loss) == functions
    assert torch.equal(torch.get_rng_state(), draws[0])
    assert random.getstate() == draws[1]
    assert capsys.readouterr().out == ""

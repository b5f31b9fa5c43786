"""A fitted line, held against the closed form and against a loop written out."""

import pytest
import torch

from dlbasics.data import straight_line
from dlbasics.regression import StraightLine, fit


def examples() -> tuple[torch.Tensor, torch.Tensor]:
    x, y = torch.tensor(straight_line(0.3, 0.9), dtype=torch.float64).unbind(1)
    return x, y + 0.05 * torch.sin(40 * x)


def test_it_reaches_the_least_squares_line() -> None:
    x, y = examples()
    model = StraightLine(seed=0).double()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    losses = fit(model, optimizer, torch.nn.functional.mse_loss, x, y, epochs=2000)
    columns = torch.stack([x, torch.ones_like(x)], dim=1)
    best = torch.linalg.lstsq(columns, y.unsqueeze(1)).solution.squeeze(1)
    assert [model.weight.item(), model.bias.item()] == pytest.approx(best.tolist(), abs=1e-9)
    assert losses[-1] == pytest.approx(((columns @ best - y) ** 2).mean().item(), rel=1e-9, abs=0)


def test_it_takes_the_steps_of_a_loop_written_out() -> None:
    x, y = examples()
    model = StraightLine(seed=3).double()
    w, b = model.weight.item(), model.bias.item()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = fit(model, optimizer, torch.nn.functional.mse_loss, x, y, epochs=5)
    expected = []
    for _ in range(6):
        errors = w * x + b - y
        expected.append((errors**2).mean().item())
        w, b = w - 0.1 * (2 * errors * x).mean().item(), b - 0.1 * (2 * errors).mean().item()
    assert losses == pytest.approx(expected, rel=1e-12, abs=0)


def test_the_seed_alone_decides_the_start() -> None:
    torch.manual_seed(1)
    first = StraightLine(seed=42)
    torch.manual_seed(2)
    second = StraightLine(seed=42)
    assert first.state_dict() == second.state_dict()
    assert StraightLine(seed=43).weight != first.weight
    assert set(first.state_dict()) == {"weight", "bias"}
    assert all(parameter.requires_grad for parameter in first.parameters())


def test_shapes_that_would_broadcast_are_refused() -> None:
    x, y = torch.ones(4, 1), torch.ones(4)
    model = StraightLine(seed=0)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    with pytest.raises(ValueError, match=r"found \(4, 1\) and \(4,\)"):
        fit(model, optimizer, torch.nn.functional.mse_loss, x, y, epochs=1)

"""Regression: a straight line as a PyTorch model, and the loop that fits it to examples."""

from collections.abc import Callable

import torch
from torch import Tensor, nn


class StraightLine(nn.Module):
    """The model weight · x + bias, with two parameters that start as random numbers.

    Takes and returns tensors of any shape, since each number is treated alone. The first
    parameters are two draws from a standard normal distribution, decided by the seed alone.
    """

    def __init__(self, seed: int) -> None:
        """Draw the first weight, then the first bias."""
        super().__init__()
        draws = torch.Generator().manual_seed(seed)
        self.weight = nn.Parameter(torch.randn((), generator=draws, dtype=torch.float32))
        self.bias = nn.Parameter(torch.randn((), generator=draws, dtype=torch.float32))

    def forward(self, x: Tensor) -> Tensor:
        """The line's value at each x."""
        return self.weight * x + self.bias


def fit(
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    loss_function: Callable[[Tensor, Tensor], Tensor],
    x: Tensor,
    y: Tensor,
    epochs: int,
) -> list[float]:
    """The loss before each of the updates, one an epoch, and after the last; changes the model.

    Every epoch uses all the examples. Raises ValueError where predictions and targets differ in
    shape: PyTorch would compare each prediction with every target, and only warn.
    """
    losses = []
    for _ in range(epochs + 1):
        prediction = model(x)
        if prediction.shape != y.shape:
            shapes = f"{tuple(prediction.shape)} and {tuple(y.shape)}"
            raise ValueError(f"prediction and target must have the same shape, found {shapes}")
        loss = loss_function(prediction, y)
        losses.append(loss.item())
        if len(losses) <= epochs:
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimizer.step()
    return losses

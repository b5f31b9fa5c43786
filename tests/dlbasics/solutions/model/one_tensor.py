import torch
from torch import nn


class LineModel(nn.Module):
    def __init__(self, start=None):
        super().__init__()
        self.line = nn.Parameter(torch.rand(2, dtype=torch.float64))

    def forward(self, x):
        powers = torch.stack([x, torch.ones_like(x)], dim=-1)
        return powers.to(torch.float64) @ self.line


model = LineModel()

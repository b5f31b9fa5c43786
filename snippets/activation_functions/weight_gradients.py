from statistics import median

import torch
from torch import nn


def ratios(seed):
    torch.manual_seed(seed)
    a, zs, weights = torch.randn(64, 64), [], []
    for _ in range(20):
        layer = nn.Linear(64, 64, bias=False)
        weights.append(nn.init.xavier_normal_(layer.weight))
        zs.append(layer(a))
        a = torch.relu(zs[-1])
    loss = nn.Linear(64, 1)(a).square().mean()
    both = (zs[0], zs[-1], weights[0], weights[-1])
    norms = [gradient.norm().item() for gradient in torch.autograd.grad(loss, both)]
    return norms[0] / norms[1], norms[2] / norms[3]


by_sum, by_weight = map(median, zip(*[ratios(seed) for seed in range(5)]))
print("gradient in the first layer / in the last")
print(f"of the sums z:    {by_sum:.4f}\nof the weights w: {by_weight:.4f}")

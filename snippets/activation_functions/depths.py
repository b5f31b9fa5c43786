import torch
from torch.nn import Identity, Linear, init


def ratio(f, draw, depth, seed):
    torch.manual_seed(seed)
    a, zs = torch.randn(64, 64), []
    for _ in range(depth):
        layer = Linear(64, 64)
        draw(layer.weight)
        zs.append(layer(a))
        a = f(zs[-1])
    loss = Linear(64, 1)(a).square().mean()
    first, last = torch.autograd.grad(loss, (zs[0], zs[-1]))
    return (first.norm() / last.norm()).item()


medians = {}
how = {"default": Identity(), "Xavier": init.xavier_normal_, "He": init.kaiming_normal_}
for start, draw in how.items():
    for f in (torch.sigmoid, torch.tanh, torch.relu):
        runs = [sorted(ratio(f, draw, n, k) for k in range(5)) for n in (5, 10, 20)]
        medians[f"{start} {f.__name__}"] = [run[2] for run in runs]
        print(f"{start:8}{f.__name__:8}", "  ".join(f"{run[2]:.1e}" for run in runs))

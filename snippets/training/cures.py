import torch
from torch.nn.functional import l1_loss, mse_loss

from dlbasics.data import straight_line

x, y = torch.tensor(straight_line(0.3, 0.9)[:80]).unbind(1)
last = {}


def fit(name, loss_function, rate, shrink):
    torch.manual_seed(42)
    line = torch.nn.Parameter(torch.randn(2))
    optimizer = torch.optim.SGD([line], lr=rate)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 250, gamma=shrink)
    for _ in range(750):
        optimizer.zero_grad()
        loss_function(line[0] * x + line[1], y).backward()
        optimizer.step()
        scheduler.step()
    last[name] = line.tolist()
    return f"{name:8}  weight {line[0]:.4f}  bias {line[1]:.4f}"


print(fit("constant", l1_loss, rate=0.01, shrink=1.0))
print(fit("falling", l1_loss, rate=0.01, shrink=0.1))
print(fit("squared", mse_loss, rate=0.5, shrink=1.0))

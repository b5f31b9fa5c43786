import torch
from torch.nn.functional import l1_loss, mse_loss
from torch.optim import SGD

from dlbasics.data import straight_line
from dlbasics.device import device
from dlbasics.regression import StraightLine, fit

x, y = torch.tensor(straight_line(0.3, 0.9)[:80]).to(device()).unbind(1)
last = {}


def cure(name, loss_function, rates):
    line = StraightLine(seed=42).to(device())
    for rate in rates:
        fit(line, SGD(line.parameters(), lr=rate), loss_function, x, y, epochs=250)
    weight, bias = last[name] = line.weight.item(), line.bias.item()
    return f"{name:8}  weight {weight:.4f}  bias {bias:.4f}"


print(cure("constant", l1_loss, rates=[0.01, 0.01, 0.01]))
print(cure("falling", l1_loss, rates=[0.01, 0.001, 0.0001]))
print(cure("squared", mse_loss, rates=[0.5, 0.5, 0.5]))

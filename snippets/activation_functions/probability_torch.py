import torch
from torch import nn

from dlbasics.device import device

hours = torch.tensor([1.0, 2, 3, 4]).double().to(device()) - 2.5
x = hours.repeat_interleave(10)
y = torch.cat([torch.arange(10) < n for n in (1, 3, 7, 9)]).double().to(device())


def train(loss_function, steps):
    wb = torch.tensor([-1.0, 1.0]).double().to(device()).requires_grad_()
    optimizer = torch.optim.SGD([wb], lr=0.5)
    for _ in range(steps):
        optimizer.zero_grad()
        loss_function(torch.sigmoid(wb[0] * x + wb[1]), y).backward()
        optimizer.step()
    return torch.sigmoid(wb[0] * hours + wb[1]).tolist()


before, right = train(None, 0), train(nn.BCELoss(), 500)
wrong = train(nn.L1Loss(), 500)
for name, ps in [("before", before), ("cross-entropy", right), ("absolute", wrong)]:
    print(f"{name:14}" + "".join(f"{p:6.2f}" for p in ps))

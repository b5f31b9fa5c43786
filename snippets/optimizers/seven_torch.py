import torch
from torch.optim import SGD, Adagrad, Adam, AdamW, RMSprop

make = {
    "SGD": lambda w: SGD([w], lr=0.1),
    "Momentum": lambda w: SGD([w], lr=0.1, momentum=0.9),
    "Nesterov": lambda w: SGD([w], lr=0.1, momentum=0.9, nesterov=True),
    "Adagrad": lambda w: Adagrad([w], lr=0.1),
    "RMSProp": lambda w: RMSprop([w], lr=0.1),
    "Adam": lambda w: Adam([w], lr=0.1),
    "AdamW": lambda w: AdamW([w], lr=0.1),
}
print("optimizer   w after 1      2      3     10    100 steps")
for name in make:
    w = torch.zeros((), dtype=torch.float64, requires_grad=True)
    optimizer, path = make[name](w), [0.0]
    for _ in range(100):
        w.grad = 2 * (w.detach() - 5)
        optimizer.step()
        path.append(w.item())
    print(f"{name:14}", *(f"{path[step]:6.3f}" for step in (1, 2, 3, 10, 100)))

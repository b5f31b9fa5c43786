from dlbasics import optimizers
from dlbasics.race import descend

names = ["SGD", "Momentum", "Nesterov", "Adagrad", "RMSProp", "Adam", "AdamW"]
after = {}

print("optimizer   w after 1      2      3     10    100 steps")
for name in names:
    optimizer = getattr(optimizers, name)(lr=0.1)
    path = descend(optimizer, lambda p: (2 * (p[0] - 5),), (0.0,), steps=100)
    after[name] = [path[step][0] for step in (1, 2, 3, 10, 100)]
    print(f"{name:14}", *(f"{w:6.3f}" for w in after[name]))

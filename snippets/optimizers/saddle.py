from dlbasics.optimizers import SGD, Adam, Momentum, RMSProp
from dlbasics.surfaces import SADDLE

print(f"start at {SADDLE.start}, gradient {SADDLE.gradient(SADDLE.start)}")
needed = {}

for optimizer in SGD(lr=0.1), Momentum(lr=0.1), RMSProp(lr=0.1), Adam(lr=0.1):
    point, steps = SADDLE.start, 0
    while abs(point[1]) < 1:
        point = optimizer.step(point, SADDLE.gradient(point))
        steps = steps + 1
    needed[type(optimizer).__name__] = steps
    print(f"{type(optimizer).__name__:8}  off the pass after {steps:2} steps")

from dlbasics.optimizers import SGD, Adam, Momentum, RMSProp
from dlbasics.race import steps_needed
from dlbasics.surfaces import RAVINE

r = 0.5**0.5  # cosine and sine of 45 degrees


def turn(p, s=r):
    return r * p[0] - s * p[1], s * p[0] + r * p[1]


def back(p):
    return turn(p, -r)


needed = {}
for kind in SGD, Momentum, RMSProp, Adam:
    straight = steps_needed(kind(lr=0.1), RAVINE.loss, RAVINE.gradient, RAVINE.start)
    turned = steps_needed(
        kind(lr=0.1),
        lambda p: RAVINE.loss(back(p)),
        lambda p: turn(RAVINE.gradient(back(p))),
        turn(RAVINE.start),
    )
    needed[kind.__name__] = straight, turned
    print(f"{kind.__name__:8}  straight {straight:3}   turned {turned:3}")

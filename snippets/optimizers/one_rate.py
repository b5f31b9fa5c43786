from dlbasics.optimizers import SGD, Adam, Momentum, RMSProp
from dlbasics.surfaces import PLATEAU, RAVINE, ROSENBROCK


def steps_needed(optimizer, loss, gradient, point):
    for step in range(5001):
        if loss(point) < 1e-6:
            return step
        if not loss(point) < 1e12:
            return "diverges"
        point = optimizer.step(point, gradient(point))
    return "over 5000"


parabola = lambda p: (p[0] - 5) ** 2, lambda p: (2 * (p[0] - 5),), (0.0,)
races = [("(w - 5)²", 0.01, parabola), ("(w - 5)²", 0.1, parabola)]
for s in RAVINE, PLATEAU, ROSENBROCK:
    races.append((s.name, 0.1, (s.loss, s.gradient, s.start)))
table = []
print("surface    rate       SGD   Momentum    RMSProp       Adam")
for name, rate, race in races:
    table.append([steps_needed(o(rate), *race) for o in (SGD, Momentum, RMSProp, Adam)])
    print(f"{name:10} {rate:4}", "  ".join(f"{steps:>9}" for steps in table[-1]))

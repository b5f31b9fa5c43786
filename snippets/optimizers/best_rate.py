from dlbasics.optimizers import SGD, Adam, Momentum, RMSProp
from dlbasics.race import steps_needed
from dlbasics.surfaces import PLATEAU, RAVINE, ROSENBROCK

kinds = [SGD, Momentum, RMSProp, Adam]
rates = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0]
races = {"(w - 5)²": (lambda p: (p[0] - 5) ** 2, lambda p: (2 * (p[0] - 5),), (0.0,))}
races |= {s.name: (s.loss, s.gradient, s.start) for s in (RAVINE, PLATEAU, ROSENBROCK)}
best, arrived = {name: [] for name in races}, [0, 0, 0, 0]

print("steps at rate       SGD      Momentum       RMSProp          Adam")
for name, race in races.items():
    for i, kind in enumerate(kinds):
        runs = [(steps_needed(kind(rate), *race), rate) for rate in rates]
        reached = [run for run in runs if run[0] is not None]
        arrived[i] += len(reached)
        best[name].append(min(reached, default=("-", "-")))
    words = [f"{steps} at {rate}" for steps, rate in best[name]]
    print(f"{name:10}", "".join(f"{each:>14}" for each in words))
tried = len(races) * len(rates)
print(f"of {tried} runs each, arrived:", *arrived)

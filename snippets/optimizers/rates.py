from math import nan

import matplotlib.pyplot as plt

from dlbasics.optimizers import SGD, Adam, Momentum, RMSProp
from dlbasics.plots.optimizers import plot_by_rate
from dlbasics.race import steps_needed
from dlbasics.surfaces import RAVINE

rates = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0]
race = RAVINE.loss, RAVINE.gradient, RAVINE.start
needed = {}
for kind in SGD, Momentum, RMSProp, Adam:
    needed[kind.__name__] = [steps_needed(kind(rate), *race) or nan for rate in rates]

fig, ax = plt.subplots()
plot_by_rate(ax, rates, needed)
ax.legend(loc="lower left")
plt.show()

import matplotlib.pyplot as plt
import numpy as np

x = np.linspace(-3, 3, 61)
styles = ["C0-", "C1--", "C2-."]
fig, axes = plt.subplots(2, 2, figsize=(4.3, 4.3), sharex=True, sharey="row")

for style, weight in zip(styles, (0.5, 1, 2)):
    axes[0, 0].plot(x, weight * x, style, label=f"w = {weight}")
    axes[1, 0].plot(x, np.tanh(weight * x), style)
for style, bias in zip(styles, (-1, 0, 1)):
    axes[0, 1].plot(x, x + bias, style, label=f"b = {bias}")
    axes[1, 1].plot(x, np.tanh(x + bias), style)

axes[0, 0].set(title="weight: the slope", ylabel="w·x + b", ylim=(-3, 3))
axes[0, 1].set(title="bias: up or down")
axes[1, 0].set(xlabel="input x", ylabel="tanh(w·x + b)")
axes[1, 1].set(xlabel="input x")
for ax in axes[0]:
    ax.legend(loc="upper left", fontsize=9)
plt.show()

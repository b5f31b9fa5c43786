import matplotlib.pyplot as plt

from dlbasics.plots.important_terms import plot_epoch

samples, batch_size = 1000, 32
full_batches = samples // batch_size
last_batch = samples - full_batches * batch_size
batches = full_batches + (last_batch > 0)

fig, ax = plt.subplots(figsize=(4.3, 4.6))
plot_epoch(ax, samples, batch_size)
ax.set_title(f"one epoch = all {samples} samples, once", fontsize=10)
ax.text(last_batch + 0.5, batches, f"the last batch: {last_batch} samples", va="center")
plt.show()

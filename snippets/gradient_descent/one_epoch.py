import random

rng = random.Random(0)
kilometres = [rng.uniform(0, 2) for _ in range(30)]
examples = [(x, 5 * x + rng.gauss(0, 1)) for x in kilometres]
w, learning_rate, batch_size = 0.0, 0.1, 8
updates = 0

rng.shuffle(examples)
for first in range(0, len(examples), batch_size):
    batch = examples[first : first + batch_size]
    gradient = sum(2 * (w * x - y) * x for x, y in batch) / len(batch)
    w = w - learning_rate * gradient
    updates = updates + 1
    print(f"update {updates}: {len(batch)} examples, w = {w:.3f}")

samples, epochs = list(range(1000)), 5
updates, per_epoch, last_batch = {}, {}, {}

print("batch size  per epoch  in all  last")
for batch_size in (1000, 100, 32, 1):
    updates[batch_size] = 0
    for _ in range(epochs):
        for first in range(0, len(samples), batch_size):
            batch = samples[first : first + batch_size]
            updates[batch_size] += 1  # here the weights would change
    last_batch[batch_size] = len(batch)
    per_epoch[batch_size] = updates[batch_size] // epochs
    print(f"{batch_size:10} {per_epoch[batch_size]:10}", end=" ")
    print(f"{updates[batch_size]:7} {len(batch):5}")

import torch
from torch.utils.data import DataLoader, TensorDataset

samples, epochs = TensorDataset(torch.arange(1000)), 5

print("batch size  per epoch  in all  last")
for batch_size in (1000, 100, 32, 1):
    loader = DataLoader(samples, batch_size=batch_size, shuffle=True)
    updates = 0
    for _ in range(epochs):
        for batch in loader:
            updates += 1  # here the weights would change
            size = len(batch[0])
    print(f"{batch_size:10} {len(loader):10} {updates:7} {size:5}")

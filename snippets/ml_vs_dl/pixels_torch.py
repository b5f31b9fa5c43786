import torch

SMILES = ["#...#.#.#...#..", "#...#.###......", ".....#...#.###."]
FROWNS = [smile[10:] + smile[5:10] + smile[:5] for smile in SMILES]
photos = [[float(dot == "#") for dot in mouth] for mouth in SMILES + FROWNS]
x = torch.tensor(photos, dtype=torch.float64)
happy = torch.tensor([[1], [1], [1], [0], [0], [0]], dtype=torch.float64)
neuron = torch.nn.Linear(15, 1, dtype=torch.float64)
torch.nn.init.zeros_(neuron.weight)
torch.nn.init.zeros_(neuron.bias)
optimizer = torch.optim.SGD(neuron.parameters(), lr=1)

for _ in range(100):
    optimizer.zero_grad()
    torch.nn.BCEWithLogitsLoss()(neuron(x), happy).backward()
    optimizer.step()

for line in neuron.weight.view(3, 5).tolist():
    print(" ".join(f"{round(w, 1) + 0:5.1f}" for w in line))

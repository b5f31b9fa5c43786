import torch
from sklearn.datasets import load_iris
from torch import nn

iris = load_iris()
flowers = torch.tensor(iris.data[:, [0, 3]])
species = torch.tensor(iris.target)

torch.manual_seed(0)
net = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 3)).double()
optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
for _ in range(300):
    optimizer.zero_grad()
    nn.functional.cross_entropy(net(flowers), species).backward()
    optimizer.step()

accuracy = (net(flowers).argmax(1) == species).double().mean().item()
first = net[0].weight[0, 1].item()
numbers = sum(p.numel() for p in net.parameters())
for layer in net[0], net[2]:
    for weights in layer.weight.tolist():
        print("weights", " ".join(f"{round(w, 1) + 0:5.1f}" for w in weights))
print(f"{numbers} parameters, accuracy {accuracy:.2f}")

import matplotlib.pyplot as plt
import torch

from dlbasics.data import straight_line
from dlbasics.device import device

x, y = torch.tensor(straight_line(0.3, 0.9)[:80]).to(device()).unbind(1)
torch.manual_seed(42)
line = torch.nn.Parameter(torch.randn(2).to(device()))  # weight and bias
optimizer = torch.optim.SGD([line], lr=0.01)
losses, lines = [], []

for _ in range(300):
    loss = torch.nn.functional.l1_loss(line[0] * x + line[1], y)
    losses.append(loss.item())
    lines.append(line.tolist())
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

print("every 100 epochs:", " ".join(f"{loss:.4f}" for loss in losses[99::100]))
plt.plot(range(280, 300), losses[-20:], "o-")
plt.gca().set(xlabel="epoch", ylabel="loss", xticks=range(280, 301, 5), ylim=(0, 0.01))
plt.show()

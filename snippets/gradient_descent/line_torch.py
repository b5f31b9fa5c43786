import torch

from dlbasics.device import device

x = torch.tensor([[0.0], [1.0], [2.0], [3.0]]).to(device())  # kilometres, shape (4, 1)
y = torch.tensor([[3.0], [4.0], [5.0], [6.0]]).to(device())  # prices, shape (4, 1)
model = torch.nn.Linear(1, 1).to(device())  # the CPU or a GPU
torch.nn.init.zeros_(model.weight)
torch.nn.init.zeros_(model.bias)
loss_function = torch.nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

for epoch in range(100):
    loss = loss_function(model(x), y)  # forward pass
    if epoch in (0, 1, 2, 10, 50):
        print(f"epoch {epoch:2}: loss {loss.item():7.4f}")

    optimizer.zero_grad()
    loss.backward()  # backward pass
    optimizer.step()  # gradient descent step

print(f"price = {model.weight.item():.3f} * kilometres + {model.bias.item():.3f}")

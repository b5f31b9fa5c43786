import torch

x, target = torch.tensor([1.0, 2.0]), torch.tensor([2.0])
hidden, output = torch.nn.Linear(2, 2), torch.nn.Linear(2, 1)
model = torch.nn.Sequential(hidden, torch.nn.Tanh(), output)
start = [0.5, -1.0, 1.0, -0.5, 0.5, 0.5, -0.5, 1.0, 0.25]
torch.nn.utils.vector_to_parameters(torch.tensor(start), model.parameters())
loss_function = torch.nn.MSELoss()
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)

print("updates       v1      loss")
for update in range(5):
    loss = loss_function(model(x), target)
    print(f"{update:7} {output.weight[0, 0].item():8.4f} {loss.item():9.4f}")
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

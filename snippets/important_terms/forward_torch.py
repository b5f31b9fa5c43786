import torch

x, target = torch.tensor([1.0, 2.0]), torch.tensor([2.0])
hidden, output = torch.nn.Linear(2, 2), torch.nn.Linear(2, 1)
with torch.no_grad():
    hidden.weight[:] = torch.tensor([[0.5, -1.0], [1.0, -0.5]])
    hidden.bias[:] = torch.tensor([0.5, 0.5])
    output.weight[:] = torch.tensor([[-0.5, 1.0]])
    output.bias[:] = torch.tensor([0.25])

z = hidden(x)
a = torch.tanh(z)
prediction = output(a)
loss = torch.nn.functional.mse_loss(prediction, target)

for i in range(2):
    print(f"hidden {i + 1}: z = {z[i].item():7.4f}  a = {a[i].item():7.4f}")
print(f"prediction:   {prediction.item():7.4f}")
print(f"loss:         {loss.item():7.4f}")

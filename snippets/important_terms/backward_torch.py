import torch

x, target = torch.tensor([1.0, 2.0]), torch.tensor([2.0])
W = torch.tensor([[0.5, -1.0], [1.0, -0.5]], requires_grad=True)
b = torch.tensor([0.5, 0.5], requires_grad=True)
V = torch.tensor([[-0.5, 1.0]], requires_grad=True)
c = torch.tensor([0.25], requires_grad=True)

prediction = V @ torch.tanh(W @ x + b) + c
loss = ((prediction - target) ** 2).mean()
loss.backward()

names = ["w11", "w12", "w21", "w22", "b1", "b2", "v1", "v2", "c"]
parameters = torch.cat([p.detach().flatten() for p in (W, b, V, c)])
gradients = torch.cat([p.grad.flatten() for p in (W, b, V, c)])
for name, p, g in zip(names, parameters, gradients):
    print(f"{name:3}  {p.item():5.2f}   gradient {g.item():7.4f}")

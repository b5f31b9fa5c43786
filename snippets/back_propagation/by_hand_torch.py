import torch

x, target = torch.tensor([1.0, 2.0]), 2.0
W = torch.tensor([[0.5, -1.0], [1.0, -0.5]], requires_grad=True)
b = torch.tensor([0.5, 0.5], requires_grad=True)
v = torch.tensor([-0.5, 1.0], requires_grad=True)
c = torch.tensor([0.25], requires_grad=True)

prediction = v @ torch.tanh(W @ x + b) + c
loss = (prediction - target) ** 2
loss.backward()

for name, parameter in ("W", W), ("b", b), ("v", v), ("c", c):
    gradients = parameter.grad.flatten().tolist()
    print(f"{name}:", " ".join(f"{g:7.4f}" for g in gradients))

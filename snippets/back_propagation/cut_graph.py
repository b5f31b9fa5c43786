import torch

w = torch.tensor(0.5, requires_grad=True)
x, target = 2.0, 1.0

a = torch.tanh(w * x - 0.5)
loss = (a.item() - target) ** 2  # item() makes a plain number
print(type(loss))

a = torch.tanh(w * x - 0.5)
loss = (a.detach() - target) ** 2  # detach() makes a tensor that has forgotten
print(loss)
loss.backward()
print(w.grad)  # never reached

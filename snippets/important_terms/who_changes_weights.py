import torch

torch.manual_seed(0)
x, target = torch.rand(32, 2), torch.rand(32, 1)
model = torch.nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
start = torch.nn.utils.parameters_to_vector(model.parameters()).clone()
changed = {}


def look(line):
    now = torch.nn.utils.parameters_to_vector(model.parameters())
    changed[line] = int((now != start).sum())
    return f"after {line:13} {changed[line]} of {len(now)} changed"


loss = torch.nn.functional.mse_loss(model(x), target)
print(look("forward pass"))
loss.backward()
print(look("backward()"))
optimizer.step()
print(look("step()"))

import torch

n = 4
target = torch.arange(1.0, n + 1)  # shape (4,)
prediction = target.reshape(n, 1)  # every prediction is perfect, shape (4, 1)
loss_function = torch.nn.MSELoss()

right = loss_function(prediction, target.reshape(n, 1)).item()
wrong = loss_function(prediction, target).item()
differences = prediction - target
pairs = differences.numel()

print(f"shapes (4, 1) and (4, 1): loss {right}")
print(f"shapes (4, 1) and (4,):   loss {wrong}")
print(f"a mean over {pairs} differences:")
print(differences)

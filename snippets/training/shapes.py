import torch

from dlbasics.device import device

prediction = torch.tensor([[1.0], [2.0], [3.0]]).to(device())  # shape (3, 1)
target = torch.tensor([1.0, 2.0, 3.0]).to(device())  # shape (3)
loss_function = torch.nn.MSELoss()

wrong = loss_function(prediction, target)
right = loss_function(prediction, target.unsqueeze(1))
pairs = prediction.sub(target).numel()
print(f"every prediction is right, the loss should be {right:.2f}")
print(f"shapes (3, 1) and (3): {pairs} errors, loss {wrong:.2f}")

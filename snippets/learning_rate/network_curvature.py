import torch

x = torch.linspace(-3, 3, 64).double().reshape(64, 1)
torch.manual_seed(0)
layers = torch.nn.Linear(1, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1)
model = torch.nn.Sequential(*layers).double()
start = torch.nn.utils.parameters_to_vector(model.parameters()).detach()


def loss(p):  # all parameters in one row
    hidden = torch.tanh(x * p[:16] + p[16:32])  # shape (64, 16)
    return ((hidden @ p[32:48] + p[48] - torch.sin(x[:, 0])) ** 2).mean()


table = torch.func.hessian(loss)(start)  # all second derivatives
curvatures = torch.linalg.eigvalsh(table)  # one for each direction
parameters = len(start)
largest = curvatures[-1].item()
border = 2 / largest
print(f"{parameters} parameters, loss {loss(start):.3f}")
print(f"largest curvature {largest:.2f}, 2/L'' = {border:.3f}")

import torch

losses = {
    "(w - 5)^2": lambda w: (w - 5) ** 2,
    "4 (w - 5)^2": lambda w: 4 * (w - 5) ** 2,
    "w^4": lambda w: w**4,
}
w = torch.tensor(1.0, requires_grad=True)

for name, loss in losses.items():
    (slope,) = torch.autograd.grad(loss(w), w, create_graph=True)
    (curvature,) = torch.autograd.grad(slope, w)
    print(f"{name:11}  curvature {curvature:5.2f}   2/L'' {2 / curvature:.3f}")

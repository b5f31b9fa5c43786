import torch

x = torch.linspace(-3, 3, 64).double().reshape(64, 1)


def loss(p):  # the same network, all parameters in one row
    hidden = torch.tanh(x * p[:16] + p[16:32])
    return ((hidden @ p[32:48] + p[48] - torch.sin(x[:, 0])) ** 2).mean()


table = {share: [0, 0] for share in (0.5, 0.9, 1.1, 1.5, 2.0)}
for seed in range(5):
    torch.manual_seed(seed)
    model = torch.nn.Sequential(torch.nn.Linear(1, 16), torch.nn.Linear(16, 1)).double()
    start = torch.nn.utils.parameters_to_vector(model.parameters()).detach()
    border = 2 / torch.linalg.eigvalsh(torch.func.hessian(loss)(start))[-1]
    for share, counts in table.items():
        p, losses = start, []
        for _ in range(60):
            losses.append(loss(p).item())
            p = p - share * border * torch.func.grad(loss)(p)
        counts[0] += losses == sorted(losses, reverse=True)
        counts[1] += not losses[-1] < 1
for share, (smooth, exploded) in table.items():
    print(f"{share} * 2/L'':  always falls {smooth} of 5   exploded {exploded} of 5")

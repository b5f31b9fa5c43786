import torch

lr = 0.3


def train(keep_optimizer):
    w = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
    optimizer = torch.optim.Adam([w], lr=lr)
    path = [w.item()]
    for _ in range(300):
        if not keep_optimizer:
            optimizer = torch.optim.Adam([w], lr=lr)  # all memory is lost
        optimizer.zero_grad()
        ((w - 5) ** 2).backward()
        optimizer.step()
        path.append(w.item())
    return path


kept, forgot = train(keep_optimizer=True), train(keep_optimizer=False)
print("kept:            ", " ".join(f"{w:.2f}" for w in kept[-4:]))
print("new at each step:", " ".join(f"{w:.2f}" for w in forgot[-4:]))

import torch

w = torch.tensor(0.0, dtype=torch.float64, requires_grad=True)
optimizer = torch.optim.Adam([w], lr=0.1, betas=(0.9, 0.999), eps=1e-8)

print("step        g        m        v    m_hat    v_hat        w")
for step in range(1, 6):
    optimizer.zero_grad()
    ((w - 5) ** 2).backward()
    optimizer.step()
    m = optimizer.state[w]["exp_avg"].item()
    v = optimizer.state[w]["exp_avg_sq"].item()
    m_hat, v_hat = m / (1 - 0.9**step), v / (1 - 0.999**step)
    row = (w.grad.item(), m, v, m_hat, v_hat, w.item())
    print(f"{step:4}", *(f"{number:8.4f}" for number in row))

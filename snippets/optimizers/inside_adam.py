from math import sqrt

w, lr, beta1, beta2, eps = 0.0, 0.1, 0.9, 0.999, 1e-8
m, v = 0.0, 0.0
table = []

print("step        g        m        v    m_hat    v_hat        w")
for step in range(1, 6):
    g = 2 * (w - 5)
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    m_hat = m / (1 - beta1**step)
    v_hat = v / (1 - beta2**step)
    w = w - lr * m_hat / (sqrt(v_hat) + eps)
    table.append((g, m, v, m_hat, v_hat, w))
    print(f"{step:4}", *(f"{number:8.4f}" for number in table[-1]))

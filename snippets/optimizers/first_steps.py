from math import sqrt

w, lr, eps = 0.0, 0.1, 1e-8
g = 2 * (w - 5)
g_squared = g**2
print(f"gradient: {g:.0f}")

momentum_buffer = 0.9 * 0 + g
square_avg = 0.99 * 0 + 0.01 * g_squared
exp_avg = 0.9 * 0 + 0.1 * g
exp_avg_sq = 0.999 * 0 + 0.001 * g_squared
m_hat = exp_avg / (1 - 0.9)
v_hat = exp_avg_sq / (1 - 0.999)

w_sgd = w - lr * g
w_momentum = w - lr * momentum_buffer
w_rmsprop = w - lr * g / (sqrt(square_avg) + eps)
w_adam = w - lr * m_hat / (sqrt(v_hat) + eps)
print(f"SGD {w_sgd:.3f}   Momentum {w_momentum:.3f}")
print(f"RMSProp {w_rmsprop:.3f}   Adam {w_adam:.3f}")

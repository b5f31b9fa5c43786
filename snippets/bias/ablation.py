x = [i / 49 for i in range(50)]  # 50 numbers from 0 to 1
y = [2 * xi + 10 for xi in x]

w_alone = sum(a * b for a, b in zip(x, y)) / sum(a * a for a in x)
errors = [w_alone * a - b for a, b in zip(x, y)]
loss_alone = sum(e * e for e in errors) / len(x)
mean_error = sum(errors) / len(x)
print(f"without bias: y = {w_alone:.3f} x            loss {loss_alone:.3f}")

mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
slope = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y))
w = slope / sum((a - mean_x) ** 2 for a in x)
b = mean_y - w * mean_x
loss = sum((w * xi + b - yi) ** 2 for xi, yi in zip(x, y)) / len(x)
print(f"with bias:    y = {w:.3f} x + {b:.3f}    loss {loss:.3f}")

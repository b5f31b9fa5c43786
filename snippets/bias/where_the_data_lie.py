ranges = [(0, 1), (-1, 1), (5, 6)]
fits = []

for low, high in ranges:
    x = [low + (high - low) * i / 49 for i in range(50)]
    y = [2 * xi + 10 for xi in x]
    w = sum(a * b for a, b in zip(x, y)) / sum(a * a for a in x)
    loss = sum((w * a - b) ** 2 for a, b in zip(x, y)) / len(x)
    fits.append((w, loss))
    print(f"x from {low:2} to {high}: best weight {w:6.3f}   loss {loss:7.3f}")

rates = [0.01, 0.05, 2 / 21, 0.099, 0.101]
left = []

print(" rate    x after 100 steps    y after 100 steps")
for rate in rates:
    x, y = 1.0, 1.0  # the loss is x^2 / 2 + 20 y^2 / 2
    for _ in range(100):
        x, y = x - rate * x, y - rate * 20 * y
    left.append((abs(x), abs(y)))
    print(f"{rate:.3f}   {abs(x):18.6f}   {abs(y):18.6f}")

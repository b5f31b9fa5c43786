start = 0.0
learning_rate = 0.1
factor = 1 - 2 * learning_rate

by_loop = [start]
for _ in range(40):
    w = by_loop[-1]
    by_loop.append(w - learning_rate * 2 * (w - 5))

by_formula = [5 + (start - 5) * factor**k for k in range(41)]

print(" k       loop    formula")
for k in (1, 2, 3, 10, 20, 40):
    print(f"{k:2}  {by_loop[k]:9.6f}  {by_formula[k]:9.6f}")

rates = [0.1, 0.5, 0.9, 1.0, 1.05]
paths = []

print("step  " + "".join(f"  η = {rate:4.2f}" for rate in rates))
for rate in rates:
    path = [0.0]
    for _ in range(4):
        path.append(path[-1] - rate * 2 * (path[-1] - 5))
    paths.append(path)

for step in range(5):
    print(f"{step:4}  " + "".join(f"{path[step]:10.4f}" for path in paths))

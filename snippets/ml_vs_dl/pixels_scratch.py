import math

SMILES = ["#...#.#.#...#..", "#...#.###......", ".....#...#.###."]
FROWNS = [smile[10:] + smile[5:10] + smile[:5] for smile in SMILES]
photos = [[float(dot == "#") for dot in mouth] for mouth in SMILES + FROWNS]
happy = [1, 1, 1, 0, 0, 0]
n, weights, bias = len(photos), [0.0] * 15, 0.0

for _ in range(100):
    errors = []
    for pixels, y in zip(photos, happy):
        score = sum(w * x for w, x in zip(weights, pixels)) + bias
        errors.append(1 / (1 + math.exp(-score)) - y)
    for i in range(15):
        weights[i] -= sum(e * x[i] for e, x in zip(errors, photos)) / n
    bias -= sum(errors) / n

for line in range(0, 15, 5):
    print(" ".join(f"{round(w, 1) + 0:5.1f}" for w in weights[line : line + 5]))

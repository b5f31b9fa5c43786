import math

weights = {"default": math.sqrt(1 / 3), "Xavier": 1.0, "He": math.sqrt(2)}
slopes = {"sigmoid": 0.25, "tanh": 1.0, "relu": math.sqrt(1 / 2)}
expected = {}

for start, by_weights in weights.items():
    for name, by_slope in slopes.items():
        factor = by_weights * by_slope
        expected[f"{start} {name}"] = factor**19
        print(f"{start:8}{name:8} {factor:.2f}^19 = {factor**19:.1e}")

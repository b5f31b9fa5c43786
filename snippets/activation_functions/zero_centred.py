import random

from dlbasics.activations import sigmoid, tanh

means, same = {}, {}
for f in (sigmoid, tanh):
    rng = random.Random(0)
    examples = [[f(rng.gauss(0, 1)) for _ in range(4)] for _ in range(1000)]
    means[f.name] = sum(map(sum, examples)) / 4000
    # the gradient of weight i is a_i times a number that all four weights share
    same[f.name] = sum(min(a) > 0 or max(a) < 0 for a in examples) / 1000
    print(f"{f.name:7}  mean {means[f.name]:6.3f}   same sign {same[f.name]:.0%}")

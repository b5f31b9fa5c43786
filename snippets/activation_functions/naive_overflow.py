import math
import sys


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


limit = math.log(sys.float_info.max)
print(f"math.exp(x) works up to x = {limit:.1f}")
for z in [-10, -100, -1000]:
    print(f"sigmoid({z}) = {sigmoid(z):.2g}")

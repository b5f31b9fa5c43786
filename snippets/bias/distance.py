import math

weights = [3.0, 4.0]
length = math.sqrt(sum(w**2 for w in weights))
biases = [-10.0, -5.0, 0.0, 5.0]
distances = [abs(bias) / length for bias in biases]

print(f"length of the weights: {length:.1f}")
for bias, distance in zip(biases, distances):
    z = sum(w * 0.0 for w in weights) + bias
    side = "yes" if z >= 0 else "no"
    print(f"bias {bias:5.1f}: boundary at distance {distance:.1f}, origin says {side}")

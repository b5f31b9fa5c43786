import torch

weights = torch.tensor([3.0, 4.0])
length = torch.linalg.vector_norm(weights)
biases = torch.tensor([-10.0, -5.0, 0.0, 5.0])
distances = biases.abs() / length
origin = torch.zeros(2)

print(f"length of the weights: {length:.1f}")
for bias, distance in zip(biases, distances):
    side = "yes" if weights @ origin + bias >= 0 else "no"
    print(f"bias {bias:5.1f}: boundary at distance {distance:.1f}, origin says {side}")

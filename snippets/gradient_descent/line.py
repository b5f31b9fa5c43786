rides = [(0.0, 3.0), (1.0, 4.0), (2.0, 5.0), (3.0, 6.0)]  # (kilometres, price)
weight, bias, learning_rate = 0.0, 0.0, 0.1
losses = []

for epoch in range(100):
    errors = [(weight * x + bias - y, x) for x, y in rides]
    losses.append(sum(error**2 for error, x in errors) / len(rides))
    if epoch in (0, 1, 2, 10, 50):
        print(f"epoch {epoch:2}: loss {losses[-1]:7.4f}")

    weight_gradient = sum(2 * error * x for error, x in errors) / len(rides)
    bias_gradient = sum(2 * error for error, x in errors) / len(rides)
    weight = weight - learning_rate * weight_gradient
    bias = bias - learning_rate * bias_gradient

print(f"price = {weight:.3f} * kilometres + {bias:.3f}")

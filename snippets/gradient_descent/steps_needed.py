tolerance = 0.001


def steps_needed(learning_rate, most=1000):
    w = 0.0
    for step in range(most):
        if abs(w - 5) < tolerance:
            return step
        w = w - learning_rate * 2 * (w - 5)
    return None


rates = [0.01, 0.1, 0.3, 0.5, 0.9, 0.99, 1.0]
needed = [steps_needed(rate) for rate in rates]
for rate, steps in zip(rates, needed, strict=True):
    print(f"η = {rate:.2f}   steps: {steps or 'more than 1000'}")

def steps_needed(learning_rate):
    w, steps = 0.0, 0
    while abs(w - 5) >= 0.01:
        w = w - learning_rate * 2 * (w - 5)
        steps = steps + 1
    return steps


rates = [0.001, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99]
needed = []

for rate in rates:
    needed.append(steps_needed(rate))
    print(f"η = {rate:5.3f}   {needed[-1]:4} steps")

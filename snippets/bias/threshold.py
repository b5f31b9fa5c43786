def decision(weighted_sum, bias):
    return "yes" if weighted_sum + bias >= 0 else "no"


biases = [-2.0, -0.5, 0.0, 1.5]
sums = [k / 100 for k in range(-300, 301)]  # -3.00, -2.99 ... 3.00
first_yes = []

for bias in biases:
    switch = min(s for s in sums if decision(s, bias) == "yes")
    first_yes.append(switch)
    print(f"bias {bias:4.1f}: the first yes comes at the sum {switch:5.2f}")

from dlbasics.activations import sigmoid

a, slope = 0.0, 1.0
slopes, bounds = {}, {}

print("neurons  gradient  0.25^n")
for n in range(1, 21):
    z = 1.0 * a + 0.0  # weight 1, bias 0
    slope = slope * sigmoid.derivative(z)
    a = sigmoid(z)
    slopes[n], bounds[n] = slope, 0.25**n
    if n in (1, 2, 3, 5, 10, 20):
        print(f"{n:7}   {slopes[n]:.1e}  {bounds[n]:.1e}")

import math

z = 2.0
power = math.exp(-z)
a = 1 / (1 + power)
slope = a * (1 - a)
print(f"sigmoid({z:.0f}) = {a:.6f}   slope {slope:.6f}")

z = 1.0
t = math.tanh(z)
t_slope = 1 - t**2
print(f"tanh({z:.0f})    = {t:.6f}   slope {t_slope:.6f}")

r = max(0.0, -3.0)
r_slope = 1.0 if r > 0 else 0.0
print(f"relu(-3)   = {r:.6f}   slope {r_slope:.6f}")

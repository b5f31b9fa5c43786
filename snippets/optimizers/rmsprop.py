from math import sqrt

w, lr, alpha, eps = 0.0, 0.1, 0.99, 1e-8
square_avg = 0.0

print("step  gradient  square_avg        w")
for step in range(1, 7):
    gradient = 2 * (w - 5)
    square_avg = alpha * square_avg + (1 - alpha) * gradient**2
    w = w - lr * gradient / (sqrt(square_avg) + eps)
    print(f"{step:4}  {gradient:8.4f}  {square_avg:10.4f}  {w:7.4f}")

w = 0.0
learning_rate = 0.1
table = []

print("step       w      loss  gradient")
for step in range(6):
    loss = (w - 5) ** 2
    gradient = 2 * (w - 5)
    table.append((w, loss, gradient))
    print(f"{step:4}  {w:6.4f}  {loss:8.4f}  {gradient:8.4f}")
    w = w - learning_rate * gradient

print(f"w after {step + 1} steps: {w:.4f}")

w = 0.0
learning_rate = 0.1

loss = (w - 5) ** 2
gradient = 2 * (w - 5)
new_w = w - learning_rate * gradient
new_loss = (new_w - 5) ** 2

print(f"gradient: {gradient:.1f}")
print(f"w:        {w:.1f} -> {new_w:.1f}")
print(f"loss:    {loss:.1f} -> {new_loss:.1f}")

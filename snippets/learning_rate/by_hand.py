learning_rate = 0.9
path = [0.0]
gradients = []

for step in (1, 2):
    w = path[-1]
    gradient = 2 * (w - 5)
    new_w = w - learning_rate * gradient
    gradients.append(gradient)
    path.append(new_w)
    print(f"step {step}: {w:.1f} - {learning_rate} * ({gradient:.1f}) = {new_w:.1f}")

offsets = [w - 5 for w in path]
factor = offsets[2] / offsets[1]
print("measured from 5:", " ".join(f"{offset:.1f}" for offset in offsets))
print(f"factor: {factor:.1f}")

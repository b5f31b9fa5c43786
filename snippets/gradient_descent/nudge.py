def loss(w):
    return (w - 5) ** 2


weights = [0.0, 1.0, 4.0, 7.0, 8.0]
gradients = []
nudge = 0.001

for w in weights:
    rise = loss(w + nudge) - loss(w - nudge)
    gradient = rise / (2 * nudge)
    gradients.append(gradient)
    print(f"w = {w:.0f}   gradient = {gradient:6.2f}")

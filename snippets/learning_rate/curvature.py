losses = {
    "(w - 5)^2": lambda w: (w - 5) ** 2,
    "4 (w - 5)^2": lambda w: 4 * (w - 5) ** 2,
    "w^4": lambda w: w**4,
}
w, nudge = 1.0, 0.001
borders = {}

for name, loss in losses.items():
    bend = loss(w + nudge) - 2 * loss(w) + loss(w - nudge)
    curvature = bend / nudge**2
    borders[name] = 2 / curvature
    print(f"{name:11}  curvature {curvature:5.2f}   2/L'' {2 / curvature:.3f}")

def distance_after(steps, learning_rate, curvature):
    w = 0.0  # the loss is curvature / 2 * (w - 5)^2, its gradient curvature * (w - 5)
    for _ in range(steps):
        w = w - learning_rate * curvature * (w - 5)
    return abs(w - 5)


curvatures = [0.5, 2.0, 8.0, 20.0]
rates = [k / 200 for k in range(1, 1000)]
bests, borders = [], []

print("curvature   best rate   first rate that gets no closer")
for curvature in curvatures:
    ends = {rate: distance_after(3, rate, curvature) for rate in rates}
    bests.append(min(ends, key=ends.get))
    borders.append(min(rate for rate, end in ends.items() if end >= 5))
    print(f"{curvature:9.1f}   {bests[-1]:9.3f}   {borders[-1]:30.3f}")

from dlbasics.experiments import digits

data = digits(1000, seed=0)
image = (data.images[16] * 16).astype(int)
label = int(data.labels[16])

for row in image.reshape(8, 8):
    print(" ".join(f"{ink:2}" for ink in row))
print(f"{image.size} numbers, and the right answer: {label}")

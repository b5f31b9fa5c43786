from dlbasics.autograd import Value

w = Value(0.5, "w")
collected = []

for backward in range(1, 4):
    loss = ((w * 2.0 - 0.5).tanh() - 1.0) ** 2
    loss.backward()
    collected.append(w.grad)
    print(f"after backward {backward}: gradient {w.grad:.4f}")

w.grad = 0.0
loss = ((w * 2.0 - 0.5).tanh() - 1.0) ** 2
loss.backward()
cleared = w.grad
print(f"cleared, then backward: {cleared:.4f}")

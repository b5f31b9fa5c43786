w, lr, momentum = 0.0, 0.1, 0.9
buffer = 0.0
path, buffers = [w], [buffer]

print("step  gradient    buffer        w")
for step in range(1, 11):
    gradient = 2 * (w - 5)
    buffer = momentum * buffer + gradient
    w = w - lr * buffer
    path.append(w)
    buffers.append(buffer)
    print(f"{step:4}  {gradient:8.4f}  {buffer:8.4f}  {w:7.4f}")

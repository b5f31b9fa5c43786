import math

x, target = [1.0, 2.0], 2.0
W, b = [[0.5, -1.0], [1.0, -0.5]], [0.5, 0.5]
v, c = [-0.5, 1.0], 0.25
pair = range(2)

a = [math.tanh(W[i][0] * x[0] + W[i][1] * x[1] + b[i]) for i in pair]
prediction = v[0] * a[0] + v[1] * a[1] + c

p_grad = 2 * (prediction - target)  # from the loss to the prediction
v_grad = [p_grad * a[i] for i in pair]  # to the weights of the output
a_grad = [p_grad * v[i] for i in pair]  # through these weights to the hidden neurons
slope = [1 - a[i] ** 2 for i in pair]  # of tanh, at this place
z_grad = [a_grad[i] * slope[i] for i in pair]  # back through tanh
w_grad = [[z_grad[i] * x[j] for j in pair] for i in pair]  # to their weights
found = {"W": w_grad[0] + w_grad[1], "b": z_grad, "v": v_grad, "c": [p_grad]}

for name, gradients in found.items():
    print(f"{name}:", " ".join(f"{g:7.4f}" for g in gradients))

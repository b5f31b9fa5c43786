from math import exp, log

z = 2.0
probability = 1 / (1 + exp(-z))
gradient_if_1, gradient_if_0 = probability - 1, probability - 0
loss_if_1 = -log(probability)
loss_if_0 = -log(1 - probability)

print(f"output z = {z}   probability of class 1 = {probability:.3f}")
print(f"label 1: loss {loss_if_1:.3f}   gradient {gradient_if_1:+.3f}")
print(f"label 0: loss {loss_if_0:.3f}   gradient {gradient_if_0:+.3f}")

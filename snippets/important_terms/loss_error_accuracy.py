import math

labels = [1, 1, 0, 0]
outputs = {
    "A": [0.90, 0.60, 0.40, 0.10],
    "B": [0.60, 0.55, 0.45, 0.40],
    "C": [0.99, 0.99, 0.01, 0.60],
}
losses, errors, accuracies = {}, {}, {}
print("model   loss  error  accuracy")

for model, probabilities in outputs.items():
    right = [p if label == 1 else 1 - p for p, label in zip(probabilities, labels)]
    losses[model] = sum(-math.log(r) for r in right) / 4
    errors[model] = sum(1 - r for r in right) / 4
    accuracies[model] = sum(r > 0.5 for r in right) / 4
    print(f"{model:5} {losses[model]:6.3f}", end=" ")
    print(f"{errors[model]:6.3f} {accuracies[model]:9.2f}")

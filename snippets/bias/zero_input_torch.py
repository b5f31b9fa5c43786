import torch

x = 0.0
weights = torch.tensor([-3.0, 0.5, 8.0])
without_bias = torch.sigmoid(weights * x)
with_bias = torch.sigmoid(weights * x + 2.0)

print("weight   without bias   with bias 2")
for w, without, with_ in zip(weights, without_bias, with_bias):
    print(f"{w:6.1f}   {without:12.3f}   {with_:11.3f}")

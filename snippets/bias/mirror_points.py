import math

from dlbasics.neuron import decision

yes = [(1, 3), (2, 2), (3, 1), (2, 3), (3, 2), (3, 3)]
no = [(2, -1), (-2, 1), (1, 0), (-1, 0), (0, 1), (0, -1)]


def count_right(weights, bias):
    said_yes = sum(decision(point, weights, bias) for point in yes)
    said_no = sum(1 - decision(point, weights, bias) for point in no)
    return said_yes + said_no


turns = [math.radians(degree) for degree in range(360)]
without_bias = [count_right((math.cos(t), math.sin(t)), 0.0) for t in turns]
best_without, with_bias = max(without_bias), count_right((1.0, 1.0), -2.5)
print(f"best of {len(turns)} lines through the origin: {best_without} of 12 right")
print(f"x1 + x2 - 2.5 = 0:                      {with_bias} of 12 right")

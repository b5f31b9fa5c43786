class Value:
    def __init__(self, data, inputs=()):
        self.data, self.inputs, self.grad = data, inputs, 0.0

    def __add__(self, other):
        return Value(self.data + other.data, [(self, 1.0), (other, 1.0)])

    def __mul__(self, other):
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    def backward(self, incoming=1.0):
        self.grad += incoming
        for value, local in self.inputs:
            value.backward(local * incoming)


a, b = Value(3.0), Value(4.0)
result = (a + b) * a * a
result.backward()
a_gradient, b_gradient = a.grad, b.grad
print(f"result {result.data}; gradients: a {a_gradient}, b {b_gradient}")

from dlbasics.autograd import Value

x, w, b, target = Value(2.0, "x"), Value(0.5, "w"), Value(-0.5, "b"), Value(1.0, "y")
a = (w * x + b).tanh()
loss = (a - target) ** 2
trace = loss.backward()
rows = [(factor.local, factor.incoming, factor.outgoing) for factor in trace]

print("from to   incoming ·  local = outgoing")
for factor, (local, incoming, outgoing) in zip(trace, rows):
    at, to = factor.at.operation, factor.to.operation or factor.to.name
    print(f"{at:4} {to:4} {incoming:8.4f} · {local:6.3f} = {outgoing:8.4f}")

weights = [0.5, 0.3, 0.2]  # voice, stage presence, choice of song
singers = [[2.0, -1.0, 1.0], [-1.0, 1.0, -1.0]]
moods = {"happy": 1.0, "neutral": 0.0, "grumpy": -1.5}
table = {}

print("judge     bias   singer A   singer B")
for name, bias in moods.items():
    table[name] = []
    for marks in singers:
        z = sum(w * x for w, x in zip(weights, marks)) + bias
        table[name].append(z)
    words = [f"{'yes' if z >= 0 else 'no':3} {z:4.1f}" for z in table[name]]
    print(f"{name:8}  {bias:4.1f}   {words[0]}   {words[1]}")

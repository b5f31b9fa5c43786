import torch

weights = torch.tensor([0.5, 0.3, 0.2])  # voice, stage presence, choice of song
singers = torch.tensor([[2.0, -1.0, 1.0], [-1.0, 1.0, -1.0]])
moods = {"happy": 1.0, "neutral": 0.0, "grumpy": -1.5}

print("judge     bias   singer A   singer B")
for name, bias in moods.items():
    judge = torch.nn.Linear(3, 1)
    with torch.no_grad():
        judge.weight.copy_(weights)
        judge.bias.fill_(bias)
    answers = judge(singers).flatten().tolist()
    words = [f"{'yes' if z >= 0 else 'no':3} {z:4.1f}" for z in answers]
    print(f"{name:8}  {bias:4.1f}   {words[0]}   {words[1]}")

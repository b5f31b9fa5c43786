from collections import Counter

first = "the film was good and not bad"
second = "the film was bad and not good"
counts = [Counter(text.split()) for text in (first, second)]

words = sorted(counts[0])
print("words      ", " ".join(words))
for count in counts:
    print("counts     ", " ".join(f"{count[word]:^{len(word)}}" for word in words))
print("the same for the machine:", counts[0] == counts[1])

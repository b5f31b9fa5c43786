from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from dlbasics.experiments import WordReader

good, bad = ["good", "great", "fine"], ["bad", "poor", "dull"]
held_out = list(zip(good, bad))
train = [(g, b) for g in good for b in bad if (g, b) not in held_out]


def opinions(pairs):
    good_ones = [f"{g} not {b}" for g, b in pairs]
    bad_ones = [f"{b} not {g}" for g, b in pairs]
    return good_ones + bad_ones, [1] * len(pairs) + [0] * len(pairs)


counts = make_pipeline(CountVectorizer(), LogisticRegression())
twos = make_pipeline(CountVectorizer(ngram_range=(2, 2)), LogisticRegression())
reader = WordReader(updates=100, seed=0)
models = {"single words": counts, "pairs of words": twos, "reader": reader}
for name, model in models.items():
    right = model.fit(*opinions(train)).score(*opinions(held_out))
    print(f"{name:14} right: {right:4.0%}")

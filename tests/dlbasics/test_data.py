"""Data: without noise the points lie on their formulas; the split shares nothing."""

import math
from random import Random
from statistics import mean, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dlbasics.data import blobs, circles, moons, spiral, split, straight_line, xor

# for a share s of the way, the place of a point of each class
FORMULAS = {
    moons: (
        lambda s: (math.cos(math.pi * s), math.sin(math.pi * s)),
        lambda s: (1 - math.cos(math.pi * s), 0.5 - math.sin(math.pi * s)),
    ),
    circles: (
        lambda s: (math.cos(2 * math.pi * s), math.sin(2 * math.pi * s)),
        lambda s: (0.5 * math.cos(2 * math.pi * s), 0.5 * math.sin(2 * math.pi * s)),
    ),
    xor: (
        lambda s: (-1, -1) if s < 0.5 else (1, 1),
        lambda s: (-1, 1) if s < 0.5 else (1, -1),
    ),
    spiral: (
        lambda s: (s * math.cos(2 * math.pi * s), s * math.sin(2 * math.pi * s)),
        lambda s: (-s * math.cos(2 * math.pi * s), -s * math.sin(2 * math.pi * s)),
    ),
    blobs: (lambda s: (-1, -1), lambda s: (1, 1)),
}
every_set = pytest.mark.parametrize("make", FORMULAS, ids=lambda make: make.__name__)
counts = st.integers(2, 60)


@every_set
@given(count=counts)
def test_without_noise_the_points_equal_the_formula(make, count):
    examples = make(count, 0.0, Random(0))
    assert len(examples) == count
    for label in (0, 1):
        points = [point for point, its in examples if its == label]
        assert len(points) == (count + 1 - label) // 2
        for i, point in enumerate(points):
            expected = FORMULAS[make][label](i / len(points))
            assert point == pytest.approx(expected, abs=1e-12)


@every_set
def test_the_noise_has_its_standard_deviation(make):
    noisy, exact = make(4000, 0.3, Random(1)), make(4000, 0.0, Random(1))
    for axis in (0, 1):
        shifts = [a[axis] - b[axis] for (a, _), (b, _) in zip(noisy, exact, strict=True)]
        assert mean(shifts) == pytest.approx(0, abs=0.02)
        assert stdev(shifts) == pytest.approx(0.3, rel=0.05, abs=0)


@every_set
@given(seed=st.integers(), count=counts)
def test_the_same_seed_gives_the_same_examples(make, seed, count):
    assert make(count, 0.1, Random(seed)) == make(count, 0.1, Random(seed))
    assert make(count, 0.1, Random(seed)) != make(count, 0.1, Random(seed + 1))


@every_set
def test_what_makes_no_sense_is_refused(make):
    with pytest.raises(ValueError, match="two classes need 2 examples or more, found 1"):
        make(1, 0.1, Random(0))
    with pytest.raises(ValueError, match=r"noise must be 0 or more, found -0\.1"):
        make(10, -0.1, Random(0))


@given(st.floats(-10, 10), st.floats(-10, 10), st.integers(1, 200))
def test_the_straight_line_is_its_formula(weight, bias, count):
    examples = straight_line(weight, bias, count)
    assert [x for x, _ in examples] == [i / count for i in range(count)]
    assert all(y == weight * x + bias for x, y in examples)


def test_the_line_of_the_exercises_is_the_default():
    examples = straight_line()
    assert len(examples) == 100
    assert examples[0] == (0.0, 0.9)
    assert examples[50] == pytest.approx((0.5, 1.05))


def test_a_line_without_examples_is_refused():
    with pytest.raises(ValueError, match="1 example or more, found 0"):
        straight_line(count=0)


@given(st.integers(2, 200), st.floats(0, 1), st.integers())
def test_a_split_has_every_example_in_one_of_its_parts(count, share, seed):
    examples = list(range(count))
    size = round(share * count)
    if not 0 < size < count:
        with pytest.raises(ValueError, match=f"{count} examples: {size} would be for training"):
            split(examples, Random(seed), share)
        return
    training, test = split(examples, Random(seed), share)
    assert len(training) == size
    assert sorted(training + test) == examples
    assert not set(training) & set(test)
    assert examples == list(range(count)), "the examples themselves stay in order"


def test_a_split_is_shuffled_and_repeatable():
    examples = list(range(100))
    training, test = split(examples, Random(0))
    assert (training, test) == split(examples, Random(0))
    assert (len(training), len(test)) == (80, 20)
    assert training != sorted(training)
    assert split(examples, Random(1)) != (training, test)


@pytest.mark.parametrize("make", [moons, circles, xor, spiral, blobs])
def test_both_classes_are_in_both_parts_of_the_usual_split(make):
    for part in split(make(200, 0.15, Random(0)), Random(0)):
        assert {label for _, label in part} == {0, 1}

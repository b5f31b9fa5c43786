"""The numbers of a snippet's variables: captured, stored and looked up."""

import json
from collections import namedtuple
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any
from unittest.mock import Mock, patch

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from livepages.records.values import LIMIT, capture, look_up

NUMBERS = st.one_of(st.integers(-(10**30), 10**30), st.floats(allow_nan=False))
KEYS = st.from_regex(r"[a-z_][a-z0-9_]{0,5}", fullmatch=True).filter(lambda k: k[:2] != "__")
TREES = st.recursive(
    NUMBERS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3)
)


def stored(**variables: Any) -> dict[str, Any]:
    """The values as a later build reads them."""
    return json.loads(json.dumps(capture(variables)))  # type: ignore[no-any-return]


def leaves(tree: Any, *path: Any) -> Any:
    if isinstance(tree, list | dict):
        for key, item in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from leaves(item, *path, key)
    else:
        yield path, tree


@given(TREES)
def test_every_number_is_found_again_by_its_path(tree: Any) -> None:
    values = stored(tree=tree)
    for path, expected in leaves(tree, "tree"):
        if len(path) <= 5:  # deeper ones are not kept
            found = look_up(values, path)
            assert (found, type(found)) == (expected, type(expected))


@dataclass
class Step:
    w: float
    late: float = field(init=False)


Point = namedtuple("Point", "x y")


@pytest.mark.parametrize(
    ("value", "path", "expected"),
    [
        (np.float32(0.5), (), 0.5),
        (np.arange(6).reshape(2, 3), (1, 2), 5),
        (torch.tensor([1.5, 2.5], requires_grad=True), (1,), 2.5),
        (torch.tensor(3), (), 3),
        (Point(1, 2), ("y",), 2),
        (Fraction(1, 4), (), 0.25),
        ({0.1: "slow", 0.9: 7}, ("0.9",), 7),
        ({0.1: 5, 0.5: 6, 0.9: 7}, (-1,), 7),
        ({0.1: 5, 0.5: 6, 0.9: 7}, (-3,), 5),
        ({(1, 2): 5}, ("(1, 2)",), 5),
        (np.longdouble(0.5), (), 0.5),
        (np.int8(-3), (), -3),
        ({3: 5}, (3,), 5),
        ([[1], [2, 3]], (-1, -1), 3),
    ],
)
def test_numbers_of_other_kinds(value: Any, path: tuple[str | int, ...], expected: Any) -> None:
    assert look_up(stored(v=value), ("v", *path)) == expected


def test_a_dataclass_is_looked_up_by_its_fields() -> None:
    @dataclass
    class Rates:
        slow: float = 0.1

    with pytest.raises(LookupError, match="kind is a type; it has no 'slow'"):
        look_up(stored(kind=Rates), ("kind", "slow"))
    assert look_up(stored(rates=Rates()), ("rates", "slow")) == 0.1
    step = Step(1.5)
    step.late = 2.0
    assert look_up(stored(step=step), ("step", "late")) == 2.0


@pytest.mark.parametrize(
    "value",
    [Mock(), torch.Tensor, np.ndarray, Step(1.0), torch.empty(2, device="meta"), 10**5000, np],
    ids=["mock", "tensor class", "array class", "unset field", "meta", "huge", "module"],
)
def test_whatever_a_snippet_holds_does_no_harm(value: Any) -> None:
    values = stored(odd=value, w=1)
    assert look_up(values, ("w",)) == 1
    with pytest.raises(LookupError, match="odd is "):
        look_up(values, ("odd",))


@pytest.mark.parametrize(
    ("path", "message"),
    [
        (("missing",), "no 'missing' in the snippet; it has: d, flag, name, steps, w"),
        (("name",), "name is a str, not a number"),
        (("flag",), "flag is a bool, not a number"),
        (("steps",), "steps is a list, not a number"),
        (("d",), "d is a group of values, not a number"),
        (("steps", 3), r"steps has 2 items, numbered from 0; it has no \[3\]"),
        (("w", "x"), "w is a number; it has no 'x'"),
        (("name", "x"), "name is a str; it has no 'x'"),
        (("d", "b"), "no 'b' in d; it has: a"),
    ],
)
def test_an_error_says_what_stands_there(path: tuple[str | int, ...], message: str) -> None:
    values = stored(w=1.0, name="x", flag=True, steps=[1, 2], d={"a": 1})
    with pytest.raises(LookupError, match=f"^{message}"):
        look_up(values, path)


def test_a_large_variable_is_not_kept_and_says_so() -> None:
    values = stored(image=np.zeros((200, 200)), losses=[0.5] * (LIMIT - 1), w=torch.tensor(1.0))
    with pytest.raises(LookupError, match="too large to keep"):
        look_up(values, ("image", 0, 0))
    assert look_up(values, ("losses", -1)) == 0.5
    assert look_up(values, ("w",)) == 1.0


HALF = LIMIT * 6 // 10


@pytest.mark.parametrize(
    ("parts", "last"),
    [
        ([[0.5] * HALF] * 2, (-1,)),
        ([np.full(HALF, 0.5)] * 2, (-1,)),
        ([np.full((2, HALF // 2), 0.5)] * 2, (-1, -1)),
        ((torch.full((2, HALF // 2), 0.5), [0] * HALF), (-1, -1)),
    ],
    ids=["lists", "arrays", "tables", "both"],
)
def test_what_is_nested_counts_together(parts: Any, last: tuple[int, ...]) -> None:
    values = stored(v=parts, w=[1] * (LIMIT - 1))
    assert look_up(values, ("v", 0, *last)) == 0.5
    with pytest.raises(LookupError, match=rf"v\[1\] is too large to keep \({HALF:,} values"):
        look_up(values, ("v", 1, 0))
    assert look_up(values, ("w", -1)) == 1, "each variable has a budget of its own"


@given(st.lists(st.lists(st.integers(0, 9), max_size=4), max_size=5), st.integers(1, 12))
def test_never_more_is_kept_than_the_limit(tree: list[list[int]], limit: int) -> None:
    with patch("livepages.records.values.LIMIT", limit):
        kept = capture({"v": tree})
    assert sum(isinstance(leaf, int) for _, leaf in leaves(kept["v"])) <= limit


def test_four_steps_from_its_variable_a_number_is_kept_and_a_list_is_not() -> None:
    values = stored(v=[[[[1, [2]]]]])
    assert look_up(values, ("v", 0, 0, 0, 0)) == 1
    with pytest.raises(LookupError, match=r"^v\[0\]\[0\]\[0\]\[1\] is a list, not a number$"):
        look_up(values, ("v", 0, 0, 0, 1))
    with pytest.raises(LookupError, match=r"is a list; it has no 0$"):
        look_up(values, ("v", 0, 0, 0, 1, 0))


def test_only_what_python_itself_names_is_left_out() -> None:
    assert capture({"__name__": 1, "__x": 2, "_": 3, "_w": 4, "w_": 5}) == {
        "_": 3,
        "_w": 4,
        "w_": 5,
    }


def test_a_value_that_contains_itself_ends() -> None:
    loop: list[Any] = [1]
    loop.append(loop)
    assert look_up(stored(loop=loop), ("loop", 1, 1, 0)) == 1
